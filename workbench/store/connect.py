"""Plain connections to SQLite files, with the settings that every one of them has."""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

APPLICATION = 1396917079  # in the header of every study
PATIENCE = 10.0  # seconds to wait for another writer
SETTINGS = ("foreign_keys=ON", "trusted_schema=OFF", "secure_delete=ON", "synchronous=FULL", "temp_store=MEMORY",
            "cache_size=-16000")


def connect(path: Path, *, mode: str = "rw", immutable: bool = False, settings: Sequence[str] = SETTINGS) -> sqlite3.Connection:
    """A plain connection; mode `ro` cannot write, and an immutable one does not even look for a journal."""
    uri = f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


Identity = tuple[int, int]
_OPENED: Counter[Identity] = Counter()
_COUNTING = threading.RLock()  # a store may be swept up while another is being opened


def opened_here(path: Path) -> bool:
    """Whether this process has the file open: then it must not be opened and closed by other means than SQLite's,
    since closing any handle of a file gives up all the locks this process holds on it."""
    return _identity(path) in _OPENED


def note_open(owner: object, path: Path) -> Callable[[], object]:
    """Note that this process has a file open until the returned function is called or its owner is no more."""
    identity = _identity(path)
    with _COUNTING:
        _OPENED[identity] += 1
    return weakref.finalize(owner, _note_closed, identity)


def _note_closed(identity: Identity) -> None:
    with _COUNTING:
        _OPENED[identity] -= 1
        if _OPENED[identity] <= 0:
            del _OPENED[identity]


def _identity(path: Path) -> Identity:
    found = os.stat(path) if path.exists() else None
    return (found.st_dev, found.st_ino) if found else (0, 0)
