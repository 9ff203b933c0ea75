"""The rows of a rating table as series: one per measure, scale, timing and rater."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from .axis import Axis
from .tokens import WHO, who
from .words import ALLIANCE, instrument, person, stem, text

GONE = ("missing",)


class Point(NamedTuple):
    """One answered form."""

    session: int
    x: float
    value: float
    says: str


@dataclass(frozen=True)
class Series:
    """One rater's values on one scale."""

    by: str
    role: str
    name: str
    points: list[Point]
    absent: frozenset[int]

    @property
    def who(self) -> str:
        """The role whose line and mark it gets."""
        return who(self.role)

    @property
    def label(self) -> str:
        """The rater on first use."""
        return person(self.name, self.role, self.by)

    def runs(self) -> list[list[Point]]:
        """Stretches without a missing value: a line is drawn through each and through nothing else."""
        return _split(self.points, self.absent, self.every)

    @property
    def every(self) -> float:
        """How many sessions usually lie between two forms: 1 where asked each time."""
        steps = [b.session - a.session for a, b in zip(self.points, self.points[1:])]
        return sorted(steps)[len(steps) // 2] if steps else 1

    def without_form(self, axis: Axis) -> list[int]:
        """Held sessions from which no form is there; only the known ones where forms are given now and then."""
        if self.every > 1:
            return sorted(self.absent & axis.held)
        return sorted(axis.held - {p.session for p in self.points})


@dataclass(frozen=True)
class Scale:
    """One scale of a measure at one timing, with everybody who rated it."""

    measure: str
    scale: str
    timing: str
    low: float
    high: float
    series: list[Series]

    @property
    def alliance(self) -> bool:
        """Whether it is about the bond or scored as a mean item: drawn large."""
        return stem(self.measure) in ALLIANCE or self.high - self.low <= 8

    @property
    def named(self) -> str:
        """Instrument and subscale."""
        return instrument(self.measure) + ("" if self.scale in ("", "total", "mean")
                                           else " " + self.scale.replace("_", " "))


def _split(points: list[Point], absent: frozenset[int], every: float) -> list[list[Point]]:
    runs: list[list[Point]] = []
    for p in points:
        last = runs[-1][-1] if runs else None
        between = set(range(last.session + 1, p.session)) if last else set()
        joined = last is not None and p.session - last.session <= (1 if every <= 1
                                                                   else 1.5 * every) and not between & absent
        if joined:
            runs[-1].append(p)
        else:
            runs.append([p])
    return runs


def scales(ratings: pd.DataFrame) -> list[Scale]:
    """Every scale that was rated, in the order of first appearance, patient before therapist before observers."""
    keys = ratings.assign(**{c: ratings[c].map(text) for c in ("measure", "scale", "timing", "by", "role",
                                                               "name", "state")})
    return [_scale(key, rows) for key, rows in keys.groupby(["measure", "scale", "timing"], sort=False)]


def _scale(key: tuple[str, str, str], rows: pd.DataFrame) -> Scale:
    values = rows["value"].dropna()
    low = rows["low"].min() if rows["low"].notna().any() else values.min() if len(values) else 0
    high = rows["high"].max() if rows["high"].notna().any() else values.max() if len(values) else 1
    series = [_series(by, part) for by, part in rows.groupby("by", sort=False)]
    return Scale(*key, float(low), float(max(high, low + 1)), sorted(series, key=lambda s: WHO.index(s.who)))


def _series(by: str, rows: pd.DataFrame) -> Series:
    answered = rows[rows["value"].notna() & rows["x"].notna()].sort_values("x")
    numbers = answered["session"].fillna(np.floor(answered["x"]).astype("Int64")).astype(int)
    points = [Point(int(s), float(x), float(v), text(says))
              for s, x, v, says in zip(numbers, answered["x"], answered["value"], answered["says"])]
    there = {p.session for p in points}
    gone = rows.loc[rows["value"].isna() & rows["state"].isin(GONE), "session"].dropna()
    first = rows.iloc[0]
    return Series(by, first["role"], first["name"], points, frozenset(int(s) for s in gone) - there)
