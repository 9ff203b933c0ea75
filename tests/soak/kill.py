"""kill -9: two writers at one study, killed at random moments; the parent keeps the ledger of what was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from tests.soak import work
from workbench.store import Store
from workbench.store.tables import JOURNAL, RECORDS
from workbench.store.verifying import Chain

WRITERS = ("mira", "jon")


class Writer:
    """A process that writes until it is killed."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self._said, say = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            try:
                work.run(path, name, lambda request: os.write(say, f"{request}\n".encode()))
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(1)
        os.close(say)

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)

    def last_words(self) -> tuple[list[str], bool]:
        """The requests it had acknowledged, and whether it died of the kill and of nothing else."""
        _, status = os.waitpid(self.process, 0)
        with os.fdopen(self._said, "rb") as said:
            lines = said.read().split(b"\n")
        return [line.decode() for line in lines[:-1]], os.WIFSIGNALED(status)


class Ledger:
    """What has been acknowledged, and what the study says of it after each cycle."""

    def __init__(self, path: Path) -> None:
        self.path, self.chain = path, Chain()
        self.acknowledged: set[str] = set()
        self.found: set[str] = set()
        self.last = 0

    def check(self, fresh: list[str]) -> Iterator[str]:
        """Violations after a cycle: damage, lost commands, half commands, a broken chain, too many unacknowledged."""
        self.acknowledged |= set(fresh)
        store = Store.open(self.path)
        try:
            with store.reading() as reading:
                yield from list(store.database.faults(reading.connection))
                rows = reading.rows(sa.select(JOURNAL).where(JOURNAL.c.id > self.last).order_by(JOURNAL.c.id))
                notes = RECORDS["annotation"].c.id
                marks = reading.rows(sa.select(sa.func.substr(notes, 8, sa.func.length(notes) - 8), sa.func.count()).where(
                    sa.or_(*(notes.like(f"ann_a1_{name}%") for name in WRITERS))).group_by(sa.text("1")))
        finally:
            store.close()
        for row in rows:
            yield from self.chain.link(row)
        self.last = rows[-1].id if rows else self.last
        new = {row.request for row in rows if row.host == "soak"}
        self.found |= new
        yield from (f"{request} was acknowledged and is lost" for request in sorted(self.acknowledged - self.found))
        for name in WRITERS:
            more = [r for r in new - self.acknowledged if r.startswith(name)]
            if len(more) > 1:
                yield f"{name} left {len(more)} commands unacknowledged"
        whole = {f"{request.split('-')[0]}{int(request.split('-')[1]):06}" for request in self.found}
        there = dict(map(tuple, marks))
        yield from (f"{key} is half there" for key in sorted(whole ^ set(there)))
        yield from (f"{key} has {n} marks" for key, n in there.items() if n != work.MARKS)


def run(folder: Path, cycles: int, seed: int) -> tuple[list[str], str]:
    """Violations, and a sentence of figures."""
    path, dice = folder / "kill.study", random.Random(seed)
    work.begin(path, list(WRITERS))
    ledger, wrong, hot, started = Ledger(path), whole_check(path), 0, time.monotonic()
    for cycle in range(cycles):
        writers = [Writer(path, name) for name in WRITERS]
        for writer in dice.sample(writers, len(writers)):
            time.sleep(dice.uniform(0.02, 0.22))
            writer.kill()
        said = [writer.last_words() for writer in writers]
        journal = path.with_name(path.name + "-journal")
        hot += journal.exists() and journal.stat().st_size > 0
        wrong += [f"cycle {cycle}: {w.name} died by itself" for w, (_, killed) in zip(writers, said) if not killed]
        wrong += [f"cycle {cycle}: {fault}" for fault in ledger.check([r for requests, _ in said for r in requests])]
        if cycle % 100 == 99:
            wrong += [f"cycle {cycle}: {fault}" for fault in whole_check(path)]
    wrong += [f"at the end: {fault}" for fault in whole_check(path)]
    return wrong, (f"kill -9: {cycles} cycles, {len(WRITERS)} writers, {len(ledger.acknowledged)} commands acknowledged, "
                   f"{len(ledger.found)} found, {hot} times killed in the middle of a commit, {len(wrong)} violations, "
                   f"{time.monotonic() - started:.0f} s")


def whole_check(path: Path) -> list[str]:
    """Everything `verify` says."""
    store = Store.open(path)
    try:
        return store.verify()
    finally:
        store.close()
