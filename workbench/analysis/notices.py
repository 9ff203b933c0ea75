"""What must be said beside a rating series before anybody reads dips into it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

TOLERANCE = 1e-9


def at_ceiling(
    values: Iterable[float],
    *,
    low: float,
    high: float,
    within: float = 0.2,
    share: float = 0.5,
    top: float = 0.25,
) -> str:
    """A sentence if the ratings crowd at the top of the scale, else an empty string.

    They do if at least `share` of them lie `within` points of the highest one given, and that one in the
    `top` part of the scale. Dips are then rare and small by construction, and what looks like a good
    alliance may be compliance (S-13).
    """
    given = _given(values)
    if not len(given) or given.max() < high - top * (high - low) - TOLERANCE:
        return ""
    near = float(np.mean(given >= given.max() - within - TOLERANCE))
    if near < share - TOLERANCE:
        return ""
    return (
        f"Ceiling: {near:.0%} of the ratings lie within {within:g} of the highest, {given.max():g}. "
        "Dips are rare and small here by construction; compliance is possible."
    )


def never_high(values: Iterable[float], *, low: float, high: float) -> str:
    """A sentence if every rating lies in the lower half of the scale, else an empty string.

    A collaboration that never formed (D4 of the paper) shows no dip at all (S-25).
    """
    given = _given(values)
    middle = (low + high) / 2
    if not len(given) or given.max() >= middle - TOLERANCE:
        return ""
    return (
        f"Never high: all {len(given)} ratings lie below {middle:g}, the middle of the scale. "
        "Collaboration may never have formed; no dip can show that."
    )


def _given(values: Iterable[float]) -> np.ndarray:
    array = np.asarray(list(values), dtype=float)
    return array[~np.isnan(array)]
