"""A disk that loses its power: what was written and not yet synced may be there, missing or torn.

The log of a real run (strace) is replayed up to a moment. Synced content is kept. Of each later write a random part of
its 512-byte sectors arrives; a shortened or lengthened file may keep its old length; a new or deleted name that no sync
of the folder has covered may not be there, or still be there.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = "openat,open,creat,pwrite64,pwritev,write,writev,fsync,fdatasync,ftruncate,truncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat"
_LINE = re.compile(r"(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_HANDLE = re.compile(r"\d+<((?:\\x[0-9a-f]{2})+)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Event:
    """One thing the program asked of the disk."""

    kind: str  # make, write, cut, sync, remove, ack
    path: str
    data: bytes = b""
    at: int = 0


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def events(log: Path, folder: Path) -> Iterator[Event]:
    """What the log says happened in a folder, in its order; refuses calls it does not understand."""
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            match = _LINE.match(line)
            if match and int(match[3]) >= 0:
                event = _event(match[1], match[2])
                if event and (event.path == str(folder) or Path(event.path).parent == folder):
                    yield event


def _event(call: str, arguments: str) -> Event | None:
    handle = _HANDLE.match(arguments)
    path = _bytes(handle[1]).decode() if handle else ""
    strings = [_bytes(found) for found in _STRING.findall(arguments)]
    if call == "pwrite64":
        return Event("write", path, strings[0], int(arguments.rsplit(",", 1)[1]))
    if call == "write":
        return Event("ack", path, strings[0]) if path.endswith("/acknowledged") else None
    if call in ("fsync", "fdatasync"):
        return Event("sync", path)
    if call == "ftruncate":
        return Event("cut", path, at=int(arguments.rsplit(",", 1)[1]))
    if call in ("openat", "open") and "O_CREAT" in arguments:
        return Event("make", strings[0].decode())
    if call in ("unlink", "unlinkat"):
        return Event("remove", strings[0].decode())
    return None


@dataclass
class File:
    """Content that is safe, and what was asked since."""

    safe: bytes = b""
    since: list[Event] = field(default_factory=list)
    there: bool = False  # whether its name is safe
    gone: bool = False  # asked to be removed

    def now(self) -> bytes:
        """What a program reads now."""
        return _applied(self.safe, self.since)

    def after_the_cut(self, dice: random.Random) -> bytes | None:
        """What is found when power is back."""
        if self.gone:
            return self.safe if self.there and dice.random() < 0.5 else None
        if not self.there and dice.random() < 0.5:
            return None
        return _applied(self.safe, [part for event in self.since for part in _arrived(event, dice)])


def _applied(content: bytes, asked: list[Event]) -> bytes:
    data = bytearray(content)
    for event in asked:
        if event.kind == "cut":
            del data[event.at:]
            data.extend(bytes(event.at - len(data)))
            continue
        data.extend(bytes(max(0, event.at + len(event.data) - len(data))))
        data[event.at:event.at + len(event.data)] = event.data
    return bytes(data)


def _arrived(event: Event, dice: random.Random) -> Iterator[Event]:
    """The parts of a request that reached the disk: all, none, or some sectors."""
    fate = dice.random()
    if fate < 0.35:
        yield event
    elif fate > 0.65 and event.kind == "write":
        start = 0
        while start < len(event.data):
            end = min(len(event.data), (event.at + start) // SECTOR * SECTOR + SECTOR - event.at)
            if dice.random() < 0.5:
                yield Event("write", event.path, event.data[start:end], event.at + start)
            start = end


class Disk:
    """The files of one folder while a log is replayed."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {path: File(content, there=True) for path, content in files.items()}
        self.acknowledged: list[str] = []

    def take(self, event: Event) -> None:
        """One more event."""
        if event.kind == "ack":
            self.acknowledged += event.data.decode().split()
        elif event.kind == "make":
            self._make(event.path)
        elif event.kind == "remove":
            self.files[event.path].gone = True
        elif event.kind == "sync":
            self._sync(event.path)
        else:
            self.files[event.path].since.append(event)

    def _make(self, path: str) -> None:
        file = self.files.get(path)
        if file is None:
            self.files[path] = File()
        elif file.gone:  # made anew before the removal was safe
            self.files[path] = File(there=file.there)

    def _sync(self, path: str) -> None:
        if path in self.files:
            file = self.files[path]
            file.safe, file.since = file.now(), []
            return
        for name, file in list(self.files.items()):  # the folder
            if file.gone:
                del self.files[name]
            else:
                file.there = True

    def power_cut(self, folder: Path, dice: random.Random) -> None:
        """Write what is found afterwards into a folder."""
        for path, file in self.files.items():
            content = file.after_the_cut(dice)
            if content is not None:
                (folder / Path(path).name).write_bytes(content)
