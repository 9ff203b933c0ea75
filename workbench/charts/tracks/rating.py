"""One scale, raters together: line and marks, never joined over a missing form."""

from __future__ import annotations

from statistics import median

from ..canvas import Canvas
from ..lettering import apart
from ..people import Point, Scale, Series
from ..tokens import tokens
from ..words import TIMINGS, number, title

WINDOW, ENOUGH = 9, 5
LINE = 14


def rating(canvas: Canvas, scale: Scale, height: float, label: bool = True) -> None:
    """One rating track over the instrument's whole range."""
    top = canvas.y + canvas.size.gap / 2 + 3
    y = lambda value: top + height * (1 - (value - scale.low) / (scale.high - scale.low))  # noqa: E731
    _range(canvas, scale, y, height)
    for one in scale.series:
        (_coarse if canvas.axis.level == "coarse" else _drawn)(canvas, one, scale, y, height)
    _ends(canvas, scale, y, top, height)
    if label:
        canvas.title(top + height / 2, title(scale.measure, canvas.size.short), *_subs(canvas, scale, height))
    canvas.y = top + height + canvas.size.gap / 2 + 3


def _subs(canvas: Canvas, scale: Scale, height: float) -> list[str]:
    if canvas.size.short:
        return [scale.named] if height >= 34 else []
    timing = TIMINGS.get(scale.timing, "")
    if canvas.axis.level == "coarse" and height >= 60:
        return [", ".join(w for w in (scale.named, timing) if w), "dot: one session",
                f"line: median of {WINDOW}"]
    return [scale.named, timing] if height >= 60 else [", ".join(w for w in (scale.named, timing) if w)]


def ticks(scale: Scale, height: float) -> list[float]:
    """The values printed beside the scale: each of a short one, else the ends and the middle."""
    span = scale.high - scale.low
    if span <= 6 and float(span).is_integer() and height / span >= 12:
        return [scale.low + i for i in range(int(span) + 1)]
    return [scale.low, scale.low + span / 2, scale.high] if height >= 60 else [scale.low, scale.high]


def _range(canvas: Canvas, scale: Scale, y, height: float) -> None:
    a, b = canvas.axis.domain
    for value in ticks(scale, height):
        ends = value in (scale.low, scale.high)
        canvas.rule(a, b, y(value), canvas.theme.rule if ends else canvas.theme.rule_2)
        canvas.scale(y(value), number(value))


def _facts(one: Series, scale: Scale, p: Point) -> dict:
    return {"by": one.by, "measure": scale.measure, "session": p.session, "value": p.value, "says": p.says
            or f"{one.label}: {number(p.value)}"}


def _drawn(canvas: Canvas, one: Series, scale: Scale, y, height: float) -> None:
    colour, look = canvas.theme.who(one.who), tokens()["marks"][one.who]
    radius = look["radius"] * (1 if canvas.axis.level == "fine" and height > 60 else 0.8)
    for i, run in enumerate(one.runs(canvas.axis)):
        for p in run:
            facts = _facts(one, scale, p)
            canvas.line(one.who, f"{scale.measure} {scale.scale} {scale.timing} {one.by} {i}", p.x,
                        y(p.value), colour, by=one.by, session=p.session, value=p.value)
            canvas.mark(look["glyph"], p.x, y(p.value), radius, colour if look["filled"]
                        else canvas.theme.paper, colour,
                        0.5 if look["filled"] else 1.6, **facts)


def _coarse(canvas: Canvas, one: Series, scale: Scale, y, height: float) -> None:
    """Dots are the data, the line is a median."""
    colour, look = canvas.theme.who(one.who), tokens()["marks"][one.who]
    for p in one.points:
        canvas.mark(look["glyph"], p.x, y(p.value), 1.1 if look["filled"] else 1.2, colour if look["filled"]
                    else None, colour,
                    0 if look["filled"] else 0.8, **_facts(one, scale, p))
    for x, value, session, run in medians(one.points):
        canvas.line(one.who, f"{scale.measure} {scale.scale} {scale.timing} {one.by} {run}", x, y(value),
                    colour, by=one.by, session=session, median=value)


def medians(points: list[Point]) -> list[tuple[float, float, int, int]]:
    """Place, median of nine sessions, session and run; nothing where fewer than five of the nine are answered."""
    values = {p.session: p for p in points}
    out: list[tuple[float, float, int, int]] = []
    if not points:
        return out
    offset, run, last = points[0].x - points[0].session, 0, None
    for s in range(points[0].session, points[-1].session + 1):
        near = [values[k].value for k in range(s - WINDOW // 2, s + WINDOW // 2 + 1) if k in values]
        if len(near) >= ENOUGH:
            run += last is not None and s - last > 1
            out.append((s + offset, median(near), s, run))
            last = s
    return out


def _ends(canvas: Canvas, scale: Scale, y, top: float, height: float) -> None:
    """Each series is named behind its last point, with the last value."""
    ended = [one for one in scale.series if one.points]
    heights = apart([y(one.points[-1].value) for one in ended], LINE, top + 2, top + height - 2)
    for one, at in zip(ended, heights):
        canvas.behind(end_label(canvas, one), at, canvas.size.name, canvas.theme.who(one.who), 600
                      if height > 60 else 400)


def end_label(canvas: Canvas, one: Series) -> str:
    """Name and last value, and the session where that was not the last one."""
    last = one.points[-1]
    early = last.session < canvas.axis.last - max(1, one.every)
    name = (one.role or one.name or one.by)[:1].upper() if canvas.size.short else one.label
    value = f"{name} {number(last.value)}"
    return f"{value} (s{last.session})" if early and not canvas.size.short else value


def end_room(scales: list[Scale], canvas: Canvas) -> float:
    """Pixels the names behind the lines need."""
    labels = [end_label(canvas, one) for scale in scales for one in scale.series if one.points]
    return max((canvas.room(words, canvas.size.name, 600) for words in labels), default=0) + 26
