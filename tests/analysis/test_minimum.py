"""The minimum of intensity: what comes in, and that nothing left out is lost."""

from __future__ import annotations

import pytest

from workbench.analysis import at_least


def reports(ratings, values):
    return ratings(values, measure="psq", scale="rupture_intensity")


def test_s35_two_is_below_the_minimum_and_three_is_in(ratings):
    found = at_least(reports(ratings, [2, 3]))
    assert found["included"].tolist() == [False, True]
    assert found["reason"].tolist() == ["below minimum", ""]
    assert (found.loc[0, "minimum"], found.loc[0, "low"], found.loc[0, "high"]) == (3, 0, 5)


def test_s34_the_excluded_stay_listed_with_their_reasons_and_the_counts_add_up(ratings):
    found = at_least(reports(ratings, [0, 1, None, 4, 5]))
    assert found["reason"].tolist() == ["none reported", "below minimum", "not rated: missing", "", ""]
    assert len(found) == 5 == found["included"].sum() + (found["reason"] != "").sum()


def test_another_minimum_gives_another_list_and_says_so(ratings):
    clinical = at_least(reports(ratings, [0, 1, 2, 3]), minimum=1)
    assert clinical["included"].tolist() == [False, True, True, True]
    assert clinical["minimum"].eq(1).all()


def test_a_minimum_or_a_rating_off_the_scale_is_refused(ratings):
    with pytest.raises(ValueError, match="minimum 6 lies outside the scale"):
        at_least(reports(ratings, [1, 2]), minimum=6)
    with pytest.raises(ValueError, match="Session 2 is rated 7; the scale runs from 0 to 5"):
        at_least(reports(ratings, [1, 7]))
