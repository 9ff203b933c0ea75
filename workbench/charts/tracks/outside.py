"""Life events: a flag in the interval and its words, as many as find room."""

from __future__ import annotations

import pandas as pd

from ..canvas import Canvas
from ..lettering import Row, shorten
from ..tokens import radius
from ..words import text

LINES = 2
HEIGHT = 15
ROOMS = (170, 110, 70)
BESIDE_FLAG, ROOM_FOR_COUNT = 11, 16


def read(rows: pd.DataFrame) -> list[tuple[float, str, str]]:
    """Each event's place, words and sentence."""
    placed = rows[rows["x"].notna()].sort_values("x")
    return [(float(x), text(label), text(says) or text(label)) for x, label,
            says in placed[["x", "label", "says"]].itertuples(index=False)]


def outside(canvas: Canvas, found: list[tuple[float, str, str]]) -> None:
    """Flags in one line, or two where words would meet; what finds no room joins its neighbour as +2."""
    canvas.y += 5
    axis, size = canvas.axis, canvas.size
    lines = [Row(-4, axis.width + size.right - 4, 10) for _ in range(LINES)]
    placed: list[list] = []
    for x, label, says in found:
        spot = _spot(canvas, lines, x, label)
        if spot is None and placed:
            placed[-1][-1].append(says)
        elif spot is not None:
            placed.append([x, *spot, [says]])
    used = 1 + max((p[1] for p in placed), default=0)
    canvas.title(canvas.y + HEIGHT * used / 2, "outside" if size.short else "Outside the room")
    for x, line, words, align, said in placed:
        _flag(canvas, x, canvas.y + HEIGHT * line + 7, words, align, said)
    canvas.y += HEIGHT * used + 4


def _spot(canvas: Canvas, lines: list[Row], x: float, label: str) -> tuple[int, str, str] | None:
    """Line, words and side: right of the flag, or left of it where the picture ends; cut short before left out."""
    at = canvas.axis.px(x)
    for longest in ROOMS:
        words = shorten(label, canvas.size.name, longest)
        wide = canvas.room(words, canvas.size.name) + BESIDE_FLAG + ROOM_FOR_COUNT
        for i, line in enumerate(lines):
            if line.place(wide, [at - 2]) is not None:
                return i, words, "left"
            if at + wide > line.right and line.place(wide, [at + 2 - wide]) is not None:
                return i, words, "right"
    return None


def _flag(canvas: Canvas, x: float, y: float, words: str, align: str, said: list[str]) -> None:
    says = "; ".join(said)
    more = f" +{len(said) - 1}" if len(said) > 1 else ""
    canvas.mark("flag", x, y, radius("flag"), canvas.theme.ink, None, 0, says=says)
    canvas.word(words + more, x, y, canvas.size.name, canvas.theme.ink, align=align, shift=9
                if align == "left" else -5, says=says)
