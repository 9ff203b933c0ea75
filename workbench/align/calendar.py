"""Calendar: translates dates, ISO or relative weeks, into places between the sessions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as day

from workbench.domain.sessions import Session

from .places import AFTER, Place, between

LAST_INTERVAL = 7.0  # days after the last session that its interval stands for
WITHIN_WEEK = 3.0  # a week without a day means its middle


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dated sessions of a case, in one of the two ways of dating."""

    weeks: bool
    days: tuple[float, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, sessions: Iterable[Session]) -> Calendar:
        """The calendar of a case, by the way in which most of its sessions are dated."""
        dated = [s for s in sessions if s.date]
        weeks = sum(s.date.startswith("W") for s in dated) * 2 > len(dated)
        rows = sorted((_day(s.date, 0.0), s.number) for s in dated if s.date.startswith("W") == weeks)
        return cls(weeks, tuple(d for d, _ in rows), tuple(n for _, n in rows))

    def place(self, date: str) -> Place | None:
        """Where a date lies; None where sessions are dated in the other way or not at all."""
        if not self.days or date.startswith("W") != self.weeks:
            return None
        when = _day(date, WITHIN_WEEK)
        at = bisect_right(self.days, when)
        if at == 0:
            first = self.numbers[0]
            return Place(first - 1, between(2 - min((self.days[0] - when) / LAST_INTERVAL, 1.0) / 2))
        since = self.days[at - 1]
        until = self.days[at] if at < len(self.days) else max(since + LAST_INTERVAL, when + 1)
        share = (when - since) / (until - since) if until > since else AFTER - 1
        return Place(self.numbers[at - 1], between(1 + share))


def _day(date: str, within: float) -> float:
    """Days from some beginning: the week's first day plus `within`, or the day of an ISO date."""
    if not date.startswith("W"):
        return float(day.fromisoformat(date).toordinal())
    week, _, weekday = date[1:].partition(".")
    return int(week) * 7.0 + (int(weekday) - 1 if weekday else within)
