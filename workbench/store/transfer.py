"""A whole study from one database into another, row by row: server to file for backups, file to server for restoring.

The tables are taken as they are found, since a copy made before an upgrade has the old ones.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from ..domain import Refused
from . import backups, migrate
from .tables import INDEX

AT_A_TIME = 5000


def tables_of(connection: sa.Connection) -> list[sa.Table]:
    """The tables that hold a study, each after those it refers to."""
    found = sa.MetaData()
    found.reflect(connection, only=lambda name, _: not name.startswith(INDEX) and name != "alembic_version")
    return found.sorted_tables


def pour(source: sa.Connection, database, target: sa.Connection) -> None:
    """All rows of all tables; the target has the same tables, empty, and is in its writing transaction."""
    for table in tables_of(source):
        columns = [column for column in table.c if column.computed is None]
        query = sa.select(*columns).order_by(*table.primary_key.columns).execution_options(yield_per=AT_A_TIME)
        for rows in source.execute(query).partitions(AT_A_TIME):
            database.insert(target, table, [column.name for column in columns], [tuple(row) for row in rows])
    database.index(target, 0)


def to_file(database, target: Path) -> None:
    """The study of a server as a study file."""
    from .sqlite import Sqlite
    with database.reading() as source:
        schema = int(source.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
        target.write_bytes(migrate.empty_study(schema))
        file = Sqlite(target)
        try:
            with file.writing() as writing:
                pour(source, file, writing)
        finally:
            file.close()
        expected = _state(source)
    backups.verify_copy(target, expected)


def to_server(backup: Path, database) -> None:
    """The study of a file, which has the newest tables, into the empty tables of a server."""
    from .sqlite import Sqlite
    file = Sqlite(backup, readonly=True)
    try:
        with file.reading() as source, database.writing() as writing:
            if writing.exec_driver_sql("SELECT count(*) FROM journal").scalar():
                raise Refused(f"{database.location} already holds a study; a backup is only restored into an empty database.")
            pour(source, database, writing)
            if _state(source) != _state(writing):
                raise Refused(f"{database.location}: not every row arrived; nothing was stored. Try again.")
    finally:
        file.close()


def _state(connection: sa.Connection) -> dict[str, object]:
    def ask(query: str) -> tuple | None:
        row = connection.exec_driver_sql(query).fetchone()
        return tuple(row) if row is not None else None
    return backups.state(ask, sorted(table.name for table in tables_of(connection)))
