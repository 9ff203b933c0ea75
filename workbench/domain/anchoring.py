"""Anchoring: where a passage lies after the words of its turn were corrected, if that is certain.

Words are compared with words, and between the words that stayed letter by letter. A passage is placed only where
every cheapest reading of the correction puts both its ends in the same place, enough of it still stands there, and
nothing seems to have crossed its ends; otherwise the answer is None, and the passage waits for a person.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from .anchor_align import Alignment, align
from .anchor_block import Block
from .anchor_words import keys_of, mended, weigh, words_of
from .passage import Passage

ENOUGH = 1 / 3  # share of the characters of a passage that must still stand there
NEAR = 6  # words either side of a passage among which a word that left it is looked for


def relocate(passage: Passage, old: str, new: str) -> tuple[int, int] | None:
    """Where the passage of `old` lies in `new`, in code points; None where that is not certain."""
    return Correction(old, new).place(passage.start, passage.end)


class Correction:
    """One correction of the words of a turn; says where a passage of the old words lies in the new ones."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._was, self._is = words_of(old), words_of(new)
        self._old_keys, self._new_keys = keys_of(old, self._was), keys_of(new, self._is)
        self._blocks: dict[int, Block] = {}

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The new start and end of the passage from `start` to `end`, or None where they are not certain."""
        if self.old == self.new:
            return start, end
        first = bisect_right(self._was, start, key=lambda span: span[1])
        last = bisect_left(self._was, end, key=lambda span: span[0]) - 1
        if first > last:
            return self._place_blank(start, end, first)
        if self._kept(start, end, first, last) < ENOUGH:
            return None
        if start <= self._was[0][0] and end >= self._was[-1][1]:
            return 0, len(self.new)
        here, there = self._start(start, first), self._end(end, last)
        if here is None or there is None or here >= there or self._crossed(first, last, here, there):
            return None
        return here, there

    @cached_property
    def _words(self) -> Alignment:
        return align(self._old_keys, self._new_keys, weigh, mended)

    def _stays(self, i: int) -> int | None:
        """The new word that the old word i is, if it stayed letter for letter but for capitals."""
        j = self._words.pairs[i]
        if j is None or self._old_keys[i] != self._new_keys[j]:
            return None
        (a, b), (c, d) = self._was[i], self._is[j]
        return j if b - a == d - c else None

    @cached_property
    def _stayed(self) -> list[int]:
        return [i for i in range(len(self._was)) if self._stays(i) is not None]

    def _block(self, i: int) -> Block:
        """The changed stretch in which the old word i stood."""
        at = bisect_left(self._stayed, i)
        if at not in self._blocks:
            before, after = self._stayed[at - 1] if at else None, self._stayed[at] if at < len(self._stayed) else None
            a, c = (0, 0) if before is None else (self._was[before][1], self._is[self._stays(before)][1])
            b, d = ((len(self.old), len(self.new)) if after is None
                    else (self._was[after][0], self._is[self._stays(after)][0]))
            self._blocks[at] = Block(self.old, (a, b), self.new, (c, d))
        return self._blocks[at]

    def _start(self, at: int, i: int) -> int | None:
        """The new place of a passage's start that lies in or before the old word i."""
        word, blank = self._was[i][0], self.old[at:self._was[i][0]]
        place = self._inside(max(at, word), i)
        if place is None:
            place = self._block(i).start(max(at, word))
        if place is None:
            return None
        while place < len(self.new) and self.new[place].isspace():
            place += 1
        return place - len(blank) if self.new[:place].endswith(blank) else place

    def _end(self, at: int, i: int) -> int | None:
        """The new place of a passage's end that lies in or after the old word i."""
        word, blank = self._was[i][1], self.old[self._was[i][1]:at]
        place = self._inside(min(at, word), i)
        if place is None:
            place = self._block(i).end(min(at, word))
        if place is None:
            return None
        while place > 0 and self.new[place - 1].isspace():
            place -= 1
        return place + len(blank) if self.new.startswith(blank, place) else place

    def _inside(self, at: int, i: int) -> int | None:
        """The new place of a point in or beside the old word i, if that word stayed."""
        j = self._stays(i)
        return None if j is None else self._is[j][0] + at - self._was[i][0]

    def _place_blank(self, start: int, end: int, i: int) -> tuple[int, int] | None:
        """The new place of a passage of white space alone: certain only between the same two words."""
        if not 0 < i < len(self._was) or None in (before := self._stays(i - 1), after := self._stays(i)):
            return None
        (_, a), (b, _), (_, c), (d, _) = self._was[i - 1], self._was[i], self._is[before], self._is[after]
        return (start - a + c, end - a + c) if self.old[a:b] == self.new[c:d] else None

    def _kept(self, start: int, end: int, first: int, last: int) -> float:
        """The share of a passage's characters, white space aside, that are not certainly gone."""
        kept = total = 0
        for i in range(first, last + 1):
            low, high = max(self._was[i][0], start), min(self._was[i][1], end)
            unsure = (low, high) == self._was[i] and self._words.pairs[i] is None and not self._words.gone[i]
            total += high - low
            if self._stays(i) is not None or unsure:
                kept += high - low
            else:
                kept += self._block(i).kept(low, high)
        return kept / total

    def _crossed(self, first: int, last: int, here: int, there: int) -> bool:
        """Whether a word or mark left the passage and stands just outside it now, or came in from just outside.

        It may be the same one moved, or one dropped and the like typed: nobody can tell. Further off, two in a
        row are looked for.
        """
        begins = bisect_right(self._is, here, key=lambda span: span[1])
        ends = bisect_left(self._is, there, key=lambda span: span[0]) - 1
        for i in self._left:
            for j in self._came.get(self._old_keys[i], ()):
                if (first <= i <= last) != (begins <= j <= ends) and (self._two(i, j) or (
                        first - NEAR <= i <= last + NEAR and begins - NEAR <= j <= ends + NEAR)):
                    return True
        return False

    @cached_property
    def _left(self) -> list[int]:
        """Old words that did not certainly stay."""
        return [i for i in range(len(self._was)) if self._stays(i) is None]

    @cached_property
    def _came(self) -> dict[str, list[int]]:
        """New words that are not certainly an old one that stayed, by what they say."""
        came: dict[str, list[int]] = {}
        for j in sorted(set(range(len(self._is))) - {self._stays(i) for i in self._stayed}):
            came.setdefault(self._new_keys[j], []).append(j)
        return came

    def _two(self, i: int, j: int) -> bool:
        """Whether the word after an old one that left and the word after a new one that came are the same, too."""
        return (i + 1 < len(self._was) and self._stays(i + 1) is None
                and j + 1 in self._came.get(self._old_keys[i + 1], ()))
