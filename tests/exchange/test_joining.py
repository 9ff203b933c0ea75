"""Pieces to turns: what joins, what is kept apart, what is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import Unreadable
from workbench.exchange import DraftTurn
from workbench.exchange.joining import join, report_missing_speakers, report_times
from workbench.exchange.moments import ImpossibleTime, clock, from_number, seconds, told
from workbench.exchange.remarks import Remarks
from workbench.exchange.transcripts import check_turns

TIMES = st.none() | st.integers(0, 50).map(float)
PIECES = st.lists(st.tuples(st.sampled_from(["", "P", "T"]), TIMES, TIMES), max_size=12)


def pieces(made: list[tuple[str, float | None, float | None]]) -> list[DraftTurn]:
    return [
        DraftTurn(speaker=who, text=f"w{n}", start=start, end=end, where=f"line {n}")
        for n, (who, start, end) in enumerate(made)
    ]


@given(PIECES)
def test_no_word_is_lost_moved_or_given_to_another(
    made: list[tuple[str, float | None, float | None]],
) -> None:
    turns = join(pieces(made))
    assert " ".join(turn.text for turn in turns).split() == [f"w{n}" for n in range(len(made))]
    assert [who for turn in turns for who in [turn.speaker] * len(turn.text.split())] == [
        who for who, _, _ in made
    ]
    assert all(len(turn.text.split()) == 1 for turn in turns if not turn.speaker)


@given(PIECES)
def test_everything_out_of_order_is_told_once(made: list[tuple[str, float | None, float | None]]) -> None:
    remarks = Remarks("f", most=100)
    report_times(pieces(made), remarks)
    timed = [(f"line {n}", start) for n, (_, start, _) in enumerate(made) if start is not None]
    backwards = {
        where for (_, before), (where, start) in zip(timed, timed[1:], strict=False) if start < before
    }
    assert {n.where for n in remarks.notices() if "backwards" in n.what} == backwards


def test_a_joined_turn_runs_from_its_first_start_to_its_last_end() -> None:
    (turn,) = join(pieces([("P", None, 2.0), ("P", 2.0, 3.0), ("P", 3.0, None)]))
    assert (turn.start, turn.end, turn.text, turn.where) == (2.0, None, "w0 w1 w2", "line 0")


def test_missing_speakers_are_counted() -> None:
    remarks = Remarks("f")
    report_missing_speakers(pieces([("", None, None), ("P", None, None)]), remarks)
    assert "1 of 2 turns have no speaker (line 0)" in remarks.notices()[0].what


def test_too_many_turns() -> None:
    turns = pieces([("P" if n % 2 else "T", None, None) for n in range(20_001)])
    with pytest.raises(
        Unreadable, match="line 20000: there are 20,001 turns in one session; the limit is 20,000"
    ):
        check_turns("f", turns, Remarks("f"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("00:00:13", 13),
        ("1:02:03.5", 3723.5),
        ("75:10", 4510),
        ("12,25", 12.25),
        ("00:12", 12),
        (" 7 ", 7),
        ("100:00:00", 360000),
    ],
)
def test_times(text: str, value: float) -> None:
    assert seconds(text) == value


@pytest.mark.parametrize(
    "text", ["00:61:00", "00:00:60", "1:2:3:4", "later", "", "-5", "1e5", "NaN", "00:09:0255"]
)
def test_times_that_cannot_be(text: str) -> None:
    with pytest.raises(ImpossibleTime):
        told(text)


@pytest.mark.parametrize("value", [True, -1, float("inf"), [], {}])
def test_numbers_that_are_no_times(value: object) -> None:
    with pytest.raises(ImpossibleTime):
        from_number(value)


@given(st.integers(0, 10**8))
def test_clocks_are_read_back(milliseconds: int) -> None:
    assert seconds(clock(milliseconds / 1000)) == pytest.approx(milliseconds / 1000, abs=1e-6)
