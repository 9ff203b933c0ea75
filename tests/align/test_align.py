"""Everything has a place: rulers by clock, words or order; calendars by date or week."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.align import Calendar, Place, Ruler
from workbench.align.places import END_OF_SESSION
from workbench.domain import Session, Turn
from workbench.domain.passage import Passage


def turn(n, words=10, start=None, end=None, length=50):
    return Turn(id=f"trn_aa_{n}", case="c", session="ses_aa", order=float(n), words=words, start=start, end=end, length=length)


def test_places_compare_and_lie_on_one_axis():
    assert Place(3, 0.999) < Place(3, 1.2) < Place(4, 0.0)
    assert Place(7, 0.5).x == 7.25 and Place(7, 1.0).x == 7.5


def test_by_clock_where_there_are_times():
    ruler = Ruler.of([turn(1, start=0, end=10), turn(2, start=10, end=30), turn(3, start=30, end=100)])
    assert ruler.basis == "clock"
    assert ruler.turn("trn_aa_2") == (pytest.approx(0.1), pytest.approx(0.3))
    assert ruler.turn("trn_aa_3")[1] == END_OF_SESSION
    assert ruler.clock(50) == pytest.approx(0.5)


def test_by_share_of_words_without_times():
    ruler = Ruler.of([turn(1, words=30), turn(2, words=10)])
    assert ruler.basis == "words"
    assert ruler.turn("trn_aa_2")[0] == pytest.approx(0.75)


def test_a_turn_without_a_time_lies_between_its_neighbours():
    ruler = Ruler.of([turn(1, start=0, words=10), turn(2, words=10), turn(3, start=40, end=80, words=10)])
    assert ruler.basis == "clock"
    assert 0 < ruler.turn("trn_aa_2")[0] < ruler.turn("trn_aa_3")[0]


def test_a_passage_lies_inside_its_turn():
    ruler = Ruler.of([turn(1, start=0, end=50, length=100), turn(2, start=50, end=100)])
    start, end = ruler.passage(Passage(turn="trn_aa_1", start=50, end=100))
    assert (start, end) == (pytest.approx(0.25), pytest.approx(0.5))


@given(st.lists(st.tuples(st.integers(0, 40), st.one_of(st.none(), st.floats(0, 4000))), min_size=1, max_size=30))
def test_every_turn_lies_in_the_session_whatever_the_source_says(rows):
    turns = [turn(n, words=words, start=start) for n, (words, start) in enumerate(rows)]
    ruler = Ruler.of(turns)
    for t in turns:
        start, end = ruler.turn(t.id)
        assert 0 <= start < 1 and 0 <= end < 1


def sessions(*dates):
    return [Session(id=f"ses_{n}", number=n, date=d) for n, d in enumerate(dates, 1)]


def test_a_date_between_two_sessions():
    calendar = Calendar.of(sessions("2024-03-01", "2024-03-11"))
    assert calendar.place("2024-03-06") == Place(1, 1.5)
    assert calendar.place("2024-03-11").session == 2
    assert calendar.place("2024-02-20").session == 0


def test_weeks_lie_between_the_sessions_of_their_week_and_the_next():
    calendar = Calendar.of(sessions("W01", "W02", "W04"))
    assert calendar.place("W02").session == 2
    assert calendar.place("W03").session == 2 and calendar.place("W03").position > calendar.place("W02").position
    assert calendar.place("W09").session == 3


def test_a_date_in_the_other_way_of_dating_has_no_place():
    assert Calendar.of(sessions("W01", "W02")).place("2024-01-01") is None
    assert Calendar.of(sessions("", "")).place("W01") is None
