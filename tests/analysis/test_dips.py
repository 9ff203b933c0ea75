"""Dips against the other sessions: the reference series, and what must be said where there is no figure."""

from __future__ import annotations

import math
from statistics import mean, stdev

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import dips, never_high

P = [4.0, 4.1, 4.2, 4.2, 3.0, 3.9, 4.3, 4.4, 4.3, 2.8, 3.4, 4.4]
T = [3.6, 3.7, 3.8, 3.7, 3.5, 3.2, 3.7, 3.9, 3.8, 2.9, 3.1, 3.9]


def flagged(found: pd.DataFrame) -> list[int]:
    return found.loc[found["candidate"], "session"].tolist()


def z_of(found: pd.DataFrame) -> dict[int, float]:
    return dict(zip(found["session"], found["z"], strict=True))


def test_s36_flags_5_10_11_of_the_patient_series(ratings):
    found = dips(ratings(P))
    assert flagged(found) == [5, 10, 11]
    z = z_of(found)
    assert [z[5], z[10], z[11]] == pytest.approx([-2.0412, -2.7541, -1.0247], abs=5e-5)
    fifth = found.set_index("session").loc[5]
    assert fifth["mean_others"] == pytest.approx(4.0)
    assert fifth["sd_others"] == pytest.approx(0.4899, abs=5e-5)
    assert fifth["drop"] == pytest.approx(1.0)
    assert found["n_others"].eq(11).all()
    assert found["state"].eq("ok").all()


def test_s36_flags_6_10_11_of_the_therapist_series(ratings):
    found = dips(ratings(T, by="therapist"), by="therapist")
    assert flagged(found) == [6, 10, 11]
    z = z_of(found)
    assert [z[6], z[10], z[11]] == pytest.approx([-1.2403, -2.7453, -1.6525], abs=5e-5)


def test_s36_robust_figures_do_not_let_two_dips_hide_each_other(ratings):
    found = dips(ratings(P), robust=True)
    z = z_of(found)
    assert [z[5], z[6], z[10], z[11]] == pytest.approx([-4.05, -1.01, -4.72, -2.70], abs=5e-3)
    assert flagged(found) == [5, 6, 10, 11]


def test_s36_prospective_figures_use_earlier_sessions_alone(ratings):
    found = dips(ratings(P), prospective=True).set_index("session")
    assert found["state"].tolist()[:3] == ["insufficient_data"] * 3
    assert found.loc[4, "state"] == "few_others"
    assert found.loc[5, "z"] == pytest.approx(-11.75, abs=5e-3)
    assert found.loc[5, "drop"] == pytest.approx(1.125)
    assert found["n_others"].tolist() == list(range(12))


@given(st.lists(st.integers(10, 50), min_size=5, max_size=30))
def test_s36_agrees_with_the_ordinary_z(tenths):
    values = [v / 10 for v in tenths]
    n, centre = len(values), mean(values)
    frame = pd.DataFrame({"session": range(1, n + 1), "value": values}).assign(
        measure="wai_sr", scale="total", by="patient", timing="post", state="ok"
    )
    for x, z in zip(values, dips(frame)["z"], strict=True):
        if math.isnan(z):
            continue
        ordinary = (x - centre) / stdev(values)
        expected = ordinary * n / (n - 1) / math.sqrt(((n - 1) - ordinary**2 * n / (n - 1)) / (n - 2))
        assert z == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_k_and_the_rounding_tolerance_decide_at_the_border(ratings):
    exactly_one = ratings([1.0, 2.0, 3.0, 1.0, 3.0, 1.0])
    assert z_of(dips(exactly_one))[6] == pytest.approx(-1.0)
    assert 6 in flagged(dips(exactly_one, k=1 + 5e-10))
    assert 6 not in flagged(dips(exactly_one, k=1 + 5e-8))
    assert flagged(dips(ratings(P), k=2)) == [5, 10]
    assert flagged(dips(ratings(P), k=3)) == []


def test_a_candidate_may_be_asked_to_lie_below_the_session_before(ratings):
    assert flagged(dips(ratings(P), require_prior_higher=True)) == [5, 10]


def test_a_low_first_session_is_a_start_level_and_no_drop(ratings):
    low_start = ratings([3.0, 4.0, 4.1, 4.2, 4.1, 4.0, 4.2])
    found = dips(low_start).set_index("session")
    assert found.loc[1, "state"] == "start_level"
    assert bool(found.loc[1, "candidate"])
    assert not dips(low_start, require_prior_higher=True)["candidate"].any()


def test_without_variation_the_figure_is_undefined_and_the_others_compute(ratings):
    found = dips(ratings([4, 4, 4, 4, 3, 4])).set_index("session")
    assert found.loc[5, "state"] == "undefined_zero_variance"
    assert not found.loc[5, "candidate"]
    assert "raw drop is 1.00" in found.loc[5, "note"]
    assert found.drop(5)["z"].notna().all()
    assert found.drop(5)["state"].eq("ok").all()
    assert flagged(dips(ratings([4, 4, 4, 4, 3, 4]), fallback_drop=0.53)) == [5]
    assert flagged(dips(ratings([4, 4, 4, 4, 3, 4]), fallback_drop=1.5)) == []


def test_a_session_equal_to_or_above_constant_others_is_no_dip(ratings):
    same = dips(ratings([4] * 7))
    assert same["state"].eq("ok").all() and same["z"].isna().all() and not same["candidate"].any()
    higher = dips(ratings([4, 4, 4, 4, 5, 4])).set_index("session")
    assert higher.loc[5, "state"] == "ok" and not higher.loc[5, "candidate"]


def test_robust_is_undefined_where_most_others_are_the_same(ratings):
    found = dips(ratings([4, 4, 4, 4, 3, 4, 3.5]), robust=True).set_index("session")
    assert found.loc[5, "state"] == "undefined_zero_variance"


def test_too_few_ratings_say_how_many_are_needed_and_never_give_an_empty_list(ratings):
    three = dips(ratings([4, 3, 4]))
    assert three["state"].eq("insufficient_data").all()
    assert three["note"].eq("Needs 3 other ratings, has 2.").all()
    nothing = dips(ratings([]))
    assert nothing["state"].tolist() == ["insufficient_data"]
    assert nothing["note"].tolist() == ["There are no ratings; a comparison needs 4."]
    assert dips(ratings([4, 4.1, 3, 4.2, 4]))["state"].tolist()[1:] == ["few_others"] * 4


def test_sessions_without_a_rating_keep_their_row_and_their_reason(ratings):
    frame = ratings([4.0, 4.1, None, 4.2, None, 3.0, 4.1, 4.0])
    frame.loc[2, "state"] = "not-asked"
    pre = ratings([4.0] * 5).iloc[[4]].assign(timing="pre")
    elsewhere = ratings([4.0] * 9).iloc[[8]].assign(by="therapist")
    frame = pd.concat([frame.drop(index=4), pre, elsewhere])
    found = dips(frame, by="patient", timing="post").set_index("session")
    assert found.index.tolist() == list(range(1, 10))
    assert found.loc[[3, 5, 9], "state"].tolist() == ["not-asked", "other_timing", "missing"]
    assert found.loc[3, "note"] == "No rating: not asked."
    assert found.loc[[3, 5, 9], "z"].isna().all()
    assert not found.loc[[3, 5, 9], "candidate"].any()
    assert found.loc[6, "n_others"] == 5
    assert found.loc[6, "note"] == "Gap: the rated session before it is 4."


def test_a_zero_is_a_rating_and_not_a_gap(ratings):
    found = dips(ratings([4, 5, 4, 0, 5, 4, 5])).set_index("session")
    assert found.loc[4, "state"] == "ok" and bool(found.loc[4, "candidate"])


def test_a_window_limits_which_sessions_are_compared(ratings):
    found = dips(ratings(P), window=(1, 6))
    assert found["session"].tolist() == [1, 2, 3, 4, 5, 6]
    assert found["n_others"].eq(5).all()


@pytest.mark.parametrize(
    ("column", "second", "named"),
    [("timing", "pre", "post"), ("by", "therapist", "patient"), ("measure", "arm", "wai_sr")],
)
def test_series_are_never_mixed(ratings, column, second, named):
    both = pd.concat([ratings(P), ratings(T, **{column: second})])
    with pytest.raises(ValueError, match=f"more than one {column} .*Name it"):
        dips(both)
    assert flagged(dips(both, **{column: named})) == [5, 10, 11]


def test_a_misspelt_name_is_answered_with_those_there_are(ratings):
    with pytest.raises(ValueError, match=r"no ratings with by 'pateint'\. There is: patient"):
        dips(ratings(P), by="pateint")


def test_two_ratings_of_one_session_are_refused(ratings):
    with pytest.raises(ValueError, match="Session 3 is rated more than once"):
        dips(pd.concat([ratings(P), ratings(P).iloc[[2]]]))


def test_a_missing_column_is_named(ratings):
    with pytest.raises(ValueError, match="lack the column 'timing'"):
        dips(ratings(P).drop(columns="timing"))


def test_thresholds_that_cannot_be_are_refused(ratings):
    for wrong in ({"k": 0}, {"min_others": 1}):
        with pytest.raises(ValueError, match="above 0"):
            dips(ratings(P), **wrong)


def test_the_table_does_not_depend_on_the_order_of_its_rows(ratings):
    frame = ratings(P)
    pd.testing.assert_frame_equal(dips(frame), dips(frame.sample(frac=1, random_state=3)))


def test_columns_and_kinds_stay_the_same_with_and_without_ratings(ratings):
    assert dips(ratings(P)).dtypes.equals(dips(ratings([])).dtypes)
    assert dips(ratings(P)).columns.tolist()[:6] == [
        "session",
        "value",
        "z",
        "n_others",
        "state",
        "candidate",
    ]


def test_s25_a_flat_low_series_has_no_dips_but_a_never_high_notice(ratings):
    low = [2.0] * 10
    assert not dips(ratings(low))["candidate"].any()
    assert never_high(low, low=1, high=5).startswith("Never high: all 10 ratings lie below 3")
    assert never_high(P, low=1, high=5) == ""
    assert "never formed" in dips.__doc__
