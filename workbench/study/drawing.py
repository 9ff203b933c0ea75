"""Charts by name, drawn from the nouns of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

    from .case import Case


class Charts:
    """The charts of a case; a chart's name is its address in every host."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def timeline(self, **options: Any) -> alt.TopLevelMixin:
        """Everything on one axis: ratings per rater, episodes, coded passages, memos, life events."""
        from workbench import charts
        return charts.timeline(self._case.timeline, **options)

    def session(self, session: int, **options: Any) -> alt.TopLevelMixin:
        """Inside one session, by clock or share of words: who speaks, and what was coded by whom."""
        from workbench import charts, frames
        file = self._case.file
        return charts.session(frames.turns(file, session), frames.inside(file, session), session=session,
                              participants=self._case.participants, **options)

    def trajectory(self, measure: str, **options: Any) -> alt.TopLevelMixin:
        """One measure, raters together, missing sessions visible."""
        from workbench import charts
        return charts.trajectory(self._case.ratings, measure=measure, participants=self._case.participants,
                                 sessions=self._case.sessions, **options)

    def named(self, name: str, *args: Any, **options: Any) -> alt.TopLevelMixin:
        """A chart by its name; raises `NotFound`, naming those there are."""
        from workbench.charts import CHARTS
        from workbench.domain import NotFound
        if name not in CHARTS:
            raise NotFound(f"There is no chart {name!r}. Known: {', '.join(CHARTS)}.")
        return getattr(self, name)(*args, **options)
