"""Ruler: translates what a transcript says (turns, seconds, passages) into positions inside one session.

By clock where the transcript has time codes, else by share of words; `basis` says which. Turns without a time among
timed ones are put between their neighbours by share of words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.domain.passage import Passage
from workbench.domain.sessions import Turn

from .places import END_OF_SESSION, inside

WORDS_PER_SECOND = 2.4  # used only for the length of a last turn that has a beginning and no end


@dataclass(frozen=True, slots=True)
class Ruler:
    """The positions of the turns of one session."""

    basis: str  # clock, words or order (nothing is transcribed)
    rows: dict[str, int]  # which turn is the how-manieth
    starts: Sequence[float]
    ends: Sequence[float]
    turns: Sequence[Turn]
    whole: float = 1.0  # what starts and ends are divided by: words, or seconds
    seconds: float | None = None  # length of the recording as far as the transcript tells

    @classmethod
    def of(cls, turns: Sequence[Turn]) -> Ruler:
        """The ruler of a session from its turns in spoken order."""
        if not turns:
            return cls("order", {}, (), (), ())
        rows = {t.id: n for n, t in enumerate(turns)}
        words = list(accumulate((max(t.words, 1) for t in turns), initial=0))
        if sum(t.start is not None for t in turns) * 2 < len(turns):
            return cls("words", rows, words, words[1:], turns, words[-1])
        starts, ends, seconds = _clock(turns, words)
        return cls("clock", rows, starts, ends, turns, seconds, seconds)

    def turn(self, id: str) -> tuple[float, float]:
        """Where a turn begins and ends; the whole session where the turn is unknown."""
        row = self.rows.get(id)
        if row is None:
            return 0.0, END_OF_SESSION
        return inside(self.starts[row] / self.whole), inside(self.ends[row] / self.whole)

    def clock(self, seconds: float) -> float:
        """Where a moment of the recording lies; half way where the session has no clock."""
        return inside(seconds / self.seconds) if self.seconds else 0.5

    def passage(self, passage: Passage) -> tuple[float, float]:
        """Where a passage begins and ends inside its turn, by share of characters."""
        start, end = self.turn(passage.turn)
        row = self.rows.get(passage.turn)
        length = max(self.turns[row].length, 1) if row is not None else 1
        at = lambda point: start + (end - start) * min(point / length, 1.0)  # noqa: E731
        return at(passage.start), at(passage.end)


def _clock(turns: Sequence[Turn], words: list[int]) -> tuple[list[float], list[float], float]:
    known = [i for i, t in enumerate(turns) if t.start is not None]
    starts = [t.start if t.start is not None else _between(turns, known, words, i) for i, t in enumerate(turns)]
    ends = []
    for i, turn in enumerate(turns):
        following = starts[i + 1] if i + 1 < len(turns) and starts[i + 1] >= starts[i] else None
        guess = starts[i] + max(turn.words, 1) / WORDS_PER_SECOND
        ends.append(turn.end if turn.end is not None else following if following is not None else guess)
    return starts, ends, max(max(ends), max(starts), 1e-9)


def _between(turns: Sequence[Turn], known: list[int], words: list[int], i: int) -> float:
    """The beginning of a turn without a time: by share of words between its timed neighbours."""
    at = bisect_right(known, i)
    left = known[at - 1] if at else None
    right = known[at] if at < len(known) else None
    if left is None:
        return max(0.0, turns[right].start - (words[right] - words[i]) / WORDS_PER_SECOND)
    if right is None:
        return turns[left].start + (words[i] - words[left]) / WORDS_PER_SECOND
    share = (words[i] - words[left]) / max(words[right] - words[left], 1)
    return turns[left].start + share * (turns[right].start - turns[left].start)
