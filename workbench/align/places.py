"""Place: one point on the row of sessions and the weeks between; every observation is put there and nowhere else."""

from __future__ import annotations

from typing import NamedTuple

END_OF_SESSION = 1 - 1e-6  # "just below 1": the last moment inside a session
AFTER = 1.5  # somewhere in the interval, when nothing says where


class Place(NamedTuple):
    """`position` is in [0, 1) inside the session and in [1, 2) in the interval after it; places compare as tuples."""

    session: int
    position: float

    @property
    def x(self) -> float:
        """Where it lies on the one axis of all charts."""
        return self.session + self.position / 2


class Span(NamedTuple):
    """From one place to another."""

    start: Place
    end: Place


def inside(position: float) -> float:
    """The position, held within the session."""
    return min(max(position, 0.0), END_OF_SESSION)


def between(position: float) -> float:
    """The position, held within the interval after a session."""
    return min(max(position, 1.0), 2 - 1e-6)


TIMING = {"pre": 0.0, "mid": 0.5, "post": END_OF_SESSION, "between": AFTER}
