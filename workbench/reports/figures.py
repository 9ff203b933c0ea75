"""Figures: drawn only when a template names them, each with its alternative text and caption."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workbench import frames
from workbench.charts import CHARTS
from workbench.domain import CaseFile, Measure, Refused

from .fields import Named, says

if TYPE_CHECKING:
    import pandas as pd

    from .leave import Leave

WIDTH = 620  # pixels that are the width of the text on an A4 page
SCALE = 2.5  # picture points per pixel: about 240 per inch in print
KEPT = 64  # pictures remembered in one process
_drawn: OrderedDict[str, bytes] = OrderedDict()


@dataclass(frozen=True)
class Figure:
    """A picture of the case; nothing is drawn before it is asked for."""

    label = "figure"
    known = True

    name: str = says("Name of the chart: timeline.")
    make: Callable[[], Any] = field(repr=False)

    @cached_property
    def _chart(self) -> Any:
        return self.make()

    @property
    def caption(self) -> str:
        """What it shows, who rated from where to where, and lowest sessions: words for the caption."""
        return self.alt

    @property
    def alt(self) -> str:
        """The alternative text, which is put on the picture by itself."""
        words = self._chart.description
        return words if isinstance(words, str) else CHARTS[self.name].about

    @property
    def png(self) -> bytes:
        """The picture; the same chart is drawn once in a process."""
        key = json.dumps(self._chart.to_dict(), sort_keys=True)
        if key not in _drawn:
            from workbench.charts import png

            _drawn[key] = png(self._chart, SCALE)
            if len(_drawn) > KEPT:
                _drawn.popitem(last=False)
        _drawn.move_to_end(key)
        return _drawn[key]


class Tables(Mapping):
    """The tables of a case, made when a chart asks for them, without ratings that consent keeps back."""

    def __init__(self, file: CaseFile, leave: Leave, session: int | None = None) -> None:
        self._file, self._leave, self._session, self._made = file, leave, session, {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> pd.DataFrame:
        if name == "annotations" and self._session is not None:
            return frames.inside(self._file, self._session)
        if name == "turns" and self._session is not None:
            return frames.turns(self._file, self._session)
        table = frames.NOUNS[name](self._file)
        if name in ("timeline", "ratings"):
            kept = [r.id for r in self._file.all("rating") if not self._leave.rating(r)]
            return table[~table["id"].isin(kept)].reset_index(drop=True) if kept else table
        return table

    def __iter__(self) -> Iterator[str]:
        return iter(frames.NOUNS)

    def __len__(self) -> int:
        return len(frames.NOUNS)


class Charts(Named):
    """Every chart by its name: {{ chart.timeline }}."""

    label = "chart"

    def __init__(self, file: CaseFile, leave: Leave) -> None:
        self._file, self._leave, self._tables = file, leave, Tables(file, leave)
        self._figures: dict[tuple, Figure] = {}

    @classmethod
    def members(cls) -> dict[str, tuple[Any, str]]:
        """The charts there are."""
        which = {
            "session": " Here of the session with most coded passages; {{ episode.figure }} is an episode's.",
            "trajectory": " Here of the first measure; {{ measure.figure }} is that of each.",
        }
        return {name: (Figure, chart.about + which.get(name, "")) for name, chart in CHARTS.items()}

    def __getattr__(self, name: str) -> Figure:
        if name.startswith("_") or name not in CHARTS:
            raise AttributeError(name)
        if name == "session":
            return self.inside(
                max(
                    self._file.all("session"), key=lambda s: (self._file.summaries[s.id].passages, -s.number)
                ).number
            )
        if name == "trajectory":
            return self._first_course()
        return self._figure(name, self._tables)

    def _first_course(self) -> Figure:
        for r in self._file.all("rating"):
            if self._leave.rating(r):
                return self.course(self._file.measure_by_id(r.measure), r.scale, r.timing)
        raise Refused(
            "The template draws the course of a measure, and no ratings are on record. "
            "Put the figure between {%p if measures %} and {%p endif %}."
        )

    def inside(self, number: int) -> Figure:
        """Inside one session."""
        return self._figure("session", Tables(self._file, self._leave, number), session=number)

    def course(self, measure: Measure, scale: str, timing: str) -> Figure:
        """One scale of one measure, raters together."""
        return self._figure("trajectory", self._tables, measure=measure.slug, scale=scale, timing=timing)

    def _figure(self, name: str, tables: Tables, **options: Any) -> Figure:
        """One picture for one chart with its options, however often a template names it."""
        key = (name, *options.values())
        if key not in self._figures:
            self._figures[key] = Figure(
                name=name,
                make=lambda: CHARTS[name].draw(tables, size="page", width=WIDTH, tone="light", **options),
            )
        return self._figures[key]
