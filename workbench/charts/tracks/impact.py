"""What observers rated: confrontation up and solid, withdrawal down and lined, from a baseline of 1."""

from __future__ import annotations

import re
from collections import defaultdict

from ..canvas import Canvas
from ..people import Scale
from ..words import number

UP, DOWN = "confrontation", "withdrawal"


def observed(scale: Scale) -> bool:
    """Whether this is the observers' impact of withdrawal or confrontation."""
    return scale.scale in (UP, DOWN) and re.sub("[-_]", "", scale.measure.lower()).startswith(("rrs3", "3rs"))


def means(scale: Scale) -> dict[int, tuple[float, int, str]]:
    """Mean over observers per session, with how many they are and a sentence."""
    values: dict[int, list[float]] = defaultdict(list)
    says: dict[int, list[str]] = defaultdict(list)
    for one in scale.series:
        for p in one.points:
            values[p.session].append(p.value)
            says[p.session].append(p.says or f"{scale.scale} {number(p.value)}")
    return {s: (sum(v) / len(v), len(v), "; ".join(says[s])) for s, v in values.items()}


def impact(canvas: Canvas, scales: list[Scale]) -> None:
    """Bars that fill the session's column; sessions without observers have no baseline."""
    size, theme = canvas.size, canvas.theme
    raters = max(len(s.series) for s in scales)
    by = f"mean of {raters} observers" if raters > 1 else "rated 1 to 5"
    data = {s.scale: means(s) for s in scales}
    if canvas.axis.level == "coarse":
        _heat(canvas, data, by)
        return
    canvas.y += 9
    top, half = canvas.y + 5, size.impact / 2
    base = top + half
    canvas.title(base, "observers" if size.short else "Observers: impact",
                 *([] if size.short else [by, "up: confrontation", "down: withdrawal"]))
    a, b = canvas.axis.domain
    for y, label in ((top, "5"), (base, "1"), (top + size.impact, "5")):
        canvas.scale(y, label)
        if y != base:
            canvas.rule(a, b, y, theme.rule_2)
    for kind, sign in ((UP, -1), (DOWN, 1)):
        for s, (mean, _, says) in data.get(kind, {}).items():
            _bar(canvas, kind, s, base, base + sign * half * (mean - 1) / 4, says, mean)
    for s in sorted({s for sessions in data.values() for s in sessions}):
        canvas.rule(s, s + 1, base, theme.ink_3, sheet="hatching")
    canvas.y = top + size.impact + 7


def _bar(canvas: Canvas, kind: str, session: int, base: float, end: float, says: str, value: float) -> None:
    if abs(end - base) < 0.5:
        return
    colour = canvas.theme.what(kind)
    facts = {"session": session, "scale": kind, "value": value, "says": says}
    if kind == UP:
        canvas.area(session + 0.04, session + 0.46, base, end, colour, **facts)
    else:
        canvas.area(session + 0.04, session + 0.46, base, end, colour, 0.10, colour, 1.1, **facts)
        canvas.hatch(session + 0.04, session + 0.46, base, end, colour)


def _heat(canvas: Canvas, data: dict[str, dict[int, tuple[float, int, str]]], by: str) -> None:
    """Two rows, darker for more impact."""
    canvas.y += 5
    canvas.title(canvas.y + 13, "observers" if canvas.size.short else "Observers: impact",
                 *([] if canvas.size.short else [by, "darker: more impact"]))
    for kind in (UP, DOWN):
        for s, (mean, _, says) in data.get(kind, {}).items():
            canvas.area(s, s + 1, canvas.y, canvas.y + 11, canvas.theme.what(kind), max((mean - 1) / 4, 0.04),
                        session=s, scale=kind, value=mean, says=says)
        if data.get(kind):
            canvas.behind("confr." if kind == UP and canvas.size.short else "withdr." if canvas.size.short
                          else kind, canvas.y + 5.5,
                          canvas.size.axis, canvas.theme.what(kind))
        canvas.y += 14
    canvas.y += 5
