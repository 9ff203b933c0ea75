"""Block: what stood between two words that stayed, and what stands there now, compared letter by letter."""

from __future__ import annotations

from .anchor_align import align
from .anchor_words import ALIKE, Span

CLOSE = 0.75  # a place inside a changed stretch is looked for only where old and new are this similar
MOST = 250_000  # cells of the comparison; a stretch rewritten beyond that is not compared


class Block:
    """A changed stretch of a turn, from the end of one word that stayed to the beginning of the next."""

    def __init__(self, old: str, was: Span, new: str, now: Span) -> None:
        self.was, self.now = _trim(old, was), _trim(new, now)
        self.old, self.new = old[slice(*self.was)], new[slice(*self.now)]
        self._keys = [c.casefold() for c in self.old]
        self._new_keys = [c.casefold() for c in self.new]
        self._letters = align(self._keys, self._new_keys, lambda key: 1, lambda old, new: None, MOST)
        length = len(self.old) + len(self.new)
        self.likeness = 1 - self._letters.cost / length if length else 1.0

    def start(self, at: int) -> int | None:
        """Where a passage begins that began at `at`; a letter put in before its first word belongs to that word."""
        k = max(0, at - self.was[0])
        if self.likeness < CLOSE:
            return self.now[0] if k == 0 or not self.new else None
        j = self._letters.start(k) if self._held(k) else None
        if j is not None and (k == 0 or self.old[k - 1].isspace()):
            while j > 0 and not self.new[j - 1].isspace() and self._typed(j - 1):
                j -= 1
        return None if j is None else self.now[0] + j

    def end(self, at: int) -> int | None:
        """Where a passage ends that ended at `at`; a letter put in after its last word belongs to that word."""
        k = min(len(self.old), at - self.was[0])
        if self.likeness < CLOSE:
            return self.now[1] if k == len(self.old) or not self.new else None
        j = self._letters.end(k) if self._held(k) else None
        if j is not None and (k == len(self.old) or self.old[k].isspace()):
            while j < len(self.new) and self.new[j].isalnum() and self._typed(j):
                j += 1
        return None if j is None else self.now[0] + j

    def kept(self, start: int, end: int) -> int:
        """How many characters from `start` to `end`, white space aside, still stand here."""
        if self.likeness < ALIKE:
            return 0
        low, high = max(0, start - self.was[0]), max(0, end - self.was[0])
        return sum(1 for k in range(low, min(high, len(self.old)))
                   if not self._letters.gone[k] and not self.old[k].isspace())

    def _held(self, k: int) -> bool:
        """Whether the nearest letter on one side of k, at least, certainly stayed; so it is at either end.

        Inside a word more is asked: it must be the only one here, before and after.
        """
        within = 0 < k < len(self.old) and not self.old[k - 1].isspace() and not self.old[k].isspace()
        if within and len(self.old.split()) + len(self.new.split()) > 2:
            return False
        before = k - 1
        while before >= 0 and self.old[before].isspace():
            before -= 1
        while k < len(self.old) and self.old[k].isspace():
            k += 1
        pairs = self._letters.pairs
        return before < 0 or k == len(pairs) or pairs[before] is not None or pairs[k] is not None

    def _typed(self, j: int) -> bool:
        """Whether the new letter j was certainly not there before."""
        possible = {key for key, pair, gone in zip(self._keys, self._letters.pairs, self._letters.gone, strict=True)
                    if pair is None and not gone}
        return j not in self._letters.pairs and self._new_keys[j] not in possible


def _trim(words: str, span: Span) -> Span:
    start, end = span
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end
