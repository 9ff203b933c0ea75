"""Whether a file is a study we may open. It is only looked at: a file that is refused stays byte for byte as it was."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from ..domain import Unreadable
from . import header, migrate
from .connect import APPLICATION, connect
from .tables import INDEX, METADATA

_SHADOWS = re.compile(rf"{INDEX}(_(data|idx|content|docsize|config))?\Z|sqlite_")


def examine(path: Path, *, remedy: str = "") -> int:
    """The number of the file's schema; raises `Unreadable` where it is not a study of ours, sound and not newer."""
    found = _header(path, remedy)
    writing = header.unfinished(path)
    if found.short and not writing:
        _refuse(path, f"the file is cut short: {found.short:,} of {found.page_size * found.pages:,} bytes are missing.", remedy)
    if found.application != APPLICATION:
        _refuse(path, "this is a database of another program, not a study.", "Nothing here can open it.")
    if found.schema > migrate.newest():
        _refuse(path, f"it was made by a newer version of Case Workbench (its tables are number {found.schema}, this version "
                f"knows them up to {migrate.newest()}).", "Please update Case Workbench.")
    if found.schema < 1:
        _refuse(path, "the number of its tables is 0, which is not one that was ever released.", remedy)
    if not writing:
        _look_inside(path, found.schema, remedy)
    return found.schema


def _header(path: Path, remedy: str) -> header.Header:
    if not path.exists():
        raise Unreadable(str(path), "there is no such file.", stored=True,
                         remedy=remedy or "Look at the spelling, or make a new study there.")
    if path.is_dir():
        _refuse(path, "this is a folder, not a study.", "Name the .study file inside it.")
    try:
        if path.stat().st_size == 0:
            _refuse(path, "the file is empty. A cloud service may have left a placeholder in its place; "
                    "it is never taken for a new study.", f"Wait until it is downloaded. {remedy}".strip())
        found = header.read(path)
    except OSError as error:
        _refuse(path, f"it cannot be read ({error.strerror}).", "Ask for the right to read it.")
    if found is None:
        _refuse(path, "this is not a study: it does not begin as an SQLite file does.", remedy)
    if not found.sound:
        _refuse(path, "the file is damaged: what follows its first bytes makes no sense.", remedy)
    return found


def _refuse(path: Path, why: str, remedy: str = "") -> None:
    raise Unreadable(str(path), f"{why} It was left as it is.", remedy=remedy or "There is no backup beside it; look for a copy elsewhere.", stored=True)


def _look_inside(path: Path, schema: int, remedy: str) -> None:
    try:
        connection = connect(path, mode="ro", immutable=True, settings=("trusted_schema=OFF",))
        try:
            strange = list(_strange(connection, schema))
        finally:
            connection.close()
    except sqlite3.Error as error:
        _refuse(path, f"the file is damaged ({error}).", remedy)
    if strange:
        _refuse(path, f"it is not built as a study is: {'; '.join(strange[:6])}.",
                "Somebody has changed it with another program; do not trust it. " + remedy)


def _strange(connection: sqlite3.Connection, schema: int) -> Iterator[str]:
    """What the file holds that a study does not, and what it lacks."""
    indexes = {index.name for table in METADATA.tables.values() for index in table.indexes}
    known = {"table": {*METADATA.tables, "alembic_version"}, "index": indexes}
    seen = set()
    for kind, name in connection.execute("SELECT type, name FROM sqlite_schema"):
        seen.add(name)
        if name not in known.get(kind, ()) and not (kind in known and _SHADOWS.match(name)):
            yield f"it holds the {kind} {name}"
    if schema == migrate.newest():
        for name in sorted({*METADATA.tables, INDEX} - seen):
            yield f"the table {name} is missing"
        for table in METADATA.tables.values():
            columns = [row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table.name}")')]
            if columns and set(columns) != {c.name for c in table.c}:
                yield f"the table {table.name} has other columns"
