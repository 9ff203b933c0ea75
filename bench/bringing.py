"""How fast transcripts come in, and whether twice as many take twice as long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import floors
from .figure import Figure, Runs, clocked, middle, times
from .material import COLUMNS, Material, new_study

TABLES = ("session", "turn", "text", "search", "journal", "touched")


def ingest(material: Material) -> Iterator[Figure]:
    """Turns a second from a CSV file into a study on disk, at 1× and many times over."""
    size, rates = material.size, {}
    for many in (1, size.times):
        source, utterances = material.csv(many)
        study = material.folder / "ingest.study"
        taken = Runs(
            _bring(study, source) for _ in range(size.repeats if many == 1 else max(1, size.repeats - 4))
        )
        rates[many] = utterances / middle(taken)
        bare = floors.seconds_to_insert(study, material.folder / "floor.db", TABLES, index=True)
        read = middle(times(lambda: floors.read_csv(source), repeats=3, scale=1))
        yield Figure(
            name=f"ingest, {many}× ({utterances:,} utterances)",
            value=rates[many],
            unit="turns/s",
            target=25_000,
            busy=utterances / middle(taken.busy),
            repeats=len(taken),
            floor=utterances / (bare + read),
            floor_is="csv.reader + sqlite3, same rows and index",
            peers="Taguette 3,880, QualCoder 34,600 (2.50 s, 0.28 s)"
            if many == 1
            else "Taguette 4,040, QualCoder 29,500 (24.0 s, 3.29 s)",
        )
    yield Figure(
        name=f"ingest, time per turn at {size.times}× against 1×",
        value=rates[1] / rates[size.times],
        unit="×",
        target=1.25,
        note="1 is linear",
    )


def _bring(study: Path, source: Path) -> tuple[float, float]:
    with new_study(study) as case:
        return clocked(lambda: case.ingest(source, columns=COLUMNS), scale=1)
