"""How long a closed study takes to show its timeline, and one long session to show its turns and codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench import frames

from . import floors
from .figure import Figure, Runs, clocked, middle, times
from .fresh import runs
from .material import Material, opened

HEADS = 'SELECT session, count(*), sum(words), max(coalesce("end", start)) FROM turn GROUP BY session'
TURNS = 'SELECT t.*, x.words FROM turn t JOIN text x ON x.id = t.text WHERE t.session = ? ORDER BY t."order"'
CODES = "SELECT a.* FROM annotation a JOIN turn t ON t.id = a.turn WHERE t.session = ?"


def opening(material: Material) -> Iterator[Figure]:
    """From the closed file of the long analysis to its timeline, in a process that has imported everything."""
    size, study = material.size, material.analysis
    turns = size.sessions * size.turns
    bare = middle(times(lambda: floors.ask(study, HEADS), repeats=size.repeats, scale=1))
    for task, what in (("timeline", "timeline frame"), ("drawing", "timeline chart (Altair)")):
        found = runs(size.repeats, task, study)
        yield Figure(
            name=f"open {turns:,} turns to the first {what}",
            unit="s",
            target=0.5 if task == "timeline" else None,
            floor=bare,
            floor_is="sqlite3, one sum by session",
            **found.about(),
        )
    with opened(study) as case:
        copying = times(case.study.backup, repeats=min(3, size.repeats), scale=1)
    yield Figure(
        name="a verified backup of it, as a day's first opening makes",
        unit="s",
        floor=middle(times(lambda: material.copy(study, "copied"), repeats=3, scale=1)),
        floor_is="the file copied",
        **copying.about(),
    )


def session(material: Material) -> Iterator[Figure]:
    """One long session of the big case with its turns and codes, touched for the first time and again."""
    size = material.size
    study = material.coded(size.times)
    first = Runs(_first(study) for _ in range(size.repeats))
    with opened(study) as case:
        number, id = _last(case)
        bare = middle(
            times(lambda: (floors.ask(study, TURNS, id), floors.ask(study, CODES, id)), repeats=size.repeats)
        )
        again = times(
            lambda: (frames.turns(case.file, number), case.inside(number)), repeats=size.repeats * 3
        )
    about = dict(
        unit="ms",
        target=100,
        floor=bare,
        floor_is="sqlite3, two queries",
        peers="Taguette 4,866, QualCoder 97",
    )
    yield Figure(name=f"open one {size.long}-turn session with its codes", **first.about(), **about)
    yield Figure(name="the same session again", **again.about(), **about)


def _last(case) -> tuple[int, str]:
    last = max(case.file.all("session"), key=lambda s: s.number)
    return last.number, last.id


def _first(study: Path) -> tuple[float, float]:
    with opened(study) as case:
        number, _ = _last(case)
        return clocked(lambda: (frames.turns(case.file, number), case.inside(number)))
