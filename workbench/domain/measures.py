"""Measures and ratings: an instrument with its range and key; one value by one participant at one place."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from .record import Record, check_date, check_key, need, register

if TYPE_CHECKING:
    from .casefile import CaseFile

TIMINGS = ("pre", "post", "mid", "between")
RATING_STATES = ("answered", "prorated", "missing", "not-asked")
DIRECTIONS = ("higher", "lower", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One score of a measure: its items (none where the key is licensed), range and step."""

    name: str
    items: tuple[int, ...] = ()
    low: float
    high: float
    step: float | None = None
    direction: str = ""  # where it differs from the measure's


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """An instrument: range, direction, scoring key, subscales. Item wordings are never kept here."""

    table: ClassVar[str] = "measure"
    prefix: ClassVar[str] = "mea"

    slug: str
    name: str = ""
    citation: str = ""
    direction: str = "none"
    score: str = "mean"
    timing: str = "post"
    by: str = ""
    items: int = 0
    low: float = 0
    high: float = 0
    reversed: tuple[int, ...] = ()
    prorate: float = 0.8
    scales: tuple[Scale, ...] = ()
    key: str = ""
    notice: str = ""

    def check(self, file: CaseFile) -> None:
        check_key(self.slug, "the id of a measure")
        need(self.direction in DIRECTIONS, f"{self.slug}: direction is one of {', '.join(DIRECTIONS)}.")
        need(self.scales, f"{self.slug}: a measure needs at least one scale.")
        for scale in self.scales:
            need(scale.low < scale.high, f"{self.slug}, {scale.name}: the range {scale.low} to {scale.high} is empty.")

    def scale(self, name: str) -> Scale:
        """The scale of this name; refuses, naming those there are."""
        for scale in self.scales:
            if scale.name == name:
                return scale
        need(False, f"{self.slug} has no scale {name!r}; it has {', '.join(s.name for s in self.scales)}.")
        raise AssertionError


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """One value by one participant at one place; a missing one is a state, never a number."""

    table: ClassVar[str] = "rating"
    prefix: ClassVar[str] = "rat"

    session: str = ""
    date: str = ""
    measure: str
    scale: str = "total"
    by: str
    timing: str = "post"
    value: float | None = None
    state: str = "answered"
    answered: int | None = None
    items: tuple[tuple[int, float | None], ...] = ()

    def check(self, file: CaseFile) -> None:
        measure = file.measure_by_id(self.measure)
        scale = measure.scale(self.scale)
        file.participant(self.by)
        need(self.timing in TIMINGS, f"{measure.slug}: timing {self.timing!r} is not one of {', '.join(TIMINGS)}.")
        need(self.state in RATING_STATES, f"{measure.slug}: {self.state!r} is not a state of a rating.")
        need(self.session or self.date, f"{measure.slug}: a rating needs a session or a date.")
        if self.session:
            need(self.session in file.ids("session"), "A rating needs its session.")
        if self.date:
            check_date(self.date, f"A {measure.slug} rating")
        self._check_value(measure.slug, scale)

    def _check_value(self, slug: str, scale: Scale) -> None:
        if self.state not in ("answered", "prorated"):
            need(self.value is None, f"{slug}: a rating that is {self.state} has no value.")
            return
        need(self.value is not None and math.isfinite(self.value), f"{slug}: a rating needs a number.")
        need(scale.low - 1e-9 <= self.value <= scale.high + 1e-9,
             f"{slug}, {scale.name}: {self.value:g} does not lie between {scale.low:g} and {scale.high:g}.")

    def refs(self) -> Iterator[str]:
        yield self.measure
        if self.session:
            yield self.session

    @property
    def occasion(self) -> tuple[str, ...]:
        """What must be unique: one value by one participant at one place and timing."""
        return (self.session, self.date, self.measure, self.scale, self.by, self.timing)
