"""Memos: a small page where each was written about, filled for theoretical ones."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from ..canvas import Canvas
from ..tokens import radius
from ..words import count, text

TEN = 10
MANY = 6
WITH_PAGE = 16


def read(rows: pd.DataFrame) -> list[tuple[float, int, str, str]]:
    """Each memo's place, session, kind and sentence."""
    placed = rows[rows["x"].notna()].sort_values("x")
    return [(float(x), int(x), text(kind), text(says) or text(label)) for x, kind, label,
            says in placed[["x", "type", "label", "says"]].itertuples(index=False)]


def memos(canvas: Canvas, found: list[tuple[float, int, str, str]]) -> None:
    """Pages where there is room for them, numbers where there is not."""
    canvas.y += 5
    middle, short = canvas.y + 6, canvas.size.short
    if canvas.axis.level == "coarse":
        canvas.title(middle + (0 if short else 3), "memos" if short else "Memos",
                     *([] if short else ["per ten sessions"]))
        _tens(canvas, found, middle)
        canvas.y += 13 if short else 22
        return
    canvas.title(middle, "memos" if short else "Memos")
    by_session: dict[int, list] = defaultdict(list)
    for memo in found:
        by_session[memo[1]].append(memo)
    for group in by_session.values():
        _pages(canvas, group, middle)
    canvas.y += 17


def _pages(canvas: Canvas, group: list, y: float) -> None:
    """The memos of one session and its interval, pushed apart until none covers another; too many become a number."""
    room, need = canvas.axis.step - 2, 8.5
    if len(group) > 1 and len(group) * need > room:
        says = "; ".join(m[3] for m in group)
        if room >= WITH_PAGE:
            _page(canvas, group[0][0], group[0][2], y, 0, says)
        shift, align = (5, "left") if room >= WITH_PAGE else (0, "center")
        canvas.word(str(len(group)), group[0][0], y, canvas.size.axis, canvas.theme.ink_2, 400, align, shift,
                    says=says)
        return
    left = canvas.axis.px(group[0][1])
    wished = [canvas.axis.px(m[0]) for m in group]
    placed = [max(w, left + 4) for w in wished]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + need)
    over = max(placed[-1] - (left + canvas.axis.step - 4), 0)
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = min(placed[i],
                        left + canvas.axis.step - 4 - need * (len(placed) - 1 - i)) if over else placed[i]
    for (x, _, kind, says), wish, at in zip(group, wished, placed):
        _page(canvas, x, kind, y, at - wish, says)


def _page(canvas: Canvas, x: float, kind: str, y: float, shift: float, says: str) -> None:
    filled = kind.startswith("theor")
    canvas.mark("page", x, y, radius("page"), canvas.theme.ink_2 if filled else canvas.theme.paper,
                canvas.theme.ink_2, 1, shift, type=kind, says=says)


def _tens(canvas: Canvas, found: list, y: float) -> None:
    """How many memos in each ten sessions; a dot for none."""
    tens: dict[int, int] = defaultdict(int)
    for _, session, _, _ in found:
        tens[(max(session, 1) - 1) // TEN] += 1
    for ten in range((canvas.axis.last - 1) // TEN + 1):
        n, first, last = tens[ten], ten * TEN + 1, min(ten * TEN + TEN, canvas.axis.last)
        many = n >= MANY
        canvas.word(str(n) if n else "·", (first + last + 1) / 2, y, canvas.size.head, canvas.theme.ink
                    if many else canvas.theme.ink_2 if n else canvas.theme.ink_3,
                    600 if many else 400, says=f"Sessions {first} to {last}: {count(n, 'memo')}.")
