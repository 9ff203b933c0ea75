"""Episodes: type by shape and hue, a band as long as they last, a ring as closed as they were resolved."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..canvas import Canvas
from ..lettering import Row, shorten
from ..tokens import radius, ring
from ..words import number, text

COLUMNS = ["x", "x2", "type", "marker", "resolution", "label", "says"]
LANES = 3
NEAR = 12
TINT = 0.30
LONGEST_NAME = 190


@dataclass(frozen=True)
class Episode:
    """One episode as it is drawn."""

    x: float
    x2: float
    type: str
    marker: bool
    resolution: float | None
    label: str
    says: str


def read(rows: pd.DataFrame) -> list[Episode]:
    """The episodes of a timeline, by place."""
    out = []
    for x, x2, kind, marker, resolution, label, says in rows[COLUMNS].itertuples(index=False):
        if x == x:
            end = float(x2) if x2 == x2 and not marker else float(x)
            resolved = None if marker or resolution != resolution else float(resolution)
            out.append(Episode(float(x), max(end, float(x)), text(kind), bool(marker), resolved, text(label), text(says)))
    return sorted(out, key=lambda e: (e.x, e.x2))


def episodes(canvas: Canvas, found: list[Episode]) -> None:
    """All episodes in as few lanes as they need, with as many names as find room."""
    canvas.y += 7
    if canvas.axis.level == "coarse":
        _merged(canvas, found)
        return
    lanes = _lanes(canvas, found)
    start = canvas.y
    for lane in lanes:
        middle = canvas.y + 8
        for one in lane:
            _draw(canvas, one, middle)
        rows = _names(canvas, lane, middle + 18)
        canvas.y = middle + 11 + 13 * rows
    canvas.title((start + canvas.y) / 2 if canvas.y - start < 60 else start + 16,
                 *_gutter(canvas, "filled episode, hollow marker"))
    canvas.y += 4


def _gutter(canvas: Canvas, sub: str) -> list[str]:
    return ["episodes"] if canvas.size.short else ["Episodes", sub]


def _shift(canvas: Canvas, one: Episode) -> float:
    """Pixels a ring moves to the right where the band is too short to part it from the glyph."""
    need = 12 if canvas.axis.level == "coarse" else 15
    return max(need - (one.x2 - one.x) * canvas.axis.step, 0)


def _span(canvas: Canvas, one: Episode) -> tuple[float, float]:
    r = radius("marker" if one.marker else "episode") + 0.5
    tail = radius("ring") + 2 + _shift(canvas,
                                       one) if one.resolution is not None else r if one.x2 == one.x else 2
    return canvas.axis.px(one.x) - r, max(canvas.axis.px(one.x2) + tail, canvas.axis.px(one.x) + r)


def _lanes(canvas: Canvas, found: list[Episode]) -> list[list[Episode]]:
    """First fit, in order of beginning; what finds no room in three lanes lies in the last."""
    lanes: list[list[Episode]] = []
    ends: list[float] = []
    for one in found:
        a, b = _span(canvas, one)
        lane = next((i for i, end in enumerate(ends) if end + 1 <= a), len(lanes))
        if lane == len(lanes) and lane < LANES:
            lanes.append([])
            ends.append(b)
        lane = min(lane, LANES - 1)
        lanes[lane].append(one)
        ends[lane] = max(ends[lane], b)
    return lanes


def _draw(canvas: Canvas, one: Episode, y: float) -> None:
    facts = {"type": one.type, "says": one.says or one.label}
    if one.x2 > one.x:
        _band(canvas, one, y, facts)
    _glyph(canvas, one, y, facts)
    if one.resolution is not None:
        _ring(canvas, one.x2, y, one.resolution, facts, _shift(canvas, one))


def _band(canvas: Canvas, one: Episode, y: float, facts: dict) -> None:
    """Confrontation tinted, withdrawal lined, mixed half and half."""
    theme, top, bottom = canvas.theme, y - 4, y + 4
    lined = {"withdrawal": top, "mixed": y}.get(one.type)
    if one.type != "withdrawal":
        hue = theme.what("confrontation" if one.type == "mixed" else one.type)
        canvas.area(one.x, one.x2, top, y if one.type == "mixed" else bottom, hue, TINT, **facts)
    if lined is not None:
        canvas.area(one.x, one.x2, lined, bottom, theme.withdrawal, 0.12, **facts)
        canvas.hatch(one.x, one.x2, lined, bottom, theme.withdrawal)
    for edge in (top, bottom):
        canvas.rule(one.x, one.x2, edge, theme.ink_3, 0.8, sheet="hatching")


def _glyph(canvas: Canvas, one: Episode, y: float, facts: dict) -> None:
    r, theme = radius(_small(canvas) + ("marker" if one.marker else "episode")), canvas.theme
    shapes = {"confrontation": ["up"], "withdrawal": ["down"], "mixed": ["upper", "lower"],
              "resolution": ["dot"]}.get(one.type, ["right"])
    hues = ["confrontation", "withdrawal"] if one.type == "mixed" else [one.type]
    for shape, hue in zip(shapes, hues):
        colour = theme.what(hue)
        canvas.mark(shape, one.x, y, r, theme.paper if one.marker else colour, colour, 1.5 if one.marker
                    else 0.8, **facts)


def _ring(canvas: Canvas, x: float, y: float, value: float, facts: dict, shift: float) -> None:
    r = radius(_small(canvas) + "ring")
    said = {**facts, "resolution": value, "says": f"{facts['says']} Resolution {number(value)} of 5.".strip()}
    canvas.mark("dot", x, y, r, canvas.theme.paper, canvas.theme.ink_3, 0.8, shift, **said)
    if value > 1:
        canvas.mark(ring(value), x, y, r, None, canvas.theme.resolution, 2.2 if _small(canvas) else 2.6,
                    shift, **said)


def _small(canvas: Canvas) -> str:
    return "small-" if canvas.axis.level == "coarse" else ""


def _names(canvas: Canvas, lane: list[Episode], y: float) -> int:
    """Names under their episodes; how many lines were needed. A name without room is told on hover."""
    axis, size = canvas.axis, canvas.size
    lines = [Row(-6, axis.width + size.right - 6, 6) for _ in range(2 if axis.level == "fine" or size.short else 1)]
    used = 0
    for one in sorted(lane, key=lambda e: (e.marker, e.x)):
        words = shorten(one.label, size.name, LONGEST_NAME)
        if not words:
            continue
        a, b, wide = axis.px(one.x), axis.px(one.x2), canvas.room(words, size.name)
        wishes = [(a + b - wide) / 2, a - 6, b + 6 - wide, a - 6 - (wide - 12) * 0.75,
                  b - wide * 0.25] if b > a else [a - wide / 2, a - 6, a + 6 - wide, a + 1 - wide]
        for i, line in enumerate(lines):
            at = line.place(wide, wishes)
            if at is not None:
                colour = canvas.theme.ink_2 if one.marker else canvas.theme.ink
                canvas.word(words, one.x, y + 13 * i, size.name, colour, shift=at + wide / 2 - a,
                            says=one.says or one.label)
                used = max(used, i + 1)
                break
    return used


def _merged(canvas: Canvas, found: list[Episode]) -> None:
    """Two rows; what lies closer than 12 px to others in both is merged with a count."""
    rows: list[list[list]] = [[], []]
    for one in found:
        at = canvas.axis.px(one.x)
        row = next((r for r in rows if not r or at - r[-1][1] >= NEAR + (9 if len(r[-1][0]) > 1 else 0)),
                   None)
        if row is None:
            near = min(rows, key=lambda r: abs(at - r[-1][1]))
            near[-1][0].append(one)
        else:
            row.append([[one], at + _tail(canvas, one)])
    start = canvas.y
    for row in rows:
        for group, _ in row:
            _cluster(canvas, group, canvas.y + 8)
        canvas.y += 18 if row else 0
    canvas.title((start + canvas.y) / 2 - 1, *_gutter(canvas, "number: how many merged"))
    canvas.y += 4


def _tail(canvas: Canvas, one: Episode) -> float:
    """How far band and ring reach beyond the glyph."""
    band = (one.x2 - one.x) * canvas.axis.step
    return band + _shift(canvas, one) if one.resolution is not None else band


def _cluster(canvas: Canvas, group: list[Episode], y: float) -> None:
    first = group[0]
    if len(group) == 1:
        _draw(canvas, first, y)
        return
    types = {e.type for e in group}
    says = "; ".join(e.says or e.label for e in group)
    merged = Episode(first.x, first.x, types.pop() if len(types) == 1 else "mixed",
                     all(e.marker for e in group), None, "", says)
    _glyph(canvas, merged, y, {"type": merged.type, "says": says})
    canvas.word(str(len(group)), first.x, y, canvas.size.head, canvas.theme.ink, 600, "left", 9, says=says)
