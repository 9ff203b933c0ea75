"""The one axis: x = session + position / 2, and what there is room for on it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from .tokens import tokens

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True)
class Axis:
    """A row of sessions laid over a width in pixels: a session fills the first half of its step."""

    first: int
    last: int
    width: float
    held: frozenset[int] = field(default_factory=frozenset)
    missed: frozenset[int] = field(default_factory=frozenset)
    end: float | None = None

    @property
    def domain(self) -> list[float]:
        """From where to where it runs: to the end of the last step, or of the session when zoomed in."""
        return [self.first, self.last + 1 if self.end is None else self.end]

    @property
    def step(self) -> float:
        """Pixels per session."""
        return self.width / (self.domain[1] - self.first)

    @property
    def level(self) -> str:
        """How much detail there is room for: fine (24 px a session and more), middle, coarse (below 8)."""
        limits = tokens()["levels"]
        return "fine" if self.step >= limits["fine"] else "middle" if self.step >= limits["middle"] else "coarse"

    @property
    def sessions(self) -> range:
        """Every planned session on the axis."""
        return range(max(self.first, 1), self.last + 1)

    def px(self, x: float) -> float:
        """Pixels from the plot's left edge."""
        return (x - self.first) * self.step

    def labelled(self, letter: float = 6.2) -> list[int]:
        """The sessions whose numbers find room: every one, or round ones and the ends."""
        gap = 22 if self.level == "coarse" else 7
        need = letter * len(str(self.last)) + gap
        every = next((s for s in STEPS if s * self.step >= need), STEPS[-1])
        if every == 1:
            return list(self.sessions)
        round_ones = [s for s in self.sessions if s % every == 0]
        ends = [s for s in (self.sessions[0], self.last) if all(abs(s - r) * self.step >= need
                                                                for r in round_ones)]
        return sorted({*round_ones, *ends})


def axis(frame: pd.DataFrame, width: float) -> Axis:
    """The axis of a timeline: its sessions, those held, and session 0 where something lies before the first."""
    sessions = frame[(frame["kind"] == "session") & frame["session"].notna()]
    numbers = pd.concat([frame["session"], frame["end_session"]]).dropna().astype(int)
    states = dict(zip(sessions["session"].astype(int), sessions["state"]))
    held = frozenset(s for s, state in states.items() if state == "held" and s > 0)
    missed = frozenset(s for s, state in states.items() if state in ("cancelled", "missed"))
    first = max(int(numbers.min()), 0) if len(numbers) else 1
    last = max(int(numbers.max()) if len(numbers) else 1, 1)
    return Axis(first, last, width, held or frozenset(range(max(first, 1), last + 1)) - missed, missed)
