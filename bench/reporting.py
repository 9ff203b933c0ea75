"""How long a Word report takes: 100 quotes, six figures, three tables and more."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd

from . import corpus, floors
from .figure import Figure, middle, times
from .fresh import runs
from .material import COLUMNS, Material, new_study, opened

EPISODES, LINES = 5, 20  # five figures of sessions beside the timeline; episodes of twenty turns
MEMOS, EXCERPTS = 6, 13  # memos that rest on words of the transcript


def study(material: Material) -> Path:
    """A case of twenty sessions with five episodes, each told in twenty turns."""
    path, source = material.folder / "report.study", material.folder / "report.csv"
    if path.exists():
        return path
    corpus.write_analysis(source, 20, max(LINES + 10, material.size.turns // 10))
    chance = random.Random(6)
    with new_study(path) as case:
        case.ingest(source, columns=COLUMNS)
        case.rate(
            pd.DataFrame(
                [
                    {"session": n, "measure": "wai_sr", "by": by, "value": round(chance.uniform(2, 5), 2)}
                    for n in range(1, 21)
                    for by in ("patient", "therapist")
                ]
            )
        )
        for n in range(EPISODES):
            episode = case.mark(
                "rupture",
                type=("withdrawal", "confrontation")[n % 2],
                session=2 + n * 4,
                turns=(4, 3 + LINES),
                label=f"Episode {n + 1}",
            )
            for by, turn in (("patient", 6), ("therapist", 7)):
                case.see(episode, by=by, intensity=(n + turn) % 6)
                case.contribute(episode, by=by, session=2 + n * 4, turns=turn)
            case.write_memo("Both name the hour, neither the anger.", about=episode, title=f"Memo {n + 1}")
        for n in range(MEMOS):
            session = case.turns[lambda turns: turns["session"] == 3 + n]
            case.write_memo(
                "The same turn of phrase comes back.",
                title=f"Words {n + 1}",
                about=session.head(EXCERPTS)[["session", "turn"]],
            )
        for n in (1, 5, 9):
            case.record_life_event(f"W{n:02d}", f"Event {n}")
    return path


def report(material: Material) -> Iterator[Figure]:
    """The shipped case report, again and again in one process (figures drawn anew), and first in a process."""
    path, target = study(material), material.folder / "report.docx"
    with opened(path) as case:
        case.report().save(target)
        warm = times(
            lambda: case.report().save(target),
            repeats=material.size.repeats,
            scale=1,
            before=_forget_pictures,
        )
        kept = times(lambda: case.report().save(target), repeats=material.size.repeats, scale=1)
    quotes, figures, tables = floors.contents(target)
    with zipfile.ZipFile(target) as parts:
        pictures = [parts.read(name) for name in parts.namelist() if name.endswith(".png")][:figures]
    bare = middle(
        times(
            partial(floors.bare_document, quotes, pictures, tables, material.folder / "bare.docx"),
            repeats=min(5, material.size.repeats),
            scale=1,
        )
    )
    about = dict(
        unit="s",
        floor=bare,
        floor_is="python-docx, figures drawn already",
        peers="Taguette 26.7 (all highlights, docx)",
    )
    yield Figure(
        name=f"report, warm ({quotes} quotes, {figures} figures, {tables} tables)",
        target=3,
        **warm.about(),
        **about,
    )
    yield Figure(name="the same, no figure changed since the last", **kept.about(), **about)
    first = runs(max(1, material.size.repeats - 2), "report", path, target)
    yield Figure(name="report, first in a process", target=5, **first.about(), **about)


def _forget_pictures() -> None:
    """Pictures are remembered within a process; here each is to be drawn anew."""
    from workbench.reports import figures

    figures._drawn.clear()
