"""Restoring: a backup takes the place of a study; what stood there before is kept among the backups."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ..domain import Refused, Unreadable
from . import backups
from .connect import PATIENCE, connect, opened_here
from .examine import examine
from .faults import sentence


def restore(backup: str | Path, target: str | Path) -> str:
    """Put a backup in the place of a study, or into an empty database of a server; returns where it is now.

    Everybody else should have closed the study. A damaged study is replaced as a file, a sound one through SQLite.
    """
    source = Path(backup).expanduser().absolute()
    examine(source)
    backups.verify_copy(source)
    if "://" in str(target):
        return _into_server(source, str(target))
    place = Path(target).expanduser().absolute()
    if place == source:
        raise Refused(f"{source} cannot be restored into itself.")
    if not _replaced(source, place):
        _set_aside(place)
        _put(source, place)
    return str(place)


def _into_server(source: Path, url: str) -> str:
    """An old backup is brought up to date on the way, in a copy."""
    from . import migrate, transfer
    from .opening import open_file
    from .postgres import open_server
    with TemporaryDirectory() as folder, closing(open_server(url, create=True)[0]) as database:
        if examine(source) < migrate.newest():
            source = Path(shutil.copy(source, folder))
            open_file(source)[0].close()
        transfer.to_server(source, database)
        return database.location


def _put(source: Path, place: Path) -> None:
    from .opening import write_durably
    if not place.parent.is_dir():
        raise Refused(f"There is no folder {place.parent}. Make it first.")
    beside = place.with_name(f".{place.name}.part")
    beside.unlink(missing_ok=True)
    try:
        write_durably(beside, source.read_bytes())
        backups.give_name(beside, place)
    except OSError as error:
        raise Refused(f"{place} could not be written ({error.strerror}).") from None
    finally:
        beside.unlink(missing_ok=True)


def _replaced(source: Path, place: Path) -> bool:
    """Whether the study that stands there was sound enough to be replaced through SQLite, once a copy was kept."""
    try:
        if not opened_here(place):
            examine(place)
        _pour(source, place)
    except Unreadable:
        return False
    return True


def _pour(source: Path, place: Path) -> None:
    try:
        with closing(connect(place)) as old, closing(connect(source, mode="ro", immutable=True)) as new:
            old.execute("BEGIN IMMEDIATE")  # nobody is writing
            old.execute("ROLLBACK")
            old.execute("VACUUM INTO ?", (str(_kept_name(place, "before-restore")),))
            old.execute("PRAGMA journal_mode=TRUNCATE")
            new.backup(old, progress=_Patience(place))
    except sqlite3.Error as error:
        raise sentence(str(place), str(error)) from None


class _Patience:
    """Gives up when others have kept the study busy for too long."""

    def __init__(self, place: Path) -> None:
        self.place, self.until = place, time.monotonic() + PATIENCE

    def __call__(self, status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > self.until:
            raise sentence(str(self.place), "database is locked")


def _kept_name(place: Path, kind: str) -> Path:
    folder = backups.folder(place)
    folder.mkdir(exist_ok=True)
    now = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    names = (folder / f"{place.stem}-{now}{n}-{kind}.study" for n in ("", *(f".{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _set_aside(place: Path) -> None:
    """Move a damaged study, with what SQLite left beside it, among the backups; never deleted."""
    if place.is_dir():
        raise Refused(f"{place} is a folder.")
    if opened_here(place):
        raise Refused(f"{place} is open in this program. Close it first.")
    left = [(sign, place.with_name(place.name + sign)) for sign in ("-journal", "-wal", "-shm", "")]
    left = [(sign, path) for sign, path in left if path.exists()]
    if left:
        keep = _kept_name(place, "damaged")
        for sign, path in left:
            os.replace(path, keep.with_name(keep.name + sign))
