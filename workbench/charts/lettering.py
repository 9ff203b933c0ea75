"""How wide words are, and where they go so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable

NARROW = {**dict.fromkeys("ijl|.,:;'!", 0.26), **dict.fromkeys("frt()[]-/ ", 0.34),
          **dict.fromkeys("mwMW%@—", 0.86)}
SAFETY = 1.07


def wide(words: str, size: float, weight: int = 400) -> float:
    """About how many pixels the words take, a little more rather than less."""
    letters = sum(NARROW.get(c, 0.67 if c.isupper() else 0.56) for c in words)
    return letters * size * SAFETY * (1.06 if weight >= 600 else 1)


def shorten(words: str, size: float, room: float, weight: int = 400) -> str:
    """The words, cut with an ellipsis where they do not fit into so many pixels."""
    words = " ".join(words.split())
    if wide(words, size, weight) <= room:
        return words
    while words and wide(words + "…", size, weight) > room:
        words = words[:-1].rstrip()
    return words + "…"


class Row:
    """A line of writing that remembers what is already taken."""

    def __init__(self, left: float, right: float, gap: float = 8) -> None:
        self.left, self.right, self.gap = left, right, gap
        self.taken: list[tuple[float, float]] = []

    def free(self, a: float, b: float) -> bool:
        """Whether nothing stands between these two pixels, and both lie inside the line."""
        return self.left <= a and b <= self.right and all(b + self.gap <= c or d + self.gap <= a for c,
                                                          d in self.taken)

    def take(self, a: float, b: float) -> None:
        """Mark a stretch as taken."""
        self.taken.append((a, b))

    def place(self, width: float, starts: Iterable[float]) -> float | None:
        """The first of the wished-for starts at which so wide a word fits; it is then taken."""
        for a in starts:
            if self.free(a, a + width):
                self.take(a, a + width)
                return a
        return None


def apart(wished: list[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near as possible to the wished ones, at least `gap` apart, between low and high."""
    order = sorted(range(len(wished)), key=lambda i: wished[i])
    placed = [0.0] * len(wished)
    for first, end in _clusters([wished[i] for i in order], gap):
        tall = gap * (end - first - 1)
        middle = sum(wished[order[k]] for k in range(first, end)) / (end - first)
        start = min(max(middle - tall / 2, low), max(high - tall, low))
        for k in range(first, end):
            placed[order[k]] = start + gap * (k - first)
    return placed


def _clusters(heights: list[float], gap: float) -> list[tuple[int, int]]:
    """Neighbours that must share room, as index ranges over sorted heights."""
    groups = [[i, i + 1, h] for i, h in enumerate(heights)]
    i = 0
    while i + 1 < len(groups):
        a, b = groups[i], groups[i + 1]
        na, nb = a[1] - a[0], b[1] - b[0]
        if b[2] - gap * (nb - 1) / 2 - (a[2] + gap * (na - 1) / 2) < gap:
            groups[i:i + 2] = [[a[0], b[1], (a[2] * na + b[2] * nb) / (na + nb)]]
            i = max(i - 1, 0)
        else:
            i += 1
    return [(int(a), int(b)) for a, b, _ in groups]
