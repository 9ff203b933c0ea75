"""A case at a glance, in a notebook cell or a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .case import Case


def show(case: Case) -> None:
    """What the case holds, and its timeline to pan and zoom, drawn without any network; no words of the transcript."""
    from workbench import charts
    print(overview(case))
    try:
        from IPython.display import display
    except ImportError:
        return
    display(charts.interactive(case.chart.timeline()))


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
