"""Power cuts: the writes and syncs of a real run, replayed up to random moments with torn and dropped unsynced writes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.soak import work
from tests.soak.disk import CALLS, Disk, events
from workbench.domain import WorkbenchError
from workbench.store import Store

NAME = "mira"


class Absent(Exception):
    """What this test needs is not on this computer."""


def record(folder: Path, mode: str, commands: int) -> Path:
    """Run a writer under strace; returns the log."""
    strace = shutil.which("strace")
    if strace is None:
        raise Absent("the power-cut test needs strace (Debian and Ubuntu: apt install strace), which is not here")
    log = folder.parent / "calls.log"
    command = [strace, "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(log),
               sys.executable, "-m", "tests.soak.power", str(folder / "power.study"), mode, str(commands)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Absent(f"strace could not run the writer: {done.stderr.strip()[-300:]}")
    return log


def run(folder: Path, cuts: int, seed: int, mode: str = work.SAFE, commands: int = 60) -> tuple[list[str], str]:
    """Violations, and a sentence of figures."""
    place, dice, started = folder / "disk", random.Random(seed), time.monotonic()
    place.mkdir()
    work.begin(place / "power.study", [NAME])
    before = {str(path): path.read_bytes() for path in place.iterdir()}
    happened = list(events(record(place, mode, commands), place))
    moments = _moments(happened, cuts, dice)
    disk, done, wrong, corrupt, lost = Disk(before), 0, [], 0, 0
    for moment in moments:
        for event in happened[done:moment]:
            disk.take(event)
        done = moment
        fault, missing = _after(disk, dice)
        corrupt += bool(fault)
        lost += len(missing)
        wrong += [f"cut at {moment}: {what}" for what in (*fault, *(f"{request} was acknowledged and is lost" for request in missing))]
    syncs = sum(event.kind == "sync" for event in happened)
    return wrong, (f"power cut ({mode}): {cuts} cuts in {len(happened)} requests to the disk ({syncs} syncs, {commands} commands), "
                   f"{corrupt} corrupt, {lost} acknowledged commands lost, {time.monotonic() - started:.0f} s")


def _moments(happened: list, cuts: int, dice: random.Random) -> list[int]:
    """Half of them anywhere, half just after a command was acknowledged."""
    acks = [n + 1 for n, event in enumerate(happened) if event.kind == "ack"]
    anywhere = [dice.randrange(1, len(happened) + 1) for _ in range(cuts - cuts // 2)]
    return sorted(anywhere + [dice.choice(acks) for _ in range(cuts // 2)])


def _after(disk: Disk, dice: random.Random) -> tuple[list[str], list[str]]:
    """What is wrong with the study when power is back, and which acknowledged commands are not in it."""
    with tempfile.TemporaryDirectory() as found:
        disk.power_cut(Path(found), dice)
        try:
            store = Store.open(Path(found) / "power.study")
        except WorkbenchError as error:
            return [str(error)], []
        try:
            requests = {entry.request for entry in store.entries(payload=False)}
            return store.verify(), [request for request in disk.acknowledged if request not in requests]
        except WorkbenchError as error:
            return [str(error)], []
        finally:
            store.close()


def main() -> None:
    """The writer that is watched."""
    path, mode, commands = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    ledger = os.open(path.with_name("acknowledged"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    work.run(path, NAME, lambda request: os.write(ledger, f"{request}\n".encode()), mode=mode, most=commands)


if __name__ == "__main__":
    main()
