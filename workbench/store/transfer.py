"""A whole study from one database into another, row by row: server to file for backups, file to server for restoring."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from ..domain import Refused
from . import backups, migrate
from .tables import METADATA

AT_A_TIME = 5000


def pour(source: sa.Connection, database, target: sa.Connection) -> None:
    """All rows of all tables; the target is empty and in its writing transaction."""
    for table in METADATA.sorted_tables:
        key = list(table.primary_key.columns)
        result = source.execution_options(yield_per=AT_A_TIME).execute(sa.select(table).order_by(*key))
        for rows in result.partitions(AT_A_TIME):
            database.insert(target, table, table.c.keys(), [tuple(row) for row in rows])
    database.index(target, 0)


def to_file(database, target: Path) -> None:
    """The study of a server as a study file."""
    from .sqlite import Sqlite
    target.write_bytes(migrate.empty_study())
    file = Sqlite(target)
    try:
        with database.reading() as source, file.writing() as writing:
            pour(source, file, writing)
            expected = backups.state(_asking(source))
    finally:
        file.close()
    backups.verify_copy(target, expected)


def to_server(backup: Path, database) -> None:
    """The study of a file into the empty tables of a server."""
    from .sqlite import Sqlite
    file = Sqlite(backup, readonly=True)
    try:
        with file.reading() as source, database.writing() as writing:
            if writing.exec_driver_sql("SELECT count(*) FROM journal").scalar():
                raise Refused(f"{database.location} already holds a study; a backup is only restored into an empty database.")
            pour(source, database, writing)
            if backups.state(_asking(source)) != backups.state(_asking(writing)):
                raise Refused(f"{database.location}: not every row arrived; nothing was stored. Try again.")
    finally:
        file.close()


def _asking(connection: sa.Connection):
    def ask(query: str):
        row = connection.exec_driver_sql(query).fetchone()
        return tuple(row) if row is not None else None
    return ask
