"""Ratings by session: every value in its place, missing states kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain import CaseFile

from .fields import says
from .measures import MeasureUsed, Series

COLUMNS = 9  # series side by side in one table


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value in the table of ratings."""

    label = "cell"

    text: str = says(
        "The value; – where a form is missing, × where the session was not held, empty where not asked."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One session in the table of ratings."""

    label = "row"

    session: int = says("Number of the session.")
    date: str = says("Its date.")
    state: str = says("held, cancelled or missed.")
    cells: tuple[Cell, ...] = says("One cell per series.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """Sessions against series; as many tables as are needed to keep each on the page."""

    label = "table"

    series: tuple[Series, ...] = says("The series that are the columns.")
    rows: tuple[Row, ...] = says("One row per session.")


def ratings(file: CaseFile, used: tuple[MeasureUsed, ...]) -> tuple[Ratings, ...]:
    """All series against all sessions, in tables of equal width."""
    series = [s for m in used for s in m.series]
    sessions = sorted((s for s in file.all("session") if s.number > 0), key=lambda s: s.number)
    tables = -(-len(series) // COLUMNS)
    width = -(-len(series) // tables) if tables else 0
    return tuple(_table(sessions, series[i : i + width]) for i in range(0, len(series), width or 1))


def _table(sessions: list, series: list[Series]) -> Ratings:
    by = [dict(s.values) for s in series]
    rows = [
        Row(
            session=s.number,
            date=s.date,
            state=s.state,
            cells=tuple(Cell(text=values.get(s.number, "" if s.state == "held" else "×")) for values in by),
        )
        for s in sessions
    ]
    return Ratings(series=tuple(series), rows=tuple(rows))
