"""How much of each session is coded, and what was never touched."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from ..canvas import Canvas
from ..words import count, text

LONG = 5


def read(rows: pd.DataFrame) -> dict[int, list[tuple[float, float, str]]]:
    """Per session its coded passages as place, number and sentence."""
    out: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
    for session, position, value, says in rows[["session", "position", "value",
                                                "says"]].dropna(subset="session").itertuples(index=False):
        n = 1.0 if value != value else float(value)
        if n > 0:
            out[int(session)].append((0.5 if position != position else float(position), n, text(says)))
    return dict(out)


def coded(canvas: Canvas, found: dict[int, list[tuple[float, float, str]]], memoed: set[int]) -> None:
    """One bar or histogram per session; a dotted line where a session was held but nothing in it is coded."""
    coarse = canvas.axis.level == "coarse"
    canvas.y += 10 if coarse else 6
    height = 13 if coarse else canvas.size.coded
    numbered = canvas.axis.level == "fine"
    top = canvas.y + (11 if numbered else 0)
    name = "coded" if canvas.size.short else "Passages coded"
    canvas.title(top + height / 2 - (4 if numbered else 0), name,
                 *([] if canvas.size.short else ["darker: more" if coarse else "number per session"]
                   if coarse or numbered else []))
    totals = {s: sum(n for _, n, _ in parts) for s, parts in found.items()}
    (_heat if coarse else _bars)(canvas, found, totals, top, height)
    for s in sorted(canvas.axis.held - set(totals)):
        canvas.rule(s, s + (1 if coarse else 0.5), top + height - 0.5, canvas.theme.ink_3, dash=(1.5, 3))
    canvas.y = top + height + 2
    if coarse:
        _untouched(canvas, set(totals) | memoed)
    canvas.y += 4


def _bars(canvas: Canvas, found: dict, totals: dict[int, float], top: float, height: float) -> None:
    """A histogram inside the session where places are known and there is room, else one bar."""
    theme, floor = canvas.theme, top + height
    inside = canvas.axis.level == "fine" and all(len({p for p, _, _ in parts}) > 1 or n < 2 for parts,
                                                 n in ((found[s], totals[s]) for s in found))
    bins = max(int(canvas.axis.step / 2 // 3), 4) if inside else 1
    heaps = {(s, min(int(p * bins), bins - 1)): 0.0 for s, parts in found.items() for p, _, _ in parts}
    for s, parts in found.items():
        for p, n, _ in parts:
            heaps[s, min(int(p * bins), bins - 1)] += n
    most = max(heaps.values(), default=1)
    for (s, b), n in heaps.items():
        a, z = (s + b / bins / 2, s + (b + 0.88) / bins / 2) if inside else (s + 0.06, s + 0.44)
        canvas.area(a, z, floor, floor - max(height * n / most, 1.5), theme.observer, 0.85, session=s,
                    value=n, says=_says(s, found[s], totals[s]))
    if canvas.axis.level == "fine":
        for s, n in totals.items():
            tallest = max(v for (t, _), v in heaps.items() if t == s)
            canvas.word(f"{n:.0f}", s + 0.25, floor - max(height * tallest / most, 1.5) - 6.5,
                        canvas.size.axis, theme.ink_2, session=s)


def _says(session: int, parts: list, total: float) -> str:
    counted = f"Session {session}: {count(int(total), 'coded passage')}."
    return parts[0][2] or counted if len(parts) == 1 else counted


def _heat(canvas: Canvas, found: dict, totals: dict[int, float], top: float, height: float) -> None:
    most = max(totals.values(), default=1)
    for s, n in totals.items():
        canvas.area(s, s + 1, top, top + height, canvas.theme.observer, 0.15 + 0.85 * n / most, session=s,
                    value=n, says=_says(s, found[s], n))
    a, b = canvas.axis.domain
    canvas.rule(max(a, 1), b, top, canvas.theme.rule)


def longest(held: frozenset[int], touched: set[int]) -> tuple[int, int] | None:
    """First and last session of the longest stretch of held sessions neither coded nor written about."""
    best: tuple[int, int, int] | None = None
    start, length, last = None, 0, None
    for s in sorted(held):
        if s in touched:
            start, length = None, 0
            continue
        start, length, last = (s, 1, s) if start is None else (start, length + 1, s)
        if best is None or length > best[2]:
            best = (start, last, length)
    return best[:2] if best and best[2] >= LONG else None


def _untouched(canvas: Canvas, touched: set[int]) -> None:
    stretch = longest(canvas.axis.held, touched)
    if stretch is None:
        return
    a, b = stretch
    y, theme = canvas.y + 2, canvas.theme
    for x, x2, y1, y2 in ((a, b + 1, y + 4, y + 4), (a, a, y, y + 4), (b + 1, b + 1, y, y + 4)):
        canvas.rule(x, x2, y1, theme.ink_2, y2=y2)
    words = f"{a} to {b}: longest stretch neither coded nor memoed"
    wide, middle = canvas.room(words, canvas.size.sub), (a + b + 1) / 2
    at = canvas.axis.px(middle)
    start = min(max(at - wide / 2, 0), canvas.axis.width + canvas.size.right - 10 - wide)
    canvas.word(words, middle, y + 14, canvas.size.sub, theme.ink, shift=start + wide / 2 - at)
    canvas.y += 22
