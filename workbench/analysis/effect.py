"""Effect sizes read as shares of variance, so that modest ones are seen to be modest."""

from __future__ import annotations


def variance_explained(r: float) -> float:
    """Share of the outcome's variance that goes with a correlation.

    `r` lies between -1 and 1. Safran & Muran (2006) give r around .25 between alliance and outcome: 0.0625.
    """
    if not -1 <= r <= 1:
        raise ValueError(f"A correlation lies between -1 and 1; {r:g} does not. Give r, not a percentage.")
    return r * r


def as_per_cent(share: float) -> str:
    """A share in words for a report: 0.0625 becomes "≈ 6 %"."""
    return f"≈ {100 * share:.0f} %"
