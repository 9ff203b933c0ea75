"""How long one coding takes in a big case: decided, checked, journalled, and safe on the disk when it returns."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from workbench.domain import Entry
from workbench.study import Case

from . import floors
from .figure import Figure, middle, p95
from .material import Material, opened

WARM = 10  # codings before the clock counts


def annotate(material: Material) -> Iterator[Figure]:
    """One `case.annotate` among many times the codings, anywhere in the case and inside one long session."""
    size, study = material.size, material.coded(material.size.times)
    count = size.codings * size.times
    for where, peers in (("anywhere", "Taguette 24.2 / 35.3, QualCoder 5.3 / 5.9"),
                         (f"in the {size.long}-turn session", "Taguette 31, QualCoder 5.6")):
        copies = material.copy(study, "coding"), material.copy(study, "bare")
        mine, bare = _side_by_side(*copies, acts=size.acts, anywhere=where == "anywhere")
        (wall, busy), (bare_wall, bare_busy) = zip(*mine), zip(*bare)
        yield Figure(name=f"annotate at {count:,} codings, {where}", value=middle(wall), unit="ms", p95=p95(list(wall)), p95_target=5.0,
                     target=3 * middle(bare_wall), repeats=len(wall), floor=middle(bare_wall), peers=peers,
                     floor_is=f"sqlite3, same rows, synchronous=FULL (p95 {p95(list(bare_wall)):.1f})")
        yield Figure(name="— of which the processor is busy", value=middle(busy), unit="ms", p95=p95(list(busy)), repeats=len(busy),
                     floor=middle(bare_busy), floor_is="the same; the rest is waiting for the disk")


Taken = list[tuple[float, float]]  # milliseconds by the clock, and of the processor


def _side_by_side(study: Path, copy: Path, *, acts: int, anywhere: bool) -> tuple[Taken, Taken]:
    """Each coding by the workbench, then the same rows by bare sqlite3, so that both meet the same disk."""
    mine: Taken = []
    bare: Taken = []
    with opened(study) as case, closing(floors.connect(copy)) as target, closing(sqlite3.connect(study)) as source:
        code, _ = next(case.file.all("code")).slug, case.timeline
        for session, turn in _places(case, acts + WARM, anywhere):
            done: list[Entry] = []
            mine.append(_clocked(lambda: done.append(case.annotate(session=session, turn=turn, code=code))))
            rows = _rows(source, done[0])
            bare.append(_clocked(lambda: floors.put(target, rows)))
    return mine[WARM:], bare[WARM:]


def _clocked(act: Callable[[], object]) -> tuple[float, float]:
    clock, busy = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - busy) * 1000


def _places(case: Case, count: int, anywhere: bool) -> list[tuple[int, int]]:
    """Sessions and turns to code."""
    chance = random.Random(5)
    held = {s.number: case.file.summaries[s.id].turns for s in case.file.all("session")}
    numbers = sorted(held) if anywhere else [max(held)]
    chosen = [chance.choice(numbers) for _ in range(count)]
    return [(number, chance.randint(1, held[number])) for number in chosen]


def _rows(source: sqlite3.Connection, entry: Entry) -> floors.Rows:
    """What the workbench wrote for one entry."""
    asked = {"annotation": ("id", entry.changes[0].id), "journal": ("id", entry.id), "touched": ("entry", entry.id)}
    return {table: source.execute(f"SELECT * FROM {table} WHERE {column} = ?", (value,)).fetchall()
            for table, (column, value) in asked.items()}
