"""Inside one session: by the clock or by words, every turn and every code in its place."""

import pytest

from tests.charts import made
from tests.charts.test_timeline import rows, words
from workbench import charts
from workbench.charts.codes import merged, passages
from workbench.charts.talk import talk
from workbench.domain.errors import Refused

PEOPLE = made.participants()


def test_the_axis_says_what_it_is():
    assert "Clock, from the recording" in words(charts.session(made.turns(40), participants=PEOPLE))
    assert "Share of words" in words(charts.session(made.turns(40, clock=False), participants=PEOPLE))
    bare = made.turns(40, clock=False).assign(words=None)
    assert "Order of turns" in words(charts.session(bare.astype({"words": "Int64"}), participants=PEOPLE))


def test_one_bar_is_one_turn_and_gaps_are_silence():
    turns = made.turns(40)
    bars = {r["turn"]: r for r in rows(charts.session(turns, participants=PEOPLE), "areas") if "turn" in r}
    assert set(bars) == set(turns["turn"])
    first, second = bars[1], bars[2]
    assert first["x"] == pytest.approx(turns["x"].iloc[0], abs=0.001)
    assert first["x2"] < second["x"] and first["y"] < second["y"]
    assert bars[3]["says"].startswith("Turn 3, Dario, ")


def test_places_are_those_of_the_table():
    turns = made.turns(40)
    this = talk(turns, 11, PEOPLE)
    assert [t.a for t in this.turns] == pytest.approx(list(turns["position"]))
    assert this.second(this.turns[7].a) == pytest.approx(turns["start"].iloc[7])


def test_shares_of_talk_add_up():
    chart = charts.session(made.turns(96), participants=PEOPLE)
    numbers = [int(r["words"]) for r in rows(chart, "words") if r["weight"] == 600]
    assert len(numbers) % 2 == 0 and all(a + b == 100 for a, b in zip(numbers[::2], numbers[1::2]))


def test_coders_stand_side_by_side_and_doubt_is_hollow():
    turns = made.turns(96)
    annotations = made.annotations(turns)
    chart = charts.session(turns, annotations, participants=PEOPLE)
    marks = [r for r in rows(chart, "marks") if "coder" in r]
    assert {r["coder"]: r["shift"] for r in marks} == {"JR": -4.75, "MK": 4.75}
    hollow = [r for r in marks if r["fill"] == "#ffffff"]
    assert hollow and all("doubtful" in r["says"] for r in hollow)


def test_families_differ_by_shape():
    turns = made.turns(96)
    marks = [r for r in rows(charts.session(turns, made.annotations(turns, 200), participants=PEOPLE), "marks") if "code" in r]
    shapes = {}
    for r in marks:
        shapes.setdefault(r["code"].split(".")[0], set()).add(r["shape"])
    assert len(shapes) == 5 and all(len(s) == 1 for s in shapes.values()) and len({s.pop() for s in shapes.values()}) == 5
    only = charts.session(turns, made.annotations(turns, 200), participants=PEOPLE, families=["withdrawal"])
    assert {r["code"].split(".")[0] for r in rows(only, "marks") if "code" in r} == {"withdrawal"}


def test_passages_nearer_than_their_marks_are_drawn_as_one_and_say_so():
    turns = made.turns(96)
    found = passages(talk(turns, 11, PEOPLE), made.annotations(turns, 300), PEOPLE, None)
    row = [p for p in found if p.coder == "MK" and p.code == found[0].code]
    drawn = merged(row, 900)
    assert sum(p.merged for p in drawn) == len(row) > len(drawn)
    assert all((b.position - a.position) * 900 >= 8 for a, b in zip(drawn, drawn[1:]))


def test_a_place_given_by_the_table_of_codings_is_kept():
    turns = made.turns(96)
    annotations = made.annotations(turns, 5).assign(x=11.25)
    marks = [r for r in rows(charts.session(turns, annotations, participants=PEOPLE), "marks") if "code" in r]
    assert marks and all(r["x"] == 11.25 for r in marks)


def test_many_sessions_in_a_table_need_a_choice():
    import pandas as pd
    both = pd.concat([made.turns(10, session=3), made.turns(10, session=4)])
    with pytest.raises(Refused, match="The table holds 2 sessions .3 to 4.. Say which one: session=3."):
        charts.session(both)
    assert "Session 4" in words(charts.session(both, session=4, participants=PEOPLE))


def test_nothing_coded_and_no_transcript_are_said():
    assert "Nothing coded in this session." in words(charts.session(made.turns(20), participants=PEOPLE))
    assert "No transcript of this session." in words(charts.session(made.turns(5).iloc[:0], session=9))


def test_without_a_table_of_participants_keys_speak_for_themselves():
    turns = made.turns(20)
    turns["by"] = turns["by"].map({"dario": "patient", "nadia": "therapist"})
    this = talk(turns, 11, None)
    assert [this.role(by) for by in this.speakers] == ["patient", "therapist"]
