"""A drawing surface on which tracks lie one under the other, and which becomes one Altair chart.

All tracks share one plot, so that columns run through, gutters agree and one gesture moves everything.
Every mark is a row with its place, its look and a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import altair as alt

from .axis import Axis
from .lettering import shorten, wide
from .sheets import SHEETS, Mark, sheets
from .tokens import Size, Theme, glyph, tokens

TITLE_LINE = 14.5
BARE = 34


@dataclass
class Canvas:
    """Where tracks draw: `y` is the height reached so far, `titled` how far down names in the gutter reach."""

    axis: Axis
    theme: Theme
    size: Size
    gutter: bool = True
    y: float = 0.0
    titled: float = 0.0
    rows: dict[str, list[Mark]] = field(default_factory=lambda: {name: [] for name in SHEETS})

    def area(self, x: float, x2: float, y: float, y2: float, fill: str | None, opacity: float = 1,
             stroke: str | None = None, width: float = 0, sheet: str = "areas", **facts: Any) -> None:
        """A rectangle from x to x2 on the axis and from y to y2 in pixels."""
        self._put(sheet, x=x, x2=x2, y=y, y2=y2, fill=fill, opacity=opacity, stroke=stroke, width=width, **facts)

    def rule(self, x: float, x2: float, y: float, colour: str, width: float = 1, y2: float | None = None,
             dash: tuple[float, float] = (1, 0), sheet: str = "grid") -> None:
        """A straight line, level unless y2 says otherwise."""
        self._put(sheet, x=x, x2=x2, y=y, y2=y if y2 is None else y2, stroke=colour, width=width, dash=dash)

    def hatch(self, x: float, x2: float, y: float, y2: float, colour: str, gap: float = 4) -> None:
        """Horizontal lines inside a rectangle: the pattern of withdrawal, which stays readable in grey."""
        top, bottom = min(y, y2), max(y, y2)
        at = top + gap / 2
        while at < bottom - 0.4:
            self.rule(x, x2, at, colour, 1.5, sheet="hatching")
            at += gap

    def line(self, who: str, run: str, x: float, y: float, colour: str, **facts: Any) -> None:
        """One point of an uninterrupted stretch of somebody's line."""
        self._put("lines", who=who, run=run, x=x, y=y, stroke=colour, **facts)

    def mark(self, shape: str, x: float, y: float, radius: float, fill: str | None, stroke: str | None = None,
             width: float = 1, shift: float = 0, sheet: str = "marks", **facts: Any) -> None:
        """A glyph (its name in tokens.json, or an outline of its own), `shift` pixels beside its place."""
        self._put(sheet, shape=shape if shape.startswith("M") else glyph(shape), x=x, y=y,
                  area=round((2 * radius) ** 2, 2), fill=fill, stroke=stroke, width=width, shift=shift, **facts)

    def word(self, words: str, x: float, y: float, size: float, colour: str, weight: int = 400,
             align: str = "center", shift: float = 0, sheet: str = "words", **facts: Any) -> None:
        """Words at a place on the axis."""
        self._put(sheet, words=words, x=x, y=y, letter=size, fill=colour, weight=weight, align=align,
                  shift=shift, **facts)

    def title(self, y: float, name: str, *subs: str) -> None:
        """The track's name and what it shows, right-aligned before the plot; y is the middle of the block."""
        if not self.gutter:
            return
        room = self.size.left - self.size.before - 4
        lines = [(name, self.size.title, self.theme.ink, 600)]
        lines += [(sub, self.size.sub, self.theme.ink_2, 400) for sub in subs if sub]
        top = max(y - TITLE_LINE * len(lines) / 2, self.titled)
        for i, (words, size, colour, weight) in enumerate(lines):
            cut = shorten(words, size, room, weight)
            self.beside(cut, top + TITLE_LINE * (i + 0.5), size, colour, weight)
        self.titled = top + TITLE_LINE * len(lines)

    def beside(self, words: str, y: float, size: float, colour: str, weight: int = 400,
               before: float | None = None) -> None:
        """Words left of the plot, ending so many pixels before it."""
        shift = -(self.size.before if before is None else before)
        self.word(words, 0, y, size, colour, weight, "right", shift, "labels")

    def behind(self, words: str, y: float, size: float, colour: str, weight: int = 400) -> None:
        """Words right of the plot."""
        cut = shorten(words, size, self.size.right - 14, weight)
        self.word(cut, self.axis.width, y, size, colour, weight, "left", 10, "labels")

    def key(self, who: str, y: float, says: str) -> None:
        """Somebody's mark before the plot tells whose row it is."""
        look, colour = tokens()["marks"][who], self.theme.who(who)
        fill, width = (colour, 0.5) if look["filled"] else (self.theme.paper, 1.6)
        self.mark(look["glyph"], -13, y, look["radius"], fill, colour, width, sheet="keys", says=says)

    def scale(self, y: float, label: str) -> None:
        """A number of the scale at the plot's left edge."""
        self.beside(label, y, self.size.axis, self.theme.ink_2, before=8)

    def note(self, words: str, y: float) -> None:
        """Words at the plot's left edge that stay there when the plot is moved."""
        cut = shorten(words, self.size.sub, self.axis.width + self.size.right)
        self.word(cut, 0, y, self.size.sub, self.theme.ink_2, align="left", shift=2, sheet="labels")

    def sentence(self, words: str) -> None:
        """An empty track says what is not there yet."""
        self.note(words, self.y + 9)
        self.y += 18

    def room(self, words: str, size: float, weight: int = 400) -> float:
        """About how many pixels the words take."""
        return wide(words, size, weight)

    def _put(self, sheet: str, **row: Any) -> None:
        self.rows[sheet].append({k: round(v, 5) if isinstance(v, float) else v for k, v in row.items()})

    def columns(self, top: float) -> None:
        """A faint column behind every session that was held, from there to the bottom."""
        self.y = max(self.y, self.titled)
        if self.axis.level != "coarse":
            for s in self.axis.sessions:
                if s in self.axis.held:
                    self.area(s, s + 0.5, top, self.y, self.theme.column, sheet="columns")

    def chart(self, description: str) -> alt.LayerChart:
        """Everything drawn so far as one Altair chart of fixed size."""
        high, margin = max(self.y, self.titled), self.size.margin
        padding = {"left": self.size.left if self.gutter else BARE, "right": self.size.right,
                   "top": margin, "bottom": margin}
        chart = alt.layer(*sheets(self.rows, self.axis)).properties(
            width=round(self.axis.width, 2), height=round(high, 2), description=description,
            autosize=alt.AutoSizeParams(type="none"))
        return chart.configure(background=self.theme.paper, font=tokens()["fonts"]["ui"],
                               padding=padding).configure_view(stroke=None)
