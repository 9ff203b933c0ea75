"""Rows of marks as the layers of an Altair chart: one layer for each way of drawing, whatever the number of tracks.

Rows lie in the chart itself: no file is written, no limit of rows applies, and what a row looks like it says itself.
Expressions are constants of this file: what people wrote stays data.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from .axis import Axis
from .tokens import tokens

Mark = dict[str, Any]
SHEETS = ("columns", "grid", "areas", "hatching", "lines", "marks", "words", "keys", "labels")
FIXED = ("keys", "labels")  # placed in pixels: they stay when the plot is moved
SAYS = {"expr": "datum.says"}


def sheets(rows: dict[str, list[Mark]], axis: Axis) -> list[alt.Chart]:
    """The layers from the back to the front; empty ones are left out."""
    parts: dict[str, list[Mark]] = {}
    for name in SHEETS:
        parts.update(_ways(rows[name]) if name == "lines" else {name: rows[name]})
    return [_sheet(name, part, axis) for name, part in parts.items() if part or name == "columns"]


def _ways(rows: list[Mark]) -> dict[str, list[Mark]]:
    """Lines by the way of drawing them: solid, dashed, dotted."""
    ways = sorted({row["who"] for row in rows})
    return {f"lines-{who}": [row for row in rows if row["who"] == who] for who in ways}


def _sheet(name: str, rows: list[Mark], axis: Axis) -> alt.Chart:
    """One layer; its rows are a tuple, which Altair hands on as it is instead of copying and checking each."""
    scale = None if name in FIXED else alt.Scale(domain=axis.domain, nice=False, zero=False)
    base = alt.Chart({"values": tuple(rows)}, name=name).encode(
        x=alt.X("x:Q", scale=scale, axis=None), y=alt.Y("y:Q", scale=None, axis=None))
    return _lines(base, name.removeprefix("lines-")) if name.startswith("lines-") else DRAWN[name](base)


def _as_is(**fields: str) -> dict[str, Any]:
    """The row itself says colour, shape or width: no scale, no legend."""
    channels = {"fill": alt.Fill, "fillOpacity": alt.FillOpacity, "stroke": alt.Stroke, "size": alt.Size,
                "strokeWidth": alt.StrokeWidth, "strokeDash": alt.StrokeDash, "shape": alt.Shape}
    return {name: channels[name](field, scale=None, legend=None) for name, field in fields.items()}


def _lines(base: alt.Chart, who: str) -> alt.Chart:
    way = tokens()["lines"][who]
    drawn = base.mark_line(strokeWidth=way["width"], strokeCap=way["cap"], strokeDash=way["dash"] or [1, 0],
                           aria=False)
    return drawn.encode(detail="run:N", **_as_is(stroke="stroke:N"))


def _areas(base: alt.Chart) -> alt.Chart:
    return base.mark_rect(aria=False, tooltip=SAYS).encode(x2="x2:Q", y2="y2:Q", **_as_is(
        fill="fill:N", fillOpacity="opacity:Q", stroke="stroke:N", strokeWidth="width:Q"))


def _rules(base: alt.Chart) -> alt.Chart:
    return base.mark_rule(aria=False).encode(x2="x2:Q", y2="y2:Q", **_as_is(
        stroke="stroke:N", strokeWidth="width:Q", strokeDash="dash:N"))


def _marks(base: alt.Chart) -> alt.Chart:
    drawn = base.mark_point(opacity=1, xOffset={"expr": "datum.shift"}, tooltip=SAYS, description=SAYS)
    return drawn.encode(**_as_is(shape="shape:N", size="area:Q", fill="fill:N", stroke="stroke:N",
                                 strokeWidth="width:Q"))


def _words(base: alt.Chart) -> alt.Chart:
    fields = {"align": "align", "fontWeight": "weight", "fontSize": "letter", "dx": "shift"}
    looks = {look: {"expr": f"datum.{column}"} for look, column in fields.items()}
    drawn = base.mark_text(baseline="middle", aria=False, tooltip=SAYS, **looks)
    return drawn.encode(text="words:N", **_as_is(fill="fill:N"))


DRAWN = {"columns": _areas, "areas": _areas, "grid": _rules, "hatching": _rules, "marks": _marks, "keys": _marks,
         "words": _words, "labels": _words}
