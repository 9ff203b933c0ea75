"""Requirements of the field that the core answers, each by its check."""

from __future__ import annotations

import pytest

from workbench.charts.tokens import glyph, theme, tokens
from workbench.domain import Refused
from workbench.domain.episodes import SUBFORMS, TYPES


@pytest.fixture
def sessions(case):
    for number in (1, 2, 3):
        case.add_session(number)
    return case


def test_s11_a_claimed_consequence_needs_source_target_and_rationale(sessions):
    one = sessions.mark(type="withdrawal", session=1, label="One")
    two = sessions.mark(type="confrontation", session=2, label="Two")
    with pytest.raises(Refused, match="rationale"):
        sessions.link(two, "consequence-of", one)
    sessions.link(two, "consequence-of", one, note="She says so in session 3.")
    assert len(sessions.links) == 1


def test_s15_confrontation_is_a_type_with_its_own_colour_and_shape(sessions):
    assert "confrontation" in TYPES
    for tone in ("light", "dark"):
        assert theme(tone).confrontation != theme(tone).withdrawal
    families = tokens()["families"]
    assert glyph(families["confrontation"]) != glyph(families["withdrawal"])
    sessions.mark(type="confrontation", session=1, label="One")
    sessions.mark(type="withdrawal", session=2, label="Two")
    spec = sessions.chart.timeline().to_json()
    assert theme("light").confrontation in spec and theme("light").withdrawal in spec


def test_s16_sub_forms_of_withdrawal_and_complying_without_any_dip(sessions):
    assert {"withdrawing", "deferring", "complying"} < set(SUBFORMS)
    assert sessions.ratings.empty
    sessions.mark(type="withdrawal", subform="complying", session=2, label="Yes")
    sessions.mark(type="withdrawal", subform="deferring", session=3, label="As you think")
    assert list(sessions.episodes.query("subform == 'complying'")["label"]) == ["Yes"]
    with pytest.raises(Refused, match="sub-form"):
        sessions.mark(type="withdrawal", subform="sulking", session=3)


def test_s23_each_episode_may_say_which_definition_it_meets(sessions):
    sessions.revise("case", definition=("D1", "D4"))
    sessions.mark(type="withdrawal", session=1, label="One", definition="D4")
    sessions.mark(type="confrontation", session=2, label="Two", definition="D1")
    table = sessions.episodes.groupby(["definition", "type"]).size()
    assert table["D4", "withdrawal"] == 1 and table["D1", "confrontation"] == 1
    with pytest.raises(Refused, match="D1 to D5"):
        sessions.mark(type="withdrawal", session=3, definition="D9")
    with pytest.raises(Refused, match="definitions"):
        sessions.revise("case", definition=("D7",))
