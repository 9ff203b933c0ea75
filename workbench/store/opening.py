"""Opening and making studies: look first, bring old tables up to date after a verified copy, say what is risky."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from ..domain import Unreadable, WorkbenchError
from . import backups, header, migrate
from .connect import opened_here
from .examine import examine
from .faults import as_sentences
from .sqlite import Sqlite
from .surroundings import notices


def open_database(location: str | Path, *, create: bool = False) -> tuple:
    """The database at a path or URL, fit to be used, and sentences on what is risky about it."""
    if "://" in str(location):
        from .postgres import open_server
        return open_server(str(location), create=create)
    path = Path(location).expanduser().absolute()
    if create and not path.exists():
        make(path)
    return open_file(path)


def open_file(path: Path) -> tuple[Sqlite, list[str]]:
    """The study in this file."""
    schema = migrate.newest() if opened_here(path) else examine(path, remedy=backups.offer(path))
    readonly = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    remarks = notices(path)
    if readonly:
        remarks.append(f"{path.name} can only be read: the file or its folder is write-protected.")
    if schema < migrate.newest():
        _upgrade(path, schema, readonly)
    database = Sqlite(path, readonly=readonly)
    try:
        _read_something(database)
        if not readonly:
            remarks += _daily_backup(database)
    except BaseException:
        database.close()
        raise
    return database, remarks


def _read_something(database: Sqlite) -> None:
    """The first look through SQLite, which also puts right what was cut off in the middle of writing."""
    try:
        with as_sentences(database.location), database.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()
    except WorkbenchError:
        if not (database.readonly and header.unfinished(database.path)):
            raise
        raise Unreadable(database.location, "somebody was cut off in the middle of writing to it, and that cannot be put right "
                         "here, since the file or its folder is write-protected.", stored=True,
                         remedy=f"Copy it and {database.path.name}-journal to a folder of yours and open the copy.") from None


def _daily_backup(database: Sqlite) -> list[str]:
    try:
        with as_sentences(database.location):
            backups.daily(database)
    except (WorkbenchError, OSError, ValueError) as error:
        return [f"Today's backup could not be made: {error}"]
    return []


def _upgrade(path: Path, schema: int, readonly: bool) -> None:
    """Bring old tables up to date, all or nothing, once a copy has been made and verified."""
    if readonly:
        raise Unreadable(str(path), "it was made by an older version and has to be brought up to date, but it can only be read.",
                         remedy="Copy it to a folder of yours and open the copy.", stored=True)
    database = Sqlite(path, settings=("trusted_schema=OFF", "synchronous=FULL", "foreign_keys=OFF"))
    try:
        copy = backups.make(database, kind=f"before-schema-{migrate.newest()}")
        with as_sentences(str(path)), database.writing() as connection:
            if connection.exec_driver_sql("PRAGMA user_version").scalar() < migrate.newest():
                migrate.upgrade(connection)
                hanging = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if hanging:
                    raise Unreadable(str(path), f"it could not be brought up to date: a row of {hanging[0][0]} refers to nothing. "
                                     "It was left as it is.", remedy=f"A copy is in {copy}.", stored=True)
                connection.exec_driver_sql(f"PRAGMA user_version={migrate.newest()}")
    finally:
        database.close()


def make(path: Path) -> None:
    """A new study without entries: written beside, made durable, then given its name; never over another file."""
    if not path.parent.is_dir():
        raise Unreadable(str(path), f"there is no folder {path.parent}.", remedy="Make the folder first.")
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        write_durably(beside, migrate.empty_study())
        backups.give_name(beside, path)
    except FileExistsError:
        pass  # somebody made it in the same moment: open theirs
    except OSError as error:
        raise Unreadable(str(path), f"no study can be made there ({error.strerror}).", remedy="Choose another folder.") from None
    finally:
        beside.unlink(missing_ok=True)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
