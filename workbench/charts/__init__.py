"""Charts: tables in, an Altair chart out. `CHARTS` is the list; a chart's name is its address in every host.

Importing this package is quick: Altair is loaded when the first chart is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import NotFound

from .display import enable, interactive

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from .across import timeline
    from .course import trajectory
    from .inside import session
    from .render import alt_text, png, svg

__all__ = ["CHARTS", "Chart", "alt_text", "draw", "enable", "interactive", "png", "session", "svg",
           "timeline", "trajectory"]

WHERE = {"timeline": "across", "session": "inside", "trajectory": "course", "png": "render", "svg": "render",
         "alt_text": "render"}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by name: what it shows, which tables it is drawn from, and which of them it can do without."""

    name: str
    about: str
    tables: tuple[str, ...]
    also: tuple[str, ...] = ()

    def draw(self, tables: Mapping[str, pd.DataFrame], **options: Any) -> alt.LayerChart:
        """The chart from a case's tables by name; options are those of its function."""
        extra = {name: tables[name] for name in self.also if name in tables}
        return __getattr__(self.name)(*(tables[name] for name in self.tables), **extra, **options)


CHARTS: dict[str, Chart] = {chart.name: chart for chart in (
    Chart("timeline",
          "The whole therapy on one axis: ratings by everyone, episodes, codings, memos, life events.",
          ("timeline",)),
    Chart("session", "Inside one session: who speaks, shares of talk, every code in its place.",
          ("turns", "annotations"), ("participants",)),
    Chart("trajectory", "One measure over the sessions, raters together, missing sessions visible.",
          ("ratings",), ("participants", "sessions")),
)}


def draw(name: str, tables: Mapping[str, pd.DataFrame], **options: Any) -> alt.LayerChart:
    """The chart of that name from a case's tables."""
    if name not in CHARTS:
        raise NotFound(f"There is no chart {name!r}. There are: {', '.join(CHARTS)}.")
    return CHARTS[name].draw(tables, **options)


def __getattr__(name: str) -> Any:
    """Functions of this package, each loaded when first asked for."""
    if name not in WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    enable()
    return getattr(import_module(f"{__name__}.{WHERE[name]}"), name)
