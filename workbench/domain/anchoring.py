"""Anchoring: where a passage lies after the words of its turn were corrected, if that is certain.

Words are compared with words, and a changed word character by character with what it became. A passage is placed
only where every cheapest reading of the correction puts both its ends in the same place and enough of it still
stands there; otherwise the answer is None, and the passage waits for a person.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from .anchor_align import Alignment, align
from .passage import Passage

ENOUGH = 1 / 3  # share of the characters of a passage that must still stand there
ALIKE = 0.6  # two words this similar may be one word, mended

_POINTS = string.punctuation + "“”„‘’‚«»‹›…–—¿¡。、，！？；：「」『』（）"
_POINT = f"[{re.escape(_POINTS)}]"
_TOKEN = re.compile(rf"(?:[^\s{_POINT[1:-1]}]|(?<=[^\W_])['’\-](?=[^\W_]))+|{_POINT}")


def relocate(passage: Passage, old: str, new: str) -> tuple[int, int] | None:
    """Where the passage of `old` lies in `new`, in code points; None where that is not certain."""
    return Correction(old, new).place(passage.start, passage.end)


class Correction:
    """One correction of the words of a turn; says where a passage of the old words lies in the new ones."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._was = [match.span() for match in _TOKEN.finditer(old)]
        self._is = [match.span() for match in _TOKEN.finditer(new)]
        self._letters: dict[int, Alignment] = {}

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The new start and end of the passage from `start` to `end`, or None where they are not certain."""
        if self.old == self.new:
            return start, end
        first = bisect_right(self._was, start, key=lambda span: span[1])
        last = bisect_left(self._was, end, key=lambda span: span[0]) - 1
        if first > last:
            return self._place_blank(start, end, first)
        if self._kept(start, end, first, last) < ENOUGH or self._torn(first, last):
            return None
        if start <= self._was[0][0] and end >= self._was[-1][1]:
            return 0, len(self.new)
        here, there = self._start(start, first), self._end(end, last)
        return (here, there) if here is not None and there is not None and here < there else None

    @cached_property
    def _words(self) -> Alignment:
        return align(self._keys(self.old, self._was), self._keys(self.new, self._is), _weigh, _mended)

    @staticmethod
    def _keys(words: str, spans: list[tuple[int, int]]) -> list[str]:
        return [words[a:b].casefold().replace("’", "'") for a, b in spans]

    def _partner(self, i: int) -> tuple[int, int] | None:
        """Where the old word i stands now."""
        j = self._words.pairs[i]
        return None if j is None else self._is[j]

    def _inside(self, i: int) -> Alignment | None:
        """The letters of the old word i against those of the word it became; None where it stayed as it was."""
        (a, b), (c, d) = self._was[i], self._partner(i)
        old, new = self.old[a:b], self.new[c:d]
        if old == new:
            return None
        if i not in self._letters:
            self._letters[i] = align([x.casefold() for x in old], [x.casefold() for x in new], _one, _never)
        return self._letters[i]

    def _start(self, at: int, i: int) -> int | None:
        """The new place of a passage's start that lies in or before the old word i."""
        begin = self._was[i][0]
        if at <= begin:
            j = self._words.start(i)
            if j is None or j >= len(self._is):
                return None
            place, blank = self._is[j][0], self.old[at:begin]
            return place - len(blank) if self.new[:place].endswith(blank) else place
        if self._partner(i) is None:
            after = i + 1 < len(self._was) and self._words.gone[i] and self._partner(i + 1)
            return after[0] if after else None
        inner = self._inside(i)
        k = at - begin if inner is None else inner.start(at - begin)
        return None if k is None else self._partner(i)[0] + k

    def _end(self, at: int, i: int) -> int | None:
        """The new place of a passage's end that lies in or after the old word i."""
        begin, finish = self._was[i]
        if at >= finish:
            j = self._words.end(i + 1)
            if not j:
                return None
            place, blank = self._is[j - 1][1], self.old[finish:at]
            return place + len(blank) if self.new.startswith(blank, place) else place
        if self._partner(i) is None:
            before = i > 0 and self._words.gone[i] and self._partner(i - 1)
            return before[1] if before else None
        inner = self._inside(i)
        k = at - begin if inner is None else inner.end(at - begin)
        return None if k is None else self._partner(i)[0] + k

    def _place_blank(self, start: int, end: int, i: int) -> tuple[int, int] | None:
        """The new place of a passage of white space alone: certain only between the same two words."""
        if not 0 < i < len(self._was):
            return None
        before, after = self._partner(i - 1), self._partner(i)
        if not before or not after or self.new[before[1]:after[0]] != self.old[self._was[i - 1][1]:self._was[i][0]]:
            return None
        shift = before[1] - self._was[i - 1][1]
        return start + shift, end + shift

    def _kept(self, start: int, end: int, first: int, last: int) -> float:
        """The share of a passage's characters, white space aside, that are not certainly gone."""
        kept = total = 0
        for i in range(first, last + 1):
            a, b = self._was[i]
            low, high = max(a, start) - a, min(b, end) - a
            total += high - low
            if self._partner(i) is not None:
                inner = self._inside(i)
                kept += high - low - (sum(inner.gone[low:high]) if inner else 0)
            elif not self._words.gone[i]:
                kept += high - low
        return kept / total

    def _torn(self, first: int, last: int) -> bool:
        """Whether two or more words in a row left this passage and stand together elsewhere in the turn."""
        gone = self._words.gone
        return any(gone[i] and gone[i + 1] and self._pair_of_words(self.old, self._was, i) in self._arrived
                   for i in range(first, last))

    @cached_property
    def _arrived(self) -> frozenset[tuple[str, ...]]:
        here = {j for j in self._words.pairs if j is not None}
        return frozenset(self._pair_of_words(self.new, self._is, j) for j in range(len(self._is) - 1)
                         if j not in here and j + 1 not in here)

    def _pair_of_words(self, words: str, spans: list[tuple[int, int]], i: int) -> tuple[str, ...]:
        return tuple(self._keys(words, spans[i:i + 2]))


def _weigh(key: str) -> int:
    return 1 if key in _POINTS else 2


def _one(key: str) -> int:
    return 1


def _never(old: str, new: str) -> None:
    return None


@lru_cache(maxsize=8192)
def _mended(old: str, new: str) -> int | None:
    """Whether one word may have become the other by mending: alike, and neither of them a mark."""
    if old in _POINTS or new in _POINTS:
        return None
    shorter, longer = sorted((len(old), len(new)))
    if 2 * shorter < ALIKE * (shorter + longer):
        return None
    return 1 if SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE else None
