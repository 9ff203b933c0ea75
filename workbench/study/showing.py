"""A case at a glance, in a notebook cell or a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .case import Case

in_cell: Callable[[Case], Any] | None = None  # makes a widget of a case; set by `workbench.open`, which knows the hosts


def show(case: Case) -> Any:
    """The case as a widget of linked views in a notebook; elsewhere what it holds, in a few lines, and its timeline."""
    from workbench import charts

    from .opening import in_notebook
    if in_cell is not None and in_notebook():
        return in_cell(case)
    print(overview(case))
    try:
        from IPython.display import display
    except ImportError:
        return None
    display(charts.interactive(case.chart.timeline()))
    return None


def overview(case: Case) -> str:
    """What the case holds, in a few lines."""
    file = case.file
    head = file.get(case.id)
    sessions = list(file.all("session"))
    held = sum(s.state == "held" for s in sessions)
    totals = file.summaries.values()
    count = lambda table, noun: f"{(n := len(file.ids(table))) or 'no'} {noun}{'' if n == 1 else 's'}"  # noqa: E731
    lines = [head.title or head.name,
             f"{len(sessions)} sessions ({held} held), {sum(s.turns for s in totals)} turns, "
             f"{sum(s.passages for s in totals)} coded passages",
             ", ".join(count(*pair) for pair in (("rating", "rating"), ("episode", "episode"), ("memo", "memo"),
                                                 ("life_event", "life event")))]
    if head.synthetic:
        lines.append("Synthetic case. All people are invented.")
    return "\n".join(lines)
