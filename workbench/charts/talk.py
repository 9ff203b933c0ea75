"""One session's turns as stretches of the axis: who speaks when, by the clock or by share of words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.domain.errors import Refused

from .tokens import WHO, who
from .words import clock, count, text

MINUTES, MOST = 5, 12
FIFTHS = ("first fifth", "second fifth", "third fifth", "fourth fifth", "last fifth")


@dataclass(frozen=True)
class Turn:
    """One turn as it is drawn; its words stay in the table."""

    number: int
    by: str
    a: float
    b: float
    weight: float
    length: int
    says: str


@dataclass(frozen=True)
class Talk:
    """The turns of one session, with what their axis means."""

    session: int
    basis: str
    turns: list[Turn]
    people: dict[str, tuple[str, str]]
    seconds: float = 0.0
    zero: float = 0.0

    @property
    def speakers(self) -> list[str]:
        """Everybody who speaks, patient first."""
        here = dict.fromkeys(t.by for t in self.turns)
        return sorted(here, key=lambda by: WHO.index(who(self.people.get(by, ("", ""))[0])))

    def role(self, by: str) -> str:
        """The role whose colour a speaker gets."""
        return who(self.people.get(by, ("", ""))[0])

    def name(self, by: str) -> str:
        """What a speaker is called."""
        return self.people.get(by, ("", ""))[1] or by

    @property
    def end(self) -> float:
        """Second at which the session ends."""
        return (1 - self.zero) * self.seconds

    @property
    def longest_gap(self) -> float:
        """Seconds of the longest stretch between two turns."""
        return max((self.seconds * (b.a - a.b) for a, b in zip(self.turns, self.turns[1:])), default=0.0)

    def at(self, seconds: float) -> float:
        """The place of a clock time inside the session."""
        return self.zero + seconds / self.seconds

    def second(self, position: float) -> float:
        """The clock time of a place inside the session."""
        return (position - self.zero) * self.seconds

    def x(self, position: float) -> float:
        """A place inside the session on the one axis."""
        return self.session + position / 2

    def segments(self) -> list[tuple[str, float, float]]:
        """Five-minute segments by the clock (longer ones in a long recording), else fifths: name, from, to."""
        if self.basis != "clock" or self.end < 2 * MINUTES * 60:
            return [(name, i / 5, (i + 1) / 5) for i, name in enumerate(FIFTHS)]
        step = next((m * 60 for m in (MINUTES, 10, 20, 30, 60, 120) if self.end / (m * 60) <= MOST), 600 * 60)
        return [(f"segment {i + 1}", max(self.at(i * step), 0), min(self.at((i + 1) * step), 1))
                for i in range(int(-(-(self.end - 1) // step)))]


def talk(turns: pd.DataFrame, session: int | None, participants: pd.DataFrame | None) -> Talk:
    """The turns of one session as stretches between 0 and 1; a turn's place is the one its table gives."""
    number = _session(turns, session)
    rows = turns[(turns["session"] == number) & turns["position"].notna()].sort_values("turn")
    people = _people(rows, participants)
    positions, starts, ends = (rows[c].astype(float).to_numpy() for c in ("position", "start", "end"))
    words = rows["words"].fillna(0).astype(float).to_numpy()
    fit = _clock(positions, starts)
    until = np.append(positions[1:], 1.0) if len(positions) else positions
    if fit is not None:
        until = np.where(np.isnan(ends), until, fit[0] + np.fmax(ends, starts) / fit[1])
    basis = "clock" if fit is not None else "words" if words.sum() else "order"
    found = []
    for t, by, said, n, a, b, start, end in zip(rows["turn"], rows["by"].map(text), rows["text"].map(text), words,
                                                positions, until, starts, ends):
        when = _when(start, end, n) if basis == "clock" else count(int(n), "word")
        weight = max(float(b - a), 0.0) if basis == "clock" else float(n)
        says = f"Turn {t}, {people.get(by, ('', by))[1] or by}, {when}."
        found.append(Turn(int(t), by, float(a), float(min(max(b, a), 1)), weight, len(said), says))
    return Talk(number, basis, found, people, *((fit[1], fit[0]) if fit else ()))


def _when(start: float, end: float, words: float) -> str:
    if start != start:
        return count(int(words), "word")
    return f"{clock(start)} to {clock(end)}" if end == end else clock(start)


def _session(turns: pd.DataFrame, session: int | None) -> int:
    there = sorted(int(s) for s in turns["session"].dropna().unique())
    if session is not None:
        return int(session)
    if len(there) > 1:
        raise Refused(f"The table holds {len(there)} sessions ({there[0]} to {there[-1]}). "
                      f"Say which one: session={there[0]}.")
    return there[0] if there else 1


def _clock(positions: np.ndarray, starts: np.ndarray) -> tuple[float, float] | None:
    """Place of second 0 and seconds per session, where places follow the clock; None where they do not."""
    known = ~(np.isnan(positions) | np.isnan(starts))
    if known.sum() < max(2,
                         0.9 * len(positions)) or np.ptp(starts[known]) <= 0 or np.ptp(positions[known]) <= 0:
        return None
    slope, zero = np.polyfit(starts[known], positions[known], 1)
    if slope <= 0 or np.abs(slope * starts[known] + zero - positions[known]).max() > 0.004:
        return None
    return float(zero), float(1 / slope)


def _people(rows: pd.DataFrame, participants: pd.DataFrame | None) -> dict[str, tuple[str, str]]:
    """Role and name by key; without a table of participants a key like patient speaks for itself."""
    if participants is not None and len(participants):
        return {key: (text(role), text(name)) for key, role,
                name in participants[["key", "role", "name"]].itertuples(index=False)}
    keys = list(dict.fromkeys(rows["by"].map(text)))
    return {key: (next((role for role in WHO if key.lower().startswith((role, role[0] + "_"))
                        or key.lower() == role[0]), "other"), key) for key in keys}
