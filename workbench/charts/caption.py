"""What a picture shows, in sentences: its alternative text."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from .axis import Axis
from .people import Scale, Series
from .words import TIMINGS, count, listed, number, title


def describe(frame: pd.DataFrame, axis: Axis, drawn: list[Scale], chart: Callable) -> str:
    """What the chart is, how far the data reach, who rated from where to where, how much there is of the rest."""
    sentences = [first_sentence(chart), f"Sessions {axis.sessions[0]} to {axis.last}."]
    sentences += [sentence for scale in drawn for sentence in ratings(scale)]
    kinds = frame["kind"].value_counts()
    counted = [count(int(kinds[kind]), one) for kind, one in (("episode", "episode"), ("memo", "memo"),
                                                              ("life_event", "life event")) if kinds.get(kind)]
    passages = frame.loc[frame["kind"] == "coded", "value"].sum()
    if passages:
        counted.append(count(int(passages), "coded passage"))
    if counted:
        sentences.append(", ".join(counted) + ".")
    if axis.missed:
        sentences.append(f"Not held: {count(len(axis.missed), 'session')}.")
    return " ".join(sentences)


def first_sentence(chart: Callable) -> str:
    """The first sentence of a chart's docstring."""
    return (chart.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ").strip()


def ratings(scale: Scale) -> list[str]:
    """Range and lowest sessions of each rater."""
    name = title(scale.measure)
    about = f"{name} ({scale.named})" if name != scale.named.split(" ")[0] else scale.named
    what = ", ".join(w for w in (about, TIMINGS.get(scale.timing, ""),
                                 f"{number(scale.low)} to {number(scale.high)}") if w)
    raters = [_rater(one) for one in scale.series if one.points]
    return [f"{what}: {'; '.join(raters)}."] if raters else []


def _rater(one: Series) -> str:
    values = [p.value for p in one.points]
    low, high = min(values), max(values)
    if low == high:
        return f"{one.label} {number(low)} throughout"
    where = [p.session for p in one.points if p.value == low]
    lowest = f", lowest in session{'s' if len(where) > 1 else ''} {listed(where)}" if len(where) <= 3 else ""
    return f"{one.label} {number(low)} to {number(high)}{lowest}"
