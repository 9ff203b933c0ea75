"""A study on a PostgreSQL server: the same tables, one writer at a time by an advisory lock, `tokens` for searching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from ..domain import Unreadable
from . import backups, migrate, transfer
from .connect import APPLICATION, PATIENCE
from .faults import as_sentences
from .folding import Phrase
from .tables import METADATA, SEARCH

MANY = 40  # rows from which COPY is faster than INSERT


class Postgres:
    """The database behind a store, where it is on a server."""

    kind = "postgresql"
    readonly = False

    def __init__(self, url: str) -> None:
        address = _address(url)
        self.location = address.set(drivername="postgresql", password=None).render_as_string()
        self.name = re.sub(r"[^\w.-]", "_", address.database or "study")
        self.engine = sa.create_engine(address, pool_size=8, max_overflow=-1, pool_pre_ping=True,
                                       connect_args={"options": "-c synchronous_commit=on", "connect_timeout": 10})
        self._reader = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One short transaction that sees one state."""
        with self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """The one transaction that may write; commits on leaving."""
        with self.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION})")
            yield connection

    def insert(self, connection: sa.Connection, table: sa.Table, names: Iterable[str], rows: Sequence[tuple]) -> None:
        """Many new rows at once."""
        names = list(names)
        columns = ",".join(f'"{name}"' for name in names)
        if len(rows) < MANY:
            marks = ",".join(["%s"] * len(names))
            connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', list(rows))
            return
        with connection.connection.driver_connection.cursor() as cursor:
            with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)

    def index(self, connection: sa.Connection, first: int) -> None:
        """Nothing to do: the server keeps `tokens` itself."""

    def unindex(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Nothing to do."""

    def reindex(self, connection: sa.Connection) -> None:
        """Nothing to do."""

    def matching(self, phrase: Phrase) -> sa.ColumnElement[bool]:
        """The rows of `search` that may hold the phrase."""
        if not phrase.indexed:
            return sa.and_(*(sa.func.strpos(SEARCH.c.folded, token) > 0 for token in phrase.tokens))
        wanted = " <-> ".join(f"'{token}'" for token in phrase.tokens) + (":*" if phrase.begun else "")
        return sa.text("search.tokens @@ to_tsquery('simple', :wanted)").bindparams(wanted=wanted)

    def stamp(self) -> object:
        """Changes whenever somebody has put an entry on record."""
        with self.reading() as connection:
            return connection.exec_driver_sql("SELECT max(id) FROM journal").scalar() or 0

    def faults(self, connection: sa.Connection) -> Iterator[str]:
        """The server checks its pages and references by itself."""
        return iter(())

    def faults_of_index(self) -> Iterator[str]:
        """The server keeps its index in step by itself."""
        return iter(())

    def scrub(self) -> None:
        """Rewrite the tables so that deleted rows are gone from the server's files (not from its archives and copies)."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for name in METADATA.tables:
                connection.exec_driver_sql(f'VACUUM FULL "{name}"')

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    # copies

    def backup_folder(self) -> Path:
        """Where copies made before an upgrade lie: with the other data of this program on this computer."""
        from platformdirs import user_data_path
        return user_data_path("case-workbench", appauthor=False) / "backups" / self.name

    def backups(self) -> list[Path]:
        """Those there are, oldest first."""
        return backups.within(self.backup_folder())

    def copy_to(self, target: Path) -> None:
        """A verified copy of everything, as a study file."""
        transfer.to_file(self, target)


def _address(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise Unreadable(re.sub(r"://.*@", "://", url), "this is not an address of a database.",
                         remedy="It looks like postgresql://name@server/database.", stored=True) from None
    if address.drivername.split("+")[0] not in ("postgresql", "postgres"):
        raise Unreadable(address.set(password=None).render_as_string(), "only PostgreSQL servers can hold a study.",
                         remedy="Use a .study file or an address like postgresql://name@server/database.", stored=True)
    return address.set(drivername="postgresql+psycopg")


def open_server(url: str, *, create: bool = False) -> tuple[Postgres, list[str]]:
    """The study in this database; made there when asked for, and brought up to date when old."""
    database = Postgres(url)
    try:
        schema = _schema(database)
        if schema is None and not create:
            _refuse(database, "there is no study in this database.", "Make one there, or look at the address.")
        if schema is not None and schema > migrate.newest():
            _refuse(database, f"it was made by a newer version of Case Workbench (its tables are number {schema}, this version "
                    f"knows them up to {migrate.newest()}).", "Please update Case Workbench.")
        if schema != migrate.newest():
            _bring_up_to_date(database, schema)
    except BaseException:
        database.close()
        raise
    return database, []


def _refuse(database: Postgres, why: str, remedy: str) -> None:
    raise Unreadable(database.location, why, remedy=remedy, stored=True)


def _schema(database: Postgres) -> int | None:
    """The number of the tables, or nothing where there are none; refuses a database in which others have such names."""
    try:
        with database.reading() as connection:
            names = set(sa.inspect(connection).get_table_names())
            if "alembic_version" in names and "journal" in names:
                return int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    except sa.exc.OperationalError as error:
        _refuse(database, f"the server cannot be reached ({str(error.orig).strip().splitlines()[0]}).",
                "Look at the address, and ask whether the server is running.")
    taken = sorted(names & {*METADATA.tables, "alembic_version"})
    if taken:
        _refuse(database, f"the tables {', '.join(taken[:5])} in this database belong to another program.",
                "Give the study a database of its own.")
    return None


def _bring_up_to_date(database: Postgres, schema: int | None) -> None:
    """All migrations that are missing, in one transaction, once a copy has been made and verified."""
    if schema is not None:
        backups.make(database, kind=f"before-schema-{migrate.newest()}")
    with as_sentences(database.location), database.writing() as connection:
        migrate.upgrade(connection)
