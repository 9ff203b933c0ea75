"""How long one coding takes in a big case: decided, checked, journalled, and safe on the disk when it returns."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from workbench.study import Case

from . import floors
from .figure import Figure, middle, p95
from .material import Material, opened

ROUND = 20  # codings by the workbench, then the same rows by bare sqlite3, so that both meet the same disk


def annotate(material: Material) -> Iterator[Figure]:
    """One `case.annotate` among many times the codings, anywhere in the case and inside one long session."""
    size = material.size
    study = material.coded(size.times)
    count = size.codings * size.times
    for where, peers in (("anywhere", "Taguette 24.2 / 35.3, QualCoder 5.3 / 5.9"),
                         (f"in the {size.long}-turn session", "Taguette 31, QualCoder 5.6")):
        mine, bare = _in_rounds(material, material.copy(study, "coding"), material.copy(study, "bare"), where == "anywhere")
        yield Figure(name=f"annotate at {count:,} codings, {where}", value=middle(mine), unit="ms", p95=p95(mine), p95_target=5.0,
                     target=3 * middle(bare), repeats=len(mine), floor=middle(bare),
                     floor_is=f"sqlite3, same rows, synchronous=FULL (p95 {p95(bare):.2f})", peers=peers)


def _in_rounds(material: Material, study: Path, copy: Path, anywhere: bool) -> tuple[list[float], list[float]]:
    mine: list[float] = []
    bare: list[float] = []
    with opened(study) as case, closing(floors.connect(copy)) as connection:
        places = _places(case, material.size.acts, anywhere)
        code = next(case.file.all("code")).slug
        _, newest = case.timeline, case.study.store.newest()
        for first in range(0, len(places), ROUND):
            for session, turn in places[first:first + ROUND]:
                start = time.perf_counter()
                case.annotate(session=session, turn=turn, code=code)
                mine.append((time.perf_counter() - start) * 1000)
            bare += _the_same(study, connection, newest)
            newest = case.study.store.newest()
    return mine, bare


def _places(case: Case, count: int, anywhere: bool) -> list[tuple[int, int]]:
    chance = random.Random(5)
    held = {s.number: case.file.summaries[s.id].turns for s in case.file.all("session")}
    numbers = sorted(held) if anywhere else [max(held)]
    chosen = [chance.choice(numbers) for _ in range(count)]
    return [(number, chance.randint(1, held[number])) for number in chosen]


def _the_same(study: Path, connection, newest: int) -> list[float]:
    """Bare sqlite3 writing what the workbench wrote after an entry, one transaction for each entry."""
    found = []
    entries = floors.rows_of(study, ["journal"], f"id > {newest}")["journal"]
    touched = floors.rows_of(study, ["touched"], f"entry > {newest}")["touched"]
    codings = _new(study, connection)
    for entry, coding in zip(entries, codings):
        rows = {"annotation": [coding], "journal": [entry], "touched": [row for row in touched if entry[0] in row]}
        start = time.perf_counter()
        floors.put(connection, rows)
        found.append((time.perf_counter() - start) * 1000)
    return found


def _new(study: Path, connection) -> list[tuple]:
    """The codings that are in the study and not yet in the copy."""
    known = {id for (id,) in connection.execute("SELECT id FROM annotation")}
    return [row for row in floors.rows_of(study, ["annotation"])["annotation"] if row[0] not in known]
