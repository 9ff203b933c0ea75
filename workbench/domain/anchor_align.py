"""Alignment of two sequences that knows where it is certain: where every cheapest alignment says the same.

In “no, no, no” with one “no” taken out nobody can say which one went, and no cleverness will find out. So this
aligner does not choose: it looks at *all* cheapest alignments at once, and calls certain only what they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Weigh = Callable[[str], int]
Turned = Callable[[str, str], "int | None"]

MOST = 1_000_000  # cells of the table below, about a second; a text rewritten beyond that is not aligned
_FAR = 1 << 40


@dataclass(frozen=True, slots=True)
class Alignment:
    """What is certain about each old element, and between which new ones each old gap lies.

    Gap g stands before old element g; gap n stands after the last.
    """

    pairs: tuple[int | None, ...]  # the new element that this old one certainly is
    gone: tuple[bool, ...]  # certainly taken out
    gaps: tuple[tuple[int, int], ...]  # leftmost and rightmost new gap, over all cheapest alignments
    size: int  # of the new sequence
    cost: int  # of the cheapest alignment

    def start(self, g: int) -> int | None:
        """The new gap at which a passage begins that began at gap g; None where that is uncertain."""
        if g < len(self.pairs) and self.pairs[g] is not None:
            return self.pairs[g]
        if g == 0:
            return 0
        if self.pairs[g - 1] is not None:
            return self.pairs[g - 1] + 1
        return self._meeting(g)

    def end(self, g: int) -> int | None:
        """The new gap at which a passage ends that ended at gap g; None where that is uncertain."""
        if g > 0 and self.pairs[g - 1] is not None:
            return self.pairs[g - 1] + 1
        if g == len(self.pairs):
            return self.size
        if self.pairs[g] is not None:
            return self.pairs[g]
        return self._meeting(g)

    def _meeting(self, g: int) -> int | None:
        low, high = self.gaps[g]
        return low if low == high else None


def align(old: Sequence[str], new: Sequence[str], weigh: Weigh, turned: Turned, most: int = MOST) -> Alignment:
    """Align two sequences of keys.

    `weigh` is the cost of adding or taking out an element (≥ 1); `turned` the cost (≥ 1) of one element turning
    into a different one of equal weight, or None where it cannot. Beyond `most` cells nothing is called certain.
    """
    head, tail = _anchored(old, new)
    inner = _window(old[head:len(old) - tail], new[head:len(new) - tail], weigh, turned, most)
    first_tail, shift = len(old) - tail, len(new) - len(old)
    return Alignment(
        pairs=(*range(head), *(None if j is None else j + head for j in inner.pairs),
               *(i + shift for i in range(first_tail, len(old)))),
        gone=(*[False] * head, *inner.gone, *[False] * tail),
        gaps=(*((i, i) for i in range(head)), *((a + head, b + head) for a, b in inner.gaps),
              *((i + shift, i + shift) for i in range(first_tail + 1, len(old) + 1))),
        size=len(new), cost=inner.cost)


def _anchored(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many elements at the head and at the tail are certainly unchanged.

    The common head counts up to its last element that is found only once in both sequences: every cheapest
    alignment pairs that one, since leaving it out costs its weight twice and saves nothing. The same for the tail.
    """
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    if head == len(old) == len(new):
        return head, 0
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    here, there = Counter(old), Counter(new)

    def once(key: str) -> bool:
        return here[key] == 1 and there[key] == 1

    while head and not once(old[head - 1]):
        head -= 1
    while tail and not once(old[-tail]):
        tail -= 1
    return head, tail


def _window(old: Sequence[str], new: Sequence[str], weigh: Weigh, turned: Turned, most: int) -> Alignment:
    """All cheapest alignments of the part that changed, in a band that is widened until it holds them."""
    n, m = len(old), len(new)
    widest = max(n, m) if (n + 1) * (m + 1) <= most else (most // (n + 1) - abs(m - n) - 1) // 2
    band = min(4, widest)
    while band >= 0:
        reach = range(min(0, m - n) - band, max(0, m - n) + band + 1)
        there = _costs(old, new, reach, weigh, turned)
        cheapest = there.at(n, m)
        if cheapest < abs(m - n) + 2 * (band + 1) or band >= max(n, m):
            back = _costs(old[::-1], new[::-1], reach, weigh, turned)
            return _agreement(old, new, there, back, weigh, turned)
        band = min(4 * band, widest) if 0 < band < widest else -1
    return Alignment((None,) * n, (False,) * n, ((0, m),) * (n + 1), m, sum(map(weigh, (*old, *new))))


@dataclass(frozen=True, slots=True)
class _Table:
    """The cost of the cheapest alignment of each head of the old with each head of the new, inside a band."""

    reach: range  # of new position less old position
    rows: list[list[int]]

    def first(self, i: int) -> int:
        """The new position at which row i begins."""
        return max(0, i + self.reach.start)

    def at(self, i: int, j: int) -> int:
        """The cost of aligning the first i old with the first j new elements; very high outside the band."""
        k = j - self.first(i)
        return self.rows[i][k] if 0 <= k < len(self.rows[i]) else _FAR


def _costs(old: Sequence[str], new: Sequence[str], reach: range, weigh: Weigh, turned: Turned) -> _Table:
    weights = [weigh(key) for key in new]
    table = _Table(reach, [])
    above, above_first = [_FAR], 0
    for i in range(len(old) + 1):
        key, weight = (old[i - 1], weigh(old[i - 1])) if i else ("", 0)
        first, last = table.first(i), min(len(new), i + reach.stop - 1)
        over = [_FAR] * (last - first + 2)  # the row above, from one place before `first`
        cut = above[max(0, first - 1 - above_first):]
        lead = max(0, above_first - first + 1)
        over[lead:lead + len(cut)] = cut[:len(over) - lead]
        left, row = _FAR, []
        for j, diagonal, straight in zip(range(first, last + 1), over, over[1:], strict=False):
            best = straight + weight
            if j and left + weights[j - 1] < best:
                best = left + weights[j - 1]
            if diagonal < best:
                cost = 0 if key == new[j - 1] else turned(key, new[j - 1])
                if cost is not None and diagonal + cost < best:
                    best = diagonal + cost
            left = best if i or j else 0
            row.append(left)
        table.rows.append(row)
        above, above_first = row, first
    return table


def _agreement(old: Sequence[str], new: Sequence[str], there: _Table, back: _Table,
               weigh: Weigh, turned: Turned) -> Alignment:
    """What all cheapest alignments share; `back` is the cost of the tails, both sequences read from the end."""
    n, m = len(old), len(new)
    cheapest = there.at(n, m)
    nodes = [[j for j, cost in enumerate(row, there.first(i)) if cost + back.at(n - i, m - j) == cheapest]
             for i, row in enumerate(there.rows)]
    pairs: list[int | None] = []
    gone: list[bool] = []
    for i, key in enumerate(old):
        partners, out = set(), False
        for j in nodes[i]:
            cost = there.at(i, j)
            out = out or cost + weigh(key) + back.at(n - i - 1, m - j) == cheapest
            if j < m:
                change = 0 if key == new[j] else turned(key, new[j])
                if change is not None and cost + change + back.at(n - i - 1, m - j - 1) == cheapest:
                    partners.add(j)
        pairs.append(partners.pop() if len(partners) == 1 and not out else None)
        gone.append(out and not partners)
    return Alignment(tuple(pairs), tuple(gone), tuple((row[0], row[-1]) for row in nodes), m, cheapest)
