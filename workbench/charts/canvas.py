"""A sheet on which tracks are drawn one under the other, and which becomes one Altair chart.

All tracks share one plot, so that columns run through, gutters agree and one gesture moves everything.
Every mark is a row with its place, its look and a sentence; rows lie in the chart itself (no file is written, no limit of rows).
Expressions are constants of this file: what people wrote stays data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import altair as alt

from .axis import Axis
from .lettering import shorten, wide
from .tokens import Size, Theme, glyph, tokens

Mark = dict[str, Any]
LAYERS = ("columns", "grid", "areas", "hatching", "lines", "marks", "words", "keys", "labels")
FIXED = ("keys", "labels")
TITLE_LINE = 14.5


@dataclass
class Canvas:
    """Where tracks draw: `y` is the height reached so far."""

    axis: Axis
    theme: Theme
    size: Size
    gutter: bool = True
    y: float = 0.0
    titled: float = 0.0
    rows: dict[str, list[Mark]] = field(default_factory=lambda: {name: [] for name in LAYERS})

    def area(self, x: float, x2: float, y: float, y2: float, fill: str | None, opacity: float = 1,
             stroke: str | None = None,
             width: float = 0, layer: str = "areas", **facts: Any) -> None:
        """A rectangle from x to x2 on the axis and from y to y2 in pixels."""
        self._put(layer, x=x, x2=x2, y=y, y2=y2, fill=fill, opacity=opacity, stroke=stroke, width=width,
                  **facts)

    def rule(self, x: float, x2: float, y: float, colour: str, width: float = 1,
             dash: list[float] | None = None,
             layer: str = "grid", y2: float | None = None) -> None:
        """A straight line."""
        self._put(layer, x=x, x2=x2, y=y, y2=y if y2 is None else y2, stroke=colour, width=width, dash=dash
                  or [1, 0])

    def hatch(self, x: float, x2: float, y: float, y2: float, colour: str, gap: float = 4) -> None:
        """Horizontal lines inside a rectangle: the pattern of withdrawal, which stays readable in grey."""
        top, bottom = min(y, y2), max(y, y2)
        at = top + gap / 2
        while at < bottom - 0.4:
            self.rule(x, x2, at, colour, 1.5, layer="hatching")
            at += gap

    def line(self, who: str, run: str, x: float, y: float, colour: str, **facts: Any) -> None:
        """One point of an uninterrupted stretch of somebody's line."""
        self._put("lines", who=who, run=run, x=x, y=y, stroke=colour, **facts)

    def mark(self, shape: str, x: float, y: float, radius: float, fill: str | None, stroke: str | None = None,
             width: float = 1,
             shift: float = 0, layer: str = "marks", **facts: Any) -> None:
        """A glyph (its name in tokens.json, or an outline of its own), `shift` pixels beside its place."""
        outline = shape if shape.startswith("M") else glyph(shape)
        self._put(layer, shape=outline, x=x, y=y, area=round((2 * radius) ** 2, 2), fill=fill, stroke=stroke,
                  width=width, shift=shift, **facts)

    def word(self, words: str, x: float, y: float, size: float, colour: str, weight: int = 400,
             align: str = "center",
             shift: float = 0, layer: str = "words", **facts: Any) -> None:
        """Words at a place on the axis."""
        self._put(layer, words=words, x=x, y=y, letter=size, fill=colour, weight=weight, align=align,
                  shift=shift, **facts)

    def title(self, y: float, name: str, *subs: str) -> None:
        """The track's name and what it shows, right-aligned before the plot; y is the middle of the block."""
        if not self.gutter:
            return
        room = self.size.left - self.size.before - 4
        lines = [(name, self.size.title, self.theme.ink, 600)] + [(s, self.size.sub, self.theme.ink_2, 400)
                                                                  for s in subs if s]
        top = max(y - TITLE_LINE * len(lines) / 2, self.titled)
        for i, (words, size, colour, weight) in enumerate(lines):
            self.beside(shorten(words, size, room, weight), top + TITLE_LINE * (i + 0.5), size, colour,
                        weight)
        self.titled = top + TITLE_LINE * len(lines)

    def beside(self, words: str, y: float, size: float, colour: str, weight: int = 400,
               before: float | None = None) -> None:
        """Words left of the plot, ending so many pixels before it."""
        self.word(words, 0, y, size, colour, weight, "right",
                  -(self.size.before if before is None else before), layer="labels")

    def behind(self, words: str, y: float, size: float, colour: str, weight: int = 400) -> None:
        """Words right of the plot."""
        cut = shorten(words, size, self.size.right - 14, weight)
        self.word(cut, self.axis.width, y, size, colour, weight, "left", 10, layer="labels")

    def key(self, shape: str, y: float, radius: float, fill: str, stroke: str, width: float,
            says: str) -> None:
        """A glyph before the plot that tells whose row it is."""
        self.mark(shape, -13, y, radius, fill, stroke, width, layer="keys", says=says)

    def scale(self, y: float, label: str) -> None:
        """A number of the scale at the plot's left edge."""
        self.beside(label, y, self.size.axis, self.theme.ink_2, before=8)

    def sentence(self, words: str) -> None:
        """An empty track says what is not there yet."""
        self.word(words, 0, self.y + 9, self.size.sub, self.theme.ink_2, align="left", shift=2,
                  layer="labels")
        self.y += 18

    def room(self, words: str, size: float, weight: int = 400) -> float:
        """About how many pixels the words take."""
        return wide(words, size, weight)

    def _put(self, layer: str, **row: Any) -> None:
        self.rows[layer].append({k: round(v, 3) if isinstance(v, float) else v for k, v in row.items()})

    def chart(self, description: str, columns_from: float = 0) -> alt.LayerChart:
        """Everything drawn so far as one Altair chart of fixed size."""
        self.y = max(self.y, self.titled)
        for s in self.axis.sessions:
            if s in self.axis.held and self.axis.level != "coarse":
                self.area(s, s + 0.5, columns_from, self.y, self.theme.column, layer="columns")
        left = self.size.left if self.gutter else 34
        margin = self.size.margin
        sheets: dict[str, list[Mark]] = {}
        for name in LAYERS:
            sheets.update(_ways(self.rows[name]) if name == "lines" else {name: self.rows[name]})
        names = [name for name in sheets if sheets[name] or name == "columns"]
        layers = [_chart(name, sheets[name], self.axis) for name in names]
        chart = alt.layer(*layers).properties(
            width=round(self.axis.width, 2), height=round(self.y,
                                                          2), description=description, autosize=alt.AutoSizeParams(type="none"))
        return chart.configure(
            background=self.theme.paper, font=tokens()["fonts"]["ui"],
            padding={"left": left, "right": self.size.right, "top": margin,
                     "bottom": margin}).configure_view(stroke=None)


def _ways(rows: list[Mark]) -> dict[str, list[Mark]]:
    """Lines by the way of drawing them: solid, dashed, dotted."""
    return {f"lines-{who}": [row for row in rows if row["who"] == who]
            for who in sorted({row["who"] for row in rows})}


def _chart(name: str, rows: list[Mark], axis: Axis) -> alt.Chart:
    """One sheet; its rows are a tuple, which Altair hands on as it is instead of copying and checking each."""
    scale = None if name in FIXED else alt.Scale(domain=axis.domain, nice=False, zero=False)
    x = alt.X("x:Q", scale=scale, axis=None)
    place: dict[str, Any] = {"x": x, "y": alt.Y("y:Q", scale=None, axis=None)}
    base = alt.Chart({"values": tuple(rows)}, name=name)
    if name.startswith("lines-"):
        way = tokens()["lines"][name.removeprefix("lines-")]
        drawn = base.mark_line(strokeWidth=way["width"], strokeCap=way["cap"], strokeDash=way["dash"]
                               or [1, 0], aria=False)
        return drawn.encode(**place, stroke=_as_is(alt.Stroke, "stroke:N"), detail="run:N")
    return DRAWN[name](base, place)


def _as_is(channel: type, field: str) -> Any:
    """The row itself says colour, shape or width: no scale, no legend."""
    return channel(field, scale=None) if channel in (alt.Text, alt.Detail) else channel(field, scale=None, legend=None)


def _areas(base: alt.Chart, place: dict[str, Any]) -> alt.Chart:
    return base.mark_rect(aria=False, tooltip={"expr": "datum.says"}).encode(
        **place, x2="x2:Q", y2="y2:Q", fill=_as_is(alt.Fill, "fill:N"), fillOpacity=_as_is(alt.FillOpacity, "opacity:Q"),
        stroke=_as_is(alt.Stroke, "stroke:N"), strokeWidth=_as_is(alt.StrokeWidth, "width:Q"))


def _rules(base: alt.Chart, place: dict[str, Any]) -> alt.Chart:
    return base.mark_rule(aria=False).encode(
        **place, x2="x2:Q", y2="y2:Q", stroke=_as_is(alt.Stroke,
                                                     "stroke:N"), strokeWidth=_as_is(alt.StrokeWidth, "width:Q"),
        strokeDash=_as_is(alt.StrokeDash, "dash:N"))


def _marks(base: alt.Chart, place: dict[str, Any]) -> alt.Chart:
    drawn = base.mark_point(opacity=1, xOffset={"expr": "datum.shift"}, tooltip={"expr": "datum.says"},
                            description={"expr": "datum.says"})
    return drawn.encode(
        **place, shape=_as_is(alt.Shape, "shape:N"), size=_as_is(alt.Size, "area:Q"), fill=_as_is(alt.Fill, "fill:N"),
        stroke=_as_is(alt.Stroke, "stroke:N"), strokeWidth=_as_is(alt.StrokeWidth, "width:Q"))


def _words(base: alt.Chart, place: dict[str, Any]) -> alt.Chart:
    looks = {look: {"expr": f"datum.{column}"} for look, column in (
        ("align", "align"), ("fontWeight", "weight"), ("fontSize", "letter"), ("dx", "shift"), ("tooltip", "says"))}
    return base.mark_text(baseline="middle", aria=False, **looks).encode(**place, text="words:N", fill=_as_is(alt.Fill, "fill:N"))


DRAWN = {"columns": _areas, "areas": _areas, "grid": _rules, "hatching": _rules, "marks": _marks,
         "keys": _marks, "words": _words, "labels": _words}
