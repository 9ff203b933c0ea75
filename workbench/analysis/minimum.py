"""Reported ruptures against a minimum of intensity: what the sample takes in, and what it leaves out."""

from __future__ import annotations

import pandas as pd

from workbench.analysis.series import in_words, series

COLUMNS = ["session", "value", "minimum", "low", "high", "state", "included", "reason"]


def at_least(
    ratings: pd.DataFrame,
    *,
    minimum: float = 3,
    low: float = 0,
    high: float = 5,
    measure: str | None = None,
    scale: str = "rupture_intensity",
    by: str | None = None,
    timing: str | None = None,
) -> pd.DataFrame:
    """One row per session: included if the rater reported at least `minimum`, else excluded with its reason.

    The default is the research minimum that follows from Safran & Muran (2006): a rupture "rated 2 on a
    5-point scale" may be uninteresting, so 3 or more. 0 means asked and none reported. Nothing is dropped:
    the excluded stay listed.
    """
    if not low <= minimum <= high:
        raise ValueError(
            f"The minimum {minimum:g} lies outside the scale, which runs from {low:g} to {high:g}."
        )
    line = series(ratings, measure=measure, scale=scale, by=by, timing=timing)
    outside = line[(line["value"] < low) | (line["value"] > high)]
    if len(outside):
        bad = outside.iloc[0]
        raise ValueError(
            f"Session {bad.session} is rated {bad.value:g}; the scale runs from {low:g} to {high:g}."
        )
    line = line.assign(
        minimum=float(minimum), low=float(low), high=float(high), included=line["value"] >= minimum
    )
    line["reason"] = [_reason(v, s, minimum) for v, s in zip(line["value"], line["state"], strict=True)]
    return line[COLUMNS]


def _reason(value: float, state: str, minimum: float) -> str:
    if pd.isna(value):
        return f"not rated: {in_words(state)}"
    if value >= minimum:
        return ""
    return "none reported" if value == 0 else "below minimum"
