"""One session's turns as stretches of the axis: who speaks when, by the clock or by share of words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.domain.errors import Refused

from .tokens import WHO, who
from .words import clock, text

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

    def at(self, seconds: float) -> float:
        """The place of a clock time inside the session."""
        return self.zero + seconds / self.seconds

    def segments(self) -> list[tuple[str, float, float]]:
        """Five-minute segments by the clock (longer ones in a long recording), else fifths: name, from, to."""
        if self.basis != "clock":
            return [(name, i / 5, (i + 1) / 5) for i, name in enumerate(FIFTHS)]
        end = (1 - self.zero) * self.seconds
        step = next(m * 60 for m in (MINUTES, 10, 20, 30, 60, 120, 600) if end / (m * 60) <= MOST or m == 600)
        if end < 2 * MINUTES * 60:
            return [(name, i / 5, (i + 1) / 5) for i, name in enumerate(FIFTHS)]
        count = int(-(-(end - 1) // step))
        return [(f"segment {i + 1}", max(self.at(i * step), 0), min(self.at((i + 1) * step), 1))
                for i in range(count)]


def talk(turns: pd.DataFrame, session: int | None, participants: pd.DataFrame | None) -> Talk:
    """The turns of one session as stretches between 0 and 1; the place of a turn is the one its table gives."""
    number = _session(turns, session)
    rows = turns[turns["session"] == number].sort_values("turn")
    positions = rows["position"].astype(float).to_numpy()
    starts, ends = rows["start"].astype(float).to_numpy(), rows["end"].astype(float).to_numpy()
    fit = _clock(positions, starts)
    people = _people(rows, participants)
    until = np.append(positions[1:], 1.0) if len(positions) else positions
    if fit is not None:
        zero, seconds = fit
        until = np.where(np.isnan(ends), until, zero + np.fmax(ends, starts) / seconds)
    basis = "clock" if fit is not None else "words" if rows["words"].fillna(0).sum() else "order"
    found = []
    for t, by, words, size, a, b, start, end in zip(rows["turn"], rows["by"].map(text),
                                                    rows["words"].fillna(0), rows["text"].map(text).map(len),
                                                    positions, until, starts, ends):
        told = f"{clock(start)} to {clock(end)}" if basis == "clock" and end == end else clock(start) if basis == "clock" and start == start else f"{int(words)} words"
        weight = max(float(b - a), 0) if basis == "clock" else float(words)
        found.append(Turn(int(t), by, float(a), float(min(max(b, a), 1)), weight, size,
                          f"Turn {t}, {people.get(by, ('', by))[1] or by}, {told}."))
    return Talk(number, basis, found, people, *((fit[1], fit[0]) if fit else ()))


def _session(turns: pd.DataFrame, session: int | None) -> int:
    there = sorted(int(s) for s in turns["session"].dropna().unique())
    if session is not None:
        return int(session)
    if len(there) > 1:
        raise Refused(f"The table holds {len(there)} sessions ({there[0]} to {there[-1]}). Say which one: session={there[0]}.")
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
