"""Memos: a small page where each was written about, filled for theoretical ones."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from ..canvas import Canvas
from ..lettering import apart
from ..tokens import radius
from ..words import count, text

TEN, PAGE = 10, 8.5
MANY = 6
WITH_PAGE = 16


class Memo(NamedTuple):
    """One memo as it is drawn."""

    x: float
    kind: str
    says: str


def read(rows: pd.DataFrame) -> list[Memo]:
    """Every memo that has a place, in its order."""
    placed = rows[rows["x"].notna()].sort_values("x")
    return [Memo(float(x), text(kind), text(says) or text(label))
            for x, kind, label, says in placed[["x", "type", "label", "says"]].itertuples(index=False)]


def memos(canvas: Canvas, found: list[Memo]) -> None:
    """Pages where there is room for them, numbers where there is not."""
    canvas.y += 5
    middle, short, coarse = canvas.y + 6, canvas.size.short, canvas.axis.level == "coarse"
    subs = ["per ten sessions"] if coarse and not short else []
    canvas.title(middle + 3 * len(subs), "memos" if short else "Memos", *subs)
    if coarse:
        _tens(canvas, found, middle)
    else:
        for session, group in groupby(found, key=lambda m: int(m.x)):
            _pages(canvas, session, list(group), middle)
    canvas.y += 22 if subs else 17


def _pages(canvas: Canvas, session: int, group: list[Memo], y: float) -> None:
    """The memos of one session and its interval, none covering another; too many become a number."""
    room = canvas.axis.step - 2
    if len(group) == 1 or len(group) * PAGE <= room:
        wished = [canvas.axis.px(m.x) for m in group]
        left = canvas.axis.px(session)
        for memo, wish, at in zip(group, wished, apart(wished, PAGE, left + 4, left + canvas.axis.step - 4)):
            _page(canvas, memo, y, at - wish)
        return
    says = "; ".join(m.says for m in group)
    beside = room >= WITH_PAGE
    if beside:
        _page(canvas, group[0]._replace(says=says), y, 0)
    canvas.word(str(len(group)), group[0].x, y, canvas.size.axis, canvas.theme.ink_2,
                align="left" if beside else "center", shift=5 if beside else 0, says=says)


def _page(canvas: Canvas, memo: Memo, y: float, shift: float) -> None:
    theme = canvas.theme
    fill = theme.ink_2 if memo.kind.startswith("theor") else theme.paper
    canvas.mark("page", memo.x, y, radius("page"), fill, theme.ink_2, 1, shift, type=memo.kind, says=memo.says)


def _tens(canvas: Canvas, found: list[Memo], y: float) -> None:
    """How many memos in each ten sessions; a dot for none."""
    theme = canvas.theme
    tens = Counter((max(int(m.x), 1) - 1) // TEN for m in found)
    for ten in range((canvas.axis.sessions[0] - 1) // TEN, (canvas.axis.last - 1) // TEN + 1):
        n, first, last = tens[ten], max(ten * TEN + 1, canvas.axis.sessions[0]), min(ten * TEN + TEN, canvas.axis.last)
        sessions = f"Session {first}" if first == last else f"Sessions {first} to {last}"
        colour = theme.ink if n >= MANY else theme.ink_2 if n else theme.ink_3
        canvas.word(str(n) if n else "·", (first + last + 1) / 2, y, canvas.size.head, colour, 600 if n >= MANY else 400,
                    says=f"{sessions}: {count(n, 'memo')}.")
