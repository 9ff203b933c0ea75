"""The dips of the three demo cases, session for session."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from workbench.analysis import at_ceiling, at_least, dips

ROOT = Path(__file__).parents[2]
EXPECTED = {
    ("A", "patient"): {1: -1.39, 12: -1.39, 14: -4.40},
    ("B", "patient"): {5: -1.91, 6: -1.26, 11: -2.97, 12: -1.68},
    ("B", "therapist"): {5: None, 11: None, 12: None, 18: None},
    ("C", "patient"): {10: -1.16, 11: -1.43, 12: -1.71, 13: -1.16, 15: -2.66, 20: -1.71},
    ("C", "therapist"): {12: None, 13: None, 15: None, 20: None, 21: None},
}


def wide(case: str) -> pd.DataFrame:
    path = ROOT.parent / "shared" / "domain" / f"demo_case_{case}.csv"
    places = [path, ROOT / "cases" / "varga" / "ratings.csv"] if case == "A" else [path]
    for place in places:
        if place.exists() and "patient_alliance" in (table := pd.read_csv(place)).columns:
            return table
    pytest.skip(f"The ratings of demo case {case} ({path.name}) are not beside this clone.")


def tidy(table: pd.DataFrame, column: str, measure: str, scale: str, by: str) -> pd.DataFrame:
    return pd.DataFrame({
        "session": table["session"], "measure": measure, "scale": scale, "by": by, "timing": "post",
        "value": table[column], "state": "ok",
    })  # fmt: skip


@pytest.mark.parametrize(("case", "by"), EXPECTED)
def test_s36_candidates_of_the_demo_cases(case, by):
    found = dips(tidy(wide(case), f"{by}_alliance", "wai_sr", "total", by))
    candidates = found[found["candidate"]].set_index("session")["z"]
    expected = EXPECTED[case, by]
    assert candidates.index.tolist() == list(expected)
    for session, z in expected.items():
        assert z is None or candidates[session] == pytest.approx(z, abs=5e-3)


def test_s36_case_a_begins_low_and_sits_at_the_ceiling():
    table = wide("A")
    found = dips(tidy(table, "patient_alliance", "wai_sr", "total", "patient")).set_index("session")
    assert found.loc[1, "state"] == "start_level"
    assert at_ceiling(table["patient_alliance"], low=1, high=5).startswith("Ceiling: 70% of the ratings")


def test_s36_case_c_keeps_its_three_gaps():
    found = dips(tidy(wide("C"), "patient_alliance", "wai_sr", "total", "patient")).set_index("session")
    assert found[found["state"] == "missing"].index.tolist() == [9, 14, 25]
    assert found.loc[15, "note"] == "Gap: the rated session before it is 13."
    assert found.loc[15, "n_others"] == 24


@pytest.mark.parametrize(
    ("case", "by", "sessions"),
    [
        ("A", "patient", [14]),
        ("A", "therapist", [13, 14]),
        ("B", "patient", [5, 11, 12, 18]),
        ("B", "therapist", [5, 6, 10, 11, 12, 13, 17, 18]),
        ("C", "patient", [10, 11, 12, 15, 20, 21]),
        ("C", "therapist", [12, 15, 16, 20, 21]),
    ],
)
def test_s35_reported_ruptures_of_the_demo_cases(case, by, sessions):
    reports = at_least(tidy(wide(case), f"{by}_rupture_intensity", "psq", "rupture_intensity", by))
    assert reports.loc[reports["included"], "session"].tolist() == sessions
