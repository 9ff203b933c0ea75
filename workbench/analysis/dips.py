"""Sessions rated clearly lower than the rater's other sessions: candidates for a closer look (S-36)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.analysis.series import in_words, series

TOLERANCE = 1e-9
MAD_TO_SD = 1.4826
COLUMNS = [
    "session", "value", "z", "n_others", "state", "candidate", "mean_others", "sd_others", "drop", "note",
]  # fmt: skip


def dips(
    ratings: pd.DataFrame,
    *,
    measure: str | None = None,
    scale: str = "total",
    by: str | None = None,
    timing: str | None = None,
    k: float = 1.0,
    require_prior_higher: bool = False,
    robust: bool = False,
    prospective: bool = False,
    window: tuple[int, int] | None = None,
    min_others: int = 3,
    advised_others: int = 5,
    fallback_drop: float | None = None,
) -> pd.DataFrame:
    """Each session against the same rater's *other* sessions; a candidate lies k SD or more below them.

    One row per session. z = (value - mean of the others) / SD of the others (n - 1). k = 1 is the example
    of Safran & Muran (2006), not a norm. `ratings` has the columns session, measure, scale, by, timing,
    value, state; higher values are the better ones.

    require_prior_higher: a candidate must also lie below the rated session before it.
    robust: median and 1.4826 times the MAD in place of mean and SD, since two deep dips hide each other.
    prospective: only earlier sessions count as the others, as in ongoing supervision. Read `drop` beside z:
    over an almost constant beginning z grows without bound.
    min_others, advised_others: ratings needed to compute, and below which the row says "few_others".
    fallback_drop: a raw drop (reliable change, or a step of the scale) that decides where others do not vary.

    States: ok, start_level (the first rated session lies low: a level, not a drop), few_others,
    insufficient_data, undefined_zero_variance, or why there is no rating (missing, other_timing, or the
    rating's own word).
    Dips are blind to collaboration that never formed: a rater who was never high has none (see `never_high`).
    """
    if k <= 0 or min_others < 2:
        raise ValueError("k must be above 0 and min_others at least 2, since a spread needs two ratings.")
    line = series(ratings, measure=measure, scale=scale, by=by, timing=timing, window=window)
    rated = line[line["value"].notna()]
    values, sessions = rated["value"].to_numpy(float), rated["session"].to_numpy()
    rows = {s: _unrated(s, state, values) for s, state in zip(line["session"], line["state"], strict=True)}
    for i, session in enumerate(sessions):
        others = values[:i] if prospective else np.delete(values, i)
        row = _compare(
            values[i], others, k=k, robust=robust, min_others=min_others, fallback_drop=fallback_drop
        )
        prior = values[i - 1] if i else None
        if require_prior_higher and not (prior is not None and prior > values[i] + TOLERANCE):
            row["candidate"] = False
        _label(row, first=i == 0, advised_others=advised_others)
        if i and session - sessions[i - 1] > 1:
            row["note"] = f"{row['note']} Gap: the rated session before it is {sessions[i - 1]}.".strip()
        rows[session] = {"session": session, "value": values[i], **row}
    return _frame(rows or {None: _nothing(min_others)})


def _compare(
    value: float, others: np.ndarray, *, k: float, robust: bool, min_others: int, fallback_drop: float | None
) -> dict[str, object]:
    """The figures of one session and whether it is a candidate, before any labelling."""
    row: dict[str, object] = {
        "n_others": len(others),
        "z": np.nan,
        "state": "ok",
        "candidate": False,
        "note": "",
    }
    if len(others) < min_others:
        return row | {
            "state": "insufficient_data",
            "note": f"Needs {min_others} other ratings, has {len(others)}.",
        }
    centre, spread = _robust(others) if robust else (others.mean(), others.std(ddof=1))
    drop = centre - value
    row |= {"mean_others": centre, "sd_others": spread, "drop": drop}
    if spread > TOLERANCE:
        z = -drop / spread
        return row | {"z": z, "candidate": bool(z <= -k + TOLERANCE)}
    if drop <= TOLERANCE:
        return row | {"note": "The other ratings do not vary, and this one is not below them."}
    return row | _without_spread(drop, fallback_drop)


def _without_spread(drop: float, fallback_drop: float | None) -> dict[str, object]:
    note = f"The other ratings do not vary, so z is undefined; the raw drop is {drop:.2f}."
    if fallback_drop is None:
        note += " Judge it by a reliable change or a step of the scale (fallback_drop)."
    candidate = fallback_drop is not None and drop >= fallback_drop - TOLERANCE
    return {"state": "undefined_zero_variance", "candidate": bool(candidate), "note": note}


def _robust(others: np.ndarray) -> tuple[float, float]:
    centre = float(np.median(others))
    return centre, MAD_TO_SD * float(np.median(np.abs(others - centre)))


def _label(row: dict[str, object], *, first: bool, advised_others: int) -> None:
    """Say what weakens the figure: a first session, or few others."""
    if row["state"] != "ok":
        return
    if row["n_others"] < advised_others:
        row["state"] = "few_others"
        row["note"] = (
            f"{row['note']} Only {row['n_others']} other ratings; {advised_others} are advised.".strip()
        )
    if first and row["candidate"]:
        row["state"] = "start_level"
        row["note"] = f"The first rating: a low beginning, not a drop. {row['note']}".strip()


def _unrated(session: object, state: str, values: np.ndarray) -> dict[str, object]:
    words = {"missing": "No rating.", "other_timing": "Rated at another timing only."}
    note = words.get(state, f"No rating: {in_words(state)}.")
    return {"session": session, "n_others": len(values), "state": state, "candidate": False, "note": note}


def _nothing(min_others: int) -> dict[str, object]:
    note = f"There are no ratings; a comparison needs {min_others + 1}."
    return {"session": None, "n_others": 0, "state": "insufficient_data", "candidate": False, "note": note}


def _frame(rows: dict[object, dict[str, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows.values()), columns=COLUMNS)
    figures = ["value", "z", "mean_others", "sd_others", "drop"]
    kinds = dict.fromkeys(figures, "float64") | {"session": "Int64", "n_others": "int64", "candidate": "bool"}
    return frame.astype(kinds)
