"""A correlation as a share of variance, and the notice of a series at the ceiling."""

from __future__ import annotations

import pytest

from workbench.analysis import as_per_cent, at_ceiling, variance_explained


def test_s01_a_correlation_of_a_quarter_is_six_per_cent_of_the_variance():
    assert variance_explained(0.25) == 0.0625
    assert variance_explained(-0.25) == 0.0625
    assert as_per_cent(variance_explained(0.25)) == "≈ 6 %"


def test_s01_what_is_no_correlation_is_refused():
    with pytest.raises(ValueError, match="between -1 and 1; 25 does not"):
        variance_explained(25)


def test_the_ceiling_is_half_the_ratings_near_the_top():
    assert at_ceiling([4.6, 4.7, 4.7, 4.0], low=1, high=5).startswith("Ceiling: 75% of the ratings")
    assert at_ceiling([4.7, 4.0, 3.9, 4.0], low=1, high=5) == ""
    assert at_ceiling([2.0, 2.0, 2.0], low=1, high=5) == ""
    assert at_ceiling([], low=1, high=5) == ""
    assert at_ceiling([float("nan"), 4.9], low=1, high=5) != ""
