"""How long one coding takes in a big case: decided, checked, journalled, and safe on the disk when it returns."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from workbench.domain import Entry
from workbench.study import Case

from . import floors
from .figure import Figure, Runs, clocked, middle, p95
from .material import Material, leaves, opened

WARM = 10  # codings before the clock counts


def annotate(material: Material) -> Iterator[Figure]:
    """One `case.annotate` among many times the codings, anywhere in the case and inside one long session."""
    size, study = material.size, material.coded(material.size.times)
    count = size.codings * size.times
    for where, peers in (
        ("anywhere", "Taguette 24.2 / 35.3, QualCoder 5.3 / 5.9"),
        (f"in the {size.long}-turn session", "Taguette 31, QualCoder 5.6"),
    ):
        copies = material.copy(study, "coding"), material.copy(study, "bare")
        mine, bare = _side_by_side(*copies, acts=size.acts, anywhere=where == "anywhere")
        yield Figure(
            name=f"annotate at {count:,} codings, {where}",
            unit="ms",
            p95_target=5.0,
            target=3 * middle(bare),
            floor=middle(bare),
            floor_is=f"sqlite3, same rows, synchronous=FULL (p95 {p95(bare):.1f})",
            peers=peers,
            **mine.about(),
        )


def _side_by_side(study: Path, copy: Path, *, acts: int, anywhere: bool) -> tuple[Runs, Runs]:
    """Each coding by the workbench, then the same rows by bare sqlite3, so that both meet the same disk."""
    mine, bare = [], []
    with (
        opened(study) as case,
        closing(floors.connect(copy)) as target,
        closing(sqlite3.connect(study)) as source,
    ):
        code, _ = leaves(case)[0], case.timeline
        for session, turn in _places(case, acts + WARM, anywhere):
            done: list[Entry] = []
            mine.append(clocked(lambda: done.append(case.annotate(session=session, turn=turn, code=code))))
            rows = _rows(source, done[0])
            bare.append(clocked(lambda: floors.put(target, rows)))
    return Runs(mine[WARM:]), Runs(bare[WARM:])


def _places(case: Case, count: int, anywhere: bool) -> list[tuple[int, int]]:
    """Sessions and turns to code."""
    chance = random.Random(5)
    held = {s.number: case.file.summaries[s.id].turns for s in case.file.all("session")}
    numbers = sorted(held) if anywhere else [max(held)]
    chosen = [chance.choice(numbers) for _ in range(count)]
    return [(number, chance.randint(1, held[number])) for number in chosen]


def _rows(source: sqlite3.Connection, entry: Entry) -> floors.Rows:
    """What the workbench wrote for one entry."""
    asked = {
        "annotation": ("id", entry.changes[0].id),
        "journal": ("id", entry.id),
        "touched": ("entry", entry.id),
    }
    return {
        table: source.execute(f"SELECT * FROM {table} WHERE {column} = ?", (value,)).fetchall()
        for table, (column, value) in asked.items()
    }
