"""One rater's ratings of one scale at one timing, in order of sessions: what every detector starts from."""

from __future__ import annotations

import pandas as pd

COLUMNS = ["session", "measure", "scale", "by", "timing", "value", "state"]
_GIVEN = {"", "ok", "answered", "prorated"}


def series(
    ratings: pd.DataFrame,
    *,
    measure: str | None = None,
    scale: str = "total",
    by: str | None = None,
    timing: str | None = None,
    window: tuple[int, int] | None = None,
) -> pd.DataFrame:
    """One row for each session the ratings know: session, value, state.

    A session this rater did not rate keeps its row, with the state its rating carries (not-asked, …),
    "other_timing" where only another timing was rated, else "missing". Rated sessions have the state "ok".
    Raises ValueError where several measures, raters or timings are present and none is named: they are never
    mixed, since pre- and post-session ratings behave differently (Zlotnick et al. 2020).
    """
    _require_columns(ratings)
    rows = ratings if window is None else ratings[ratings["session"].between(*window)]
    sessions = sorted(rows["session"].dropna().unique())
    rows = _only(rows, "measure", measure)
    rows = _only(rows, "scale", scale)
    everywhen = _only(rows, "by", by)
    rows = _only(everywhen, "timing", timing)
    _refuse_doubles(rows)
    own = rows.set_index("session")
    other = set(everywhen.loc[everywhen["value"].notna(), "session"])
    return pd.DataFrame(
        [{"session": s, **_cell(own, s, other)} for s in sessions], columns=["session", "value", "state"]
    ).astype({"value": float})


def in_words(state: str) -> str:
    """A state as one writes it: not-asked becomes "not asked"."""
    return state.replace("_", " ").replace("-", " ")


def _require_columns(ratings: pd.DataFrame) -> None:
    missing = [c for c in COLUMNS if c not in ratings.columns]
    if missing:
        raise ValueError(f"The ratings lack the column {missing[0]!r}. They need: {', '.join(COLUMNS)}.")


def _only(rows: pd.DataFrame, column: str, wanted: str | None) -> pd.DataFrame:
    """The rows of one measure, scale, rater or timing; the only one there is, where none is named."""
    if rows.empty:
        return rows
    named = rows[column].astype(object)
    valued = named[rows["value"].notna()]
    there = sorted(valued.where(valued.notna(), "not stated").unique()) or sorted(named.dropna().unique())
    if wanted is None:
        if len(there) > 1:
            raise ValueError(_several(column, there))
        return rows[rows[column].isna() | rows[column].isin(there)]
    if wanted not in set(rows[column]):
        raise ValueError(
            f"There are no ratings with {column} {wanted!r}. There is: {', '.join(there) or 'nothing'}."
        )
    return rows[rows[column] == wanted]


def _several(column: str, there: list[str]) -> str:
    return (
        f"The ratings hold more than one {column} ({', '.join(there)}), and one series takes only one. "
        f"Name it, for instance {column}={there[0]!r}."
    )


def _refuse_doubles(rows: pd.DataFrame) -> None:
    doubled = rows.loc[rows["session"].duplicated(), "session"]
    if len(doubled):
        raise ValueError(
            f"Session {doubled.iloc[0]} is rated more than once on the same scale, at the same timing. "
            "Keep one of the ratings, or give them different timings."
        )


def _cell(own: pd.DataFrame, session: object, other_timing: set[object]) -> dict[str, object]:
    if session in own.index:
        value, state = own.at[session, "value"], own.at[session, "state"]
        if pd.notna(value):
            return {"value": value, "state": "ok"}
        word = "" if pd.isna(state) else str(state)
        if word not in _GIVEN:
            return {"value": value, "state": word}
    return {"value": float("nan"), "state": "other_timing" if session in other_timing else "missing"}
