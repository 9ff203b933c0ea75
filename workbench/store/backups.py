"""Backups: verified copies of a study in a folder beside it, a daily one kept for a week and a weekly one for a month."""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..domain import Refused
from .connect import connect
from .faults import sentence
from .tables import METADATA

DAYS, WEEKS = 7, 4
AGE = timedelta(days=1)
_NAME = re.compile(r"-(?P<at>\d{8}-\d{6})(\.\d+)?-(?P<kind>daily|asked|damaged|before-[\w-]+)\.study\Z")


def folder(study: Path) -> Path:
    """Where the backups of a study lie."""
    return study.with_name(study.name + ".backups")


def listed(study: Path) -> list[Path]:
    """The backups of a study, oldest first."""
    return within(folder(study))


def within(place: Path) -> list[Path]:
    """The backups in a folder, oldest first."""
    try:
        found = [path for path in place.iterdir() if _NAME.search(path.name)]
    except OSError:
        return []
    return sorted(found, key=lambda path: (made(path), path.name))


def made(backup: Path) -> datetime:
    """When a backup was made, as its name says."""
    return datetime.strptime(_NAME.search(backup.name)["at"], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def offer(study: Path) -> str:
    """The newest backup by name, as a remedy; empty where there is none."""
    found = listed(study)
    if not found:
        return ""
    return (f"The newest backup is {found[-1].parent.name}/{found[-1].name} of {made(found[-1]):%Y-%m-%d %H:%M} UTC; "
            f"“workbench restore” puts it in place.")


def make(database, target: Path | None = None, *, kind: str = "asked") -> Path:
    """A copy of the whole study, verified before it gets its name; never over another file."""
    place = target or database.backup_folder()
    folder = place if target is None or place.is_dir() else place.parent
    if place.exists() and not place.is_dir() and target is not None:
        raise Refused(f"There is already a file {place}; a backup never takes the place of another file.")
    beside = folder / f".{database.name}.{secrets.token_hex(4)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        database.copy_to(beside)
        _make_durable(beside)
        return _named(beside, folder, database, kind) if folder == place else give_name(beside, place)
    except OSError as error:
        raise Refused(f"No backup could be made at {place} ({error.strerror}).") from None
    finally:
        if beside.exists():
            beside.unlink()


def _named(beside: Path, folder: Path, database, kind: str) -> Path:
    """Give a copy the first free name of this second."""
    n = 1
    while True:
        try:
            return give_name(beside, folder / _name(database, kind, n))
        except FileExistsError:
            n += 1


def _name(database, kind: str, n: int) -> str:
    return f"{database.name}-{datetime.now(UTC):%Y%m%d-%H%M%S}{f'.{n}' if n > 1 else ''}-{kind}.study"


def copy_file(database, target: Path, attempts: int = 5) -> None:
    """Copy a study file while others may be writing, and compare the copy with what was copied."""
    source = connect(database.path, mode="ro" if database.readonly else "rw")
    try:
        for _ in range(attempts):
            before = _state(source)
            target.unlink(missing_ok=True)
            source.execute("VACUUM INTO ?", (str(target),))
            if _state(source) == before:
                break
            before = None  # somebody wrote meanwhile
    except sqlite3.Error as error:
        raise sentence(database.location, str(error)) from None
    finally:
        source.close()
    verify_copy(target, before)


def verify_copy(copy: Path, expected: dict[str, object] | None = None) -> None:
    """Refuse a copy that is damaged or holds other rows than it should."""
    try:
        connection = connect(copy, mode="ro", immutable=True)
        try:
            lines = [line for (line,) in connection.execute("PRAGMA integrity_check(5)")]
            found = _state(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        lines, found = [str(error)], None
    if lines != ["ok"]:
        raise Refused(f"The copy {copy.name} is damaged ({lines[0]}) and was not kept. The study itself may be damaged: run verify.")
    if expected is not None and found != expected:
        raise Refused(f"The copy {copy.name} differs from the study and was not kept. Try again when nobody is writing.")


Ask = Callable[[str], tuple | None]


def state(ask: Ask, tables: Iterable[str]) -> dict[str, object]:
    """How many rows each table has, and the newest journal row's hash; equal states have equal content."""
    counts: dict[str, object] = {name: ask(f'SELECT count(*) FROM "{name}"')[0] for name in tables}
    return {**counts, "newest entry": ask("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1")}


def _state(connection: sqlite3.Connection) -> dict[str, object]:
    here = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'") if name in METADATA.tables]
    return state(lambda query: connection.execute(query).fetchone(), sorted(here))


def give_name(beside: Path, path: Path) -> Path:
    """Give a finished file its name; raises `FileExistsError` where that is taken."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        os.rename(beside, path)
    _sync_folder(path.parent)
    return path


def _make_durable(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def daily(database) -> Path | None:
    """Today's backup, where the newest is a day old and something was written since; older ones are thinned out."""
    now = datetime.now(UTC)
    with database.reading() as connection:
        first, last = connection.exec_driver_sql("SELECT min(at), max(at) FROM journal").one()
    found = listed(database.path)
    if first is None or (found and made(found[-1]) > _time(last)):
        return None
    if now - (made(found[-1]) if found else _time(first)) < AGE:
        return None
    backup = make(database, kind="daily")
    thin_out(database.path)
    return backup


def _time(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=UTC)


def thin_out(study: Path) -> list[Path]:
    """Remove daily backups that are neither one of the last seven days nor one of the last four weeks."""
    found = [path for path in reversed(listed(study)) if _NAME.search(path.name)["kind"] == "daily"]
    keep: set[Path] = set()
    for most, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V")):
        newest: dict[str, Path] = {}
        for path in found:
            newest.setdefault(f"{made(path):{period}}", path)
        keep |= set(list(newest.values())[:most])
    gone = [path for path in found if path not in keep]
    for path in gone:
        path.unlink()
    return gone
