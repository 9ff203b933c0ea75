"""Charts: tables in, an Altair chart out. `CHARTS` is the list; a chart's name is its address in every host.

Importing this package is quick: Altair is loaded when the first chart is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .display import enable, interactive

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

__all__ = ["CHARTS", "Chart", "alt_text", "draw", "enable", "interactive", "png", "svg"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by name: what it shows, which tables it is drawn from, and which of them it can do without."""

    name: str
    about: str
    tables: tuple[str, ...]
    also: tuple[str, ...] = ()

    def draw(self, tables: Mapping[str, pd.DataFrame], **options: Any) -> alt.LayerChart:
        """The chart from a case's tables by name; options are those of its function."""
        enable()
        function = getattr(import_module(f"{__name__}.{self.name}"), self.name)
        extra = {name: tables[name] for name in self.also if name in tables}
        return function(*(tables[name] for name in self.tables), **extra, **options)


CHARTS: dict[str, Chart] = {chart.name: chart for chart in (
    Chart("timeline", "The whole therapy on one axis: ratings by everyone, episodes, codings, memos, life events.", ("timeline",)),
    Chart("session", "Inside one session: who speaks, shares of talk, every code in its place.", ("turns", "annotations"), ("participants",)),
    Chart("trajectory", "One measure over the sessions, raters together, missing sessions visible.", ("ratings",), ("participants", "sessions")),
)}


def draw(name: str, tables: Mapping[str, pd.DataFrame], **options: Any) -> alt.LayerChart:
    """The chart of that name from a case's tables."""
    if name not in CHARTS:
        raise ValueError(f"There is no chart {name!r}. There are: {', '.join(CHARTS)}.")
    return CHARTS[name].draw(tables, **options)


def png(chart: alt.TopLevelMixin, scale: float = 2) -> bytes:
    """The chart as PNG, `scale` times as many pixels as its size says."""
    return import_module(f"{__name__}.render").png(chart, scale)


def svg(chart: alt.TopLevelMixin) -> str:
    """The chart as SVG, with its alternative text."""
    return import_module(f"{__name__}.render").svg(chart)


def alt_text(chart: alt.TopLevelMixin) -> str:
    """What the chart shows, in sentences."""
    return import_module(f"{__name__}.render").alt_text(chart)
