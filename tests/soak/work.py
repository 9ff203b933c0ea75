"""What the writers of the long test do: commands that change several records at once, each acknowledged once saved."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from tests.store.made import CASE, LINES, added, annotation, fill, write
from workbench.domain import Change, Memo
from workbench.store import Store

MARKS = 3  # annotations in each command
MODES = {"truncate-full": ("truncate", "full"), "delete-full": ("delete", "full"), "wal-full": ("wal", "full"),
         "wal-normal": ("wal", "normal"), "off": ("truncate", "off")}
SAFE = "truncate-full"  # what the store itself uses; the others are there to see the test fail


def begin(path: Path, writers: list[str]) -> None:
    """A study with a case in it and a memo for each writer."""
    store = Store.open(path, create=True)
    fill(store)
    write(store, added(Memo(id=f"mem_{name}", case=CASE, by="T", text="0") for name in writers))
    store.close()


def open_in(path: Path, mode: str = SAFE) -> Store:
    """The study, with another way of keeping its journal where that is asked for."""
    store = Store.open(path)
    if mode != SAFE:
        kept, synchronous = MODES[mode]
        store.database.engine.dispose()

        @sa.event.listens_for(store.database.engine, "connect")
        def settle(connection, _) -> None:
            connection.execute(f"PRAGMA journal_mode={kept}")
            connection.execute(f"PRAGMA synchronous={synchronous}")
    return store


def run(path: Path, name: str, acknowledge: Callable[[str], None], *, mode: str = SAFE, most: int = 1_000_000) -> None:
    """Write commands one after the other; each request is acknowledged once the store has said that it is saved."""
    store = open_in(path, mode)
    memo = store.file(CASE).get(f"mem_{name}")
    dice = random.Random(f"{name}{memo.text}")
    for n in range(int(memo.text.split()[0]) + 1, most + 1):
        later = memo.but(text=f"{n} {'word ' * dice.randrange(600)}")
        marks = [annotation(k, LINES[k], 0, 1, id=f"ann_a1_{name}{n:06}{k}").but(note="x" * dice.randrange(200)) for k in range(MARKS)]
        with store.writing() as writing:
            writing.write([Change(memo, later), *added(marks)], actor=name, host="soak", case=CASE, command="Annotate",
                          request=f"{name}-{n}")
        acknowledge(f"{name}-{n}")
        memo = later
    store.close()
