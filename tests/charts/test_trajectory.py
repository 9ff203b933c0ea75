"""One measure: raters together, missing sessions visible, choices refused in sentences."""

import pandas as pd
import pytest

from tests.charts import made
from tests.charts.test_timeline import rows, words
from workbench import charts
from workbench.domain.errors import NotFound, Refused
from workbench.frames.columns import frame as table

RATINGS = made.ratings(24)


def sessions(missed):
    return table("sessions", [dict.fromkeys(("id", "date", "setting", "source", "note")) | {"session": s, "duration": 0.0} | dict.fromkeys(("turns", "words", "passages"), 0) | {"state": "cancelled" if s in missed else "held"} for s in range(1, 25)])


def test_raters_are_drawn_together_over_the_whole_range():
    chart = charts.trajectory(RATINGS, measure="wai_sr", participants=made.participants())
    assert rows(chart, "lines-patient") and rows(chart, "lines-therapist")
    assert [w for w in words(chart) if w in "12345"] and [w for w in words(chart) if w.startswith("Dario (patient) ")]


def test_missing_sessions_are_visible():
    held = set(RATINGS.loc[RATINGS["value"].notna(), "session"])
    missed = set(range(1, 25)) - held
    assert missed
    chart = charts.trajectory(RATINGS, measure="wai_sr", sessions=sessions(missed))
    said = {r["says"] for r in rows(chart, "marks") if r.get("says")}
    assert {f"Session {s} was not held." for s in missed} <= said
    assert not missed & {r["session"] for r in rows(chart, "lines-patient")}


def test_the_text_for_those_who_cannot_see_it_gives_range_and_lowest():
    alliance = RATINGS[(RATINGS["measure"] == "wai_sr") & (RATINGS["by"] == "dario")]["value"]
    text = charts.alt_text(charts.trajectory(RATINGS, measure="wai_sr", participants=made.participants()))
    assert f"Dario (patient) {alliance.min():g} to {alliance.max():g}" in text
    assert "1 to 5" in text and "after each session" in text


def test_what_cannot_be_drawn_is_said_with_what_can():
    with pytest.raises(NotFound, match="Nobody rated gad_7 in this case. Rated are: ors, psq, rrs3, wai_sr."):
        charts.trajectory(RATINGS, measure="gad_7")
    with pytest.raises(NotFound, match="Its scales are: total"):
        charts.trajectory(RATINGS, measure="wai_sr", scale="bond")
    twice = pd.concat([RATINGS, RATINGS.assign(timing="pre")])
    with pytest.raises(Refused, match="given at 2 times: post, pre. Say which: timing='post'"):
        charts.trajectory(twice, measure="wai_sr")
    assert charts.trajectory(twice, measure="wai_sr", timing="pre").to_dict()["layer"]
