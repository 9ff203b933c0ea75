"""One scale, raters together: line and marks, never joined over a missing form."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any

from ..canvas import Canvas
from ..lettering import apart
from ..people import Point, Scale, Series
from ..tokens import tokens
from ..words import TIMINGS, number, title

WINDOW, ENOUGH = 9, 5  # sessions in a running median, and how many of them must be answered
LINE, TALL = 14, 60
SMALL_DOT, SMALL_SQUARE = 1.1, 1.2


@dataclass(frozen=True)
class Track:
    """The stretch of a canvas on which one scale is drawn."""

    canvas: Canvas
    scale: Scale
    top: float
    height: float

    def y(self, value: float) -> float:
        """The height of a value: the whole range of the instrument fills the track."""
        return self.top + self.height * (1 - (value - self.scale.low) / (self.scale.high - self.scale.low))

    @property
    def tall(self) -> bool:
        """Whether it is a large track; small ones are drawn quieter."""
        return self.height > TALL

    @property
    def coarse(self) -> bool:
        """Whether there is room for dots and a median only."""
        return self.canvas.axis.level == "coarse"


def rating(canvas: Canvas, scale: Scale, height: float) -> None:
    """One rating track over the instrument's whole range."""
    margin = canvas.size.gap / 2 + 3
    track = Track(canvas, scale, canvas.y + margin, height)
    _range(track)
    for one in scale.series:
        (_smoothed if track.coarse else _drawn)(track, one)
    _ends(track)
    canvas.title(track.top + height / 2, title(scale.measure, canvas.size.short), *_subs(track))
    canvas.y = track.top + height + margin


def _subs(track: Track) -> list[str]:
    """Instrument and timing; where the line is a median, that it is one."""
    short, scale = track.canvas.size.short, track.scale
    timing = "" if short else TIMINGS.get(scale.timing, "")
    if not track.coarse and track.tall:
        return [scale.named, timing]
    about = ", ".join(words for words in (scale.named, timing) if words)
    if not track.coarse:
        return [about]
    dot = ["dot: one session"] if track.tall and not short else []
    return [about, *dot, f"median of {WINDOW}" if short else f"line: median of {WINDOW}"]


def ticks(scale: Scale, height: float) -> list[float]:
    """The values printed beside the scale: each of a short one, else the ends and the middle."""
    span = scale.high - scale.low
    if span <= 6 and float(span).is_integer() and height / span >= 12:
        return [scale.low + i for i in range(int(span) + 1)]
    return [scale.low, scale.low + span / 2, scale.high] if height >= TALL else [scale.low, scale.high]


def _range(track: Track) -> None:
    canvas, scale = track.canvas, track.scale
    for value in ticks(scale, track.height):
        colour = canvas.theme.rule if value in (scale.low, scale.high) else canvas.theme.rule_2
        canvas.rule(*canvas.axis.domain, track.y(value), colour)
        canvas.scale(track.y(value), number(value))


def _run(track: Track, one: Series, number_of_run: int) -> str:
    return f"{track.scale.measure} {track.scale.scale} {track.scale.timing} {one.by} {number_of_run}"


def _drawn(track: Track, one: Series) -> None:
    """A line through every uninterrupted stretch, a mark for every form."""
    canvas, colour = track.canvas, track.canvas.theme.who(one.who)
    look = tokens()["marks"][one.who]
    radius = look["radius"] * (1 if canvas.axis.level == "fine" and track.tall else 0.8)
    fill, width = (colour, 0.5) if look["filled"] else (canvas.theme.paper, 1.6)
    for i, run in enumerate(one.runs()):
        for p in run:
            canvas.line(one.who, _run(track, one, i), p.x, track.y(p.value), colour, by=one.by, session=p.session,
                        value=p.value)
            canvas.mark(look["glyph"], p.x, track.y(p.value), radius, fill, colour, width, **_facts(track, one, p))


def _smoothed(track: Track, one: Series) -> None:
    """Dots are the data, the line is a median."""
    canvas, colour = track.canvas, track.canvas.theme.who(one.who)
    look = tokens()["marks"][one.who]
    small = min(max(canvas.axis.step / 2.8, 0.65), 1)
    radius, fill, width = (SMALL_DOT * small, colour, 0) if look["filled"] else (SMALL_SQUARE * small, None, 0.8 * small)
    for p in one.points:
        canvas.mark(look["glyph"], p.x, track.y(p.value), radius, fill, colour, width, **_facts(track, one, p))
    for x, value, session, run in medians(one.points):
        canvas.line(one.who, _run(track, one, run), x, track.y(value), colour, by=one.by, session=session, median=value)


def _facts(track: Track, one: Series, p: Point) -> dict[str, Any]:
    says = p.says or f"{one.label}: {number(p.value)}"
    return {"by": one.by, "measure": track.scale.measure, "session": p.session, "value": p.value, "says": says}


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


def _ends(track: Track) -> None:
    """Each series is named behind its last point, with the last value."""
    canvas = track.canvas
    ended = [one for one in track.scale.series if one.points]
    wished = [track.y(one.points[-1].value) for one in ended]
    for one, y in zip(ended, apart(wished, LINE, track.top + 2, track.top + track.height - 2)):
        canvas.behind(end_label(canvas, one), y, canvas.size.name, canvas.theme.who(one.who), 600 if track.tall else 400)


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
