"""Every chart at every size and tone becomes a picture; it holds what it must and nothing it must not."""

import json
import re
import struct
from xml.etree import ElementTree

import altair as alt
import pytest
import vl_convert

from tests.charts import made
from workbench import charts
from workbench.charts.render import VERSION

TONES = ("light", "dark")
PAGE = {"size": "page", "width": 620}
PEOPLE = made.participants()


DRAWN = {
    **{f"timeline-{n}": (lambda n=n, **o: charts.timeline(made.timeline(n), **o)) for n in (1, 5, 20, 24, 60, 300)},
    "timeline-one-rater": lambda **o: charts.timeline(made.timeline(24, raters=("dario",)), **o),
    "timeline-no-ratings": lambda **o: charts.timeline(made.timeline(24, parts=("episodes", "rest")), **o),
    "timeline-no-episodes": lambda **o: charts.timeline(made.timeline(24, parts=("ratings", "rest")), **o),
    "timeline-only-sessions": lambda **o: charts.timeline(made.timeline(24, parts=()), **o),
    "timeline-nothing": lambda **o: charts.timeline(made.timeline(24).iloc[:0], **o),
    "session-clock": lambda **o: charts.session(CLOCK, made.annotations(CLOCK), participants=PEOPLE, **o),
    "session-words": lambda **o: charts.session(WORDS, made.annotations(WORDS, 12), participants=PEOPLE, **o),
    "session-uncoded": lambda **o: charts.session(CLOCK, participants=PEOPLE, **o),
    "session-empty": lambda **o: charts.session(CLOCK.iloc[:0], session=4, **o),
    "session-long": lambda **o: charts.session(LONG, made.annotations(LONG, 300), participants=PEOPLE, **o),
    **{f"trajectory-{n}": (lambda n=n, **o: charts.trajectory(made.ratings(n), measure="wai_sr", **o)) for n in (5, 24, 300)},
}
CLOCK, WORDS, LONG = made.turns(96), made.turns(40, clock=False), made.turns(600)


MAIN = ("timeline-5", "timeline-20", "timeline-300", "session-clock", "trajectory-24")
WAYS = [(name, "light", {}) for name in DRAWN] + [
    (name, tone, size) for name in MAIN for tone in TONES for size in ({}, PAGE) if tone == "dark" or size]


@pytest.mark.parametrize(("name", "tone", "size"), WAYS)
def test_every_chart_becomes_a_picture_of_the_width_it_was_asked_for(name, tone, size):
    chart = DRAWN[name](tone=tone, **size)
    picture = charts.png(chart, 1)
    assert picture.startswith(b"\x89PNG") and len(picture) > 1000
    wide, high = struct.unpack(">II", picture[16:24])
    assert wide <= size.get("width", 1200) and high < 1000


@pytest.mark.parametrize("name", ["timeline-24", "session-clock", "trajectory-24"])
def test_a_chart_comes_back_from_its_json(name):
    spec = DRAWN[name]().to_json()
    assert json.loads(spec)["$schema"].endswith(f"v{alt.VEGALITE_VERSION}.json")
    assert json.loads(alt.Chart.from_json(spec).to_json()) == json.loads(spec)


@pytest.mark.parametrize("name", DRAWN)
def test_every_chart_says_what_it_shows(name):
    words = charts.alt_text(DRAWN[name]())
    assert len(words) > 30 and words.endswith(".") and "nan" not in words and "None" not in words


def test_an_svg_carries_the_words_for_those_who_cannot_see_it():
    frame = made.timeline(8)
    frame.loc[frame["by"] == "dario", "name"] = 'D. "<&>'
    drawn = charts.svg(charts.timeline(frame))
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img" and 'D. "<&>' in root.get("aria-label")


def test_the_session_chart_holds_no_word_of_the_transcript():
    annotations = made.annotations(CLOCK)
    spec = charts.session(CLOCK, annotations, participants=PEOPLE).to_json()
    said = {word for words in [*CLOCK["text"], *annotations["quote"]] for word in words.split() if len(word) >= 6}
    assert len(said) > 500 and not [word for word in said if word in spec]


def test_one_engine_draws_screen_and_report():
    assert VERSION in vl_convert.get_vegalite_versions()
    assert alt.VEGALITE_VERSION.startswith(VERSION + ".")


@pytest.mark.parametrize("name", DRAWN)
def test_what_people_wrote_stays_data(name):
    """Expressions and field names are constants: no label, name or code of a person is among them."""
    spec = DRAWN[name]().to_dict()
    written = json.dumps([spec["layer"], spec["config"]])
    assert set(re.findall(r'"expr": "([^"]*)"', written)) <= {
        "datum.shift", "datum.says", "datum.align", "datum.weight", "datum.letter"}
    for word in (*made.LABELS, *made.EVENTS, *made.CODES, "Dario", "Nadia", "wai_sr"):
        assert word not in written


def test_labels_are_never_run_as_expressions():
    frame = made.timeline(8)
    frame.loc[frame["kind"] == "episode", "label"] = "datum.x'); alert(1); ('"
    charts.png(charts.timeline(frame), 1)


def test_nothing_is_fetched_to_draw():
    with pytest.raises(ValueError):
        vl_convert.vegalite_to_png({"data": {"url": "https://example.org/a.csv"}, "mark": "point", "encoding": {}},
                                   vl_version=VERSION, allowed_base_urls=[])
    assert "://" not in charts.timeline(made.timeline(24)).to_json().replace("https://vega.github.io/schema", "")
