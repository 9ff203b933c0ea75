"""The visual language: words can be read, hues that share a track are told apart, shapes say the same as hues."""

import pytest

from tests.charts.colour import SEEN, contrast, distance
from workbench.charts.tokens import FAMILIES, WHO, glyph, ring, size, theme, tokens
from workbench.domain.errors import NotFound

TONES = ("light", "dark")
WORDS = ("ink", "ink_2", "patient", "therapist", "observer", "confrontation", "withdrawal", "resolution", "other")
TOGETHER = [("patient", "therapist"), ("patient", "observer"), ("therapist", "observer"),
            ("confrontation", "withdrawal"), ("withdrawal", "resolution"), ("confrontation", "resolution")]


def test_the_distance_is_that_of_the_published_examples():
    assert distance("#ff0000", "#ff0000") == 0
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("name", WORDS)
def test_every_colour_of_words_is_readable_on_paper_and_side(tone, name):
    colours = theme(tone)
    assert contrast(getattr(colours, name), colours.paper) >= 4.5
    assert contrast(getattr(colours, name), colours.side) >= 4.5


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("pair", TOGETHER)
@pytest.mark.parametrize("eye", SEEN)
def test_hues_that_share_a_track_differ_for_every_eye(tone, pair, eye):
    one, other = (getattr(theme(tone), name) for name in pair)
    assert distance(one, other, eye) >= 13


def test_light_and_dark_have_the_same_names():
    assert set(tokens()["colours"]["light"]) == set(tokens()["colours"]["dark"])


def test_who_and_what_differ_by_shape_too():
    looks = tokens()["marks"]
    assert len({(look["glyph"], look["filled"]) for look in looks.values()}) == len(WHO)
    assert len({str(line["dash"]) for line in tokens()["lines"].values()}) == len(WHO)
    assert len(set(tokens()["families"].values())) == len(FAMILIES)


def test_every_named_glyph_is_there():
    for name in [look["glyph"] for look in tokens()["marks"].values()] + list(tokens()["families"].values()):
        assert glyph(name).startswith("M")


def test_a_ring_closes_as_far_as_it_was_resolved():
    assert ring(1).endswith("0.0000,-1.0000")
    assert ring(3).split(",")[-2:] == ["0.0000", "1.0000"]
    assert ring(5).split("A1,1,0,")[1].startswith("1")
    assert ring(9) == ring(5)


def test_unknown_tones_and_sizes_name_the_known_ones():
    with pytest.raises(NotFound, match="light or dark"):
        theme("sepia")
    with pytest.raises(NotFound, match="screen or page"):
        size("poster")
