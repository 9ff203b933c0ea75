"""Figure: one thing that was measured, beside its target, its plain floor and what peers take for the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

UNITS = {
    "ms": 0,
    "s": 2,
    "turns/s": 0,
    "MB": 0,
    "×": 2,
}  # digits after the point, where the value is not small
RATES = ("turns/s",)  # where more is better


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value; `floor` is what the same work takes without the workbench, in the same unit."""

    name: str
    value: float
    unit: str
    p95: float | None = None
    busy: float | None = (
        None  # the part in which the processor worked; the rest is waiting, for the disk or for others
    )
    repeats: int = 1
    target: float | None = None
    p95_target: float | None = None
    floor: float | None = None
    floor_is: str = ""
    peers: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor this takes."""
        if not self.floor or not self.value:
            return None
        return self.floor / self.value if self.unit in RATES else self.value / self.floor

    @property
    def reached(self) -> bool | None:
        """Whether the targets are reached; None where there are none."""
        asked = [(self.value, self.target), (self.p95, self.p95_target)]
        known = [(value, target) for value, target in asked if value is not None and target is not None]
        if not known:
            return None
        return all(value >= target if self.unit in RATES else value <= target for value, target in known)

    def plain(self) -> dict[str, Any]:
        """The figure as plain values, with its ratio and whether it is reached."""
        return {**asdict(self), "ratio": self.ratio, "reached": self.reached}


class Runs(list[float]):
    """How long each of several runs took; `busy` is the part of it in which the processor worked for this process."""

    def __init__(self, runs: Iterable[tuple[float, float]] = ()) -> None:
        taken = list(runs)
        super().__init__(clock for clock, _ in taken)
        self.busy = [busy for _, busy in taken]

    def about(self) -> dict[str, Any]:
        """What a figure says of these runs."""
        return {"value": median(self), "p95": p95(self), "busy": median(self.busy), "repeats": len(self)}


def clocked(act: Callable[[], object], scale: float = 1000.0) -> tuple[float, float]:
    """How long something took by the clock, and how long it kept the processor busy; in milliseconds."""
    clock, busy = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - clock) * scale, (time.process_time() - busy) * scale


def times(
    act: Callable[[], object],
    *,
    repeats: int,
    scale: float = 1000.0,
    before: Callable[[], object] | None = None,
) -> Runs:
    """How long each of several runs took, in milliseconds; `before` runs outside the clock."""
    found = []
    for _ in range(repeats):
        if before:
            before()
        found.append(clocked(act, scale))
    return Runs(found)


def middle(found: Iterable[float]) -> float:
    """The median."""
    return median(found)


def p95(found: list[float]) -> float:
    """The value below which 95 of 100 runs lie; the slowest where there are few."""
    return quantiles(found, n=20, method="inclusive")[-1] if len(found) >= 20 else max(found)


def digits(value: float, unit: str) -> str:
    """A value with as many digits as it deserves."""
    places = UNITS.get(unit, 1)
    if unit == "ms" and value < 100:
        places = 2 if value < 10 else 1
    return f"{value:,.{places}f}"
