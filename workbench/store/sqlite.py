"""A study in one SQLite file: how it is opened, locked, searched and watched."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from ..domain import Refused
from . import backups
from .connect import SETTINGS, connect, note_open
from .folding import Phrase
from .tables import INDEX, SEARCH


class Sqlite:
    """The database behind a store, where it is a file."""

    kind = "sqlite"

    def __init__(self, path: Path, *, readonly: bool = False, settings: Sequence[str] = SETTINGS) -> None:
        self.path, self.readonly, self._settings = path, readonly, settings
        self.location = str(path)
        self.engine = sa.create_engine("sqlite://", creator=self._connect, poolclass=sa.QueuePool, pool_size=8, max_overflow=-1)
        sa.event.listen(self.engine, "begin", self._begin)
        self._watcher: sqlite3.Connection | None = None
        self._watching = threading.Lock()
        self._no_more = note_open(self, path)

    def _connect(self) -> sqlite3.Connection:
        connection = connect(self.path, mode="ro" if self.readonly else "rw", settings=self._settings)
        if not self.readonly:
            connection.execute("PRAGMA journal_mode=TRUNCATE")
        return connection

    @staticmethod
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One short transaction that sees one state."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """The one transaction that may write; commits on leaving."""
        if self.readonly:
            raise Refused(f"{self.location} can only be read: the file or its folder is write-protected. Nothing was stored. "
                          "Copy it to a folder of yours, or ask for the right to write there.")
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def insert(self, connection: sa.Connection, table: sa.Table, names: Iterable[str], rows: Sequence[tuple]) -> None:
        """Many new rows at once."""
        names = list(names)
        columns = ",".join(f'"{name}"' for name in names)
        marks = ",".join("?" * len(names))
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', list(rows))

    def index(self, connection: sa.Connection, first: int) -> None:
        """Enter the folded copies from row `first` on into the word index."""
        connection.exec_driver_sql(
            f"INSERT INTO {INDEX}(rowid, folded) SELECT row, folded FROM search WHERE row >= ?", (first,))

    def unindex(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Take folded copies, as they were entered, out of the word index."""
        connection.exec_driver_sql(
            f"INSERT INTO {INDEX}({INDEX}, rowid, folded) VALUES ('delete', ?, ?)", list(rows))

    def reindex(self, connection: sa.Connection) -> None:
        """Make the word index anew from the folded copies."""
        connection.exec_driver_sql(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")

    def matching(self, phrase: Phrase) -> sa.ColumnElement[bool]:
        """The rows of `search` that may hold the phrase."""
        if not phrase.indexed:
            return sa.and_(*(sa.func.instr(SEARCH.c.folded, token) > 0 for token in phrase.tokens))
        wanted = f'"{" ".join(phrase.tokens)}"{"*" if phrase.begun else ""}'
        return SEARCH.c.row.in_(sa.text(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH :wanted").bindparams(wanted=wanted))

    def stamp(self) -> object:
        """Changes whenever somebody, in this process or another, has committed."""
        with self._watching:
            if self._watcher is None:
                self._watcher = self._connect()
            return self._watcher.execute("PRAGMA data_version").fetchone()[0]

    def faults(self, connection: sa.Connection) -> Iterator[str]:
        """What the database itself finds wrong with its pages, rows and references."""
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield f"The file is damaged: {line}."
        for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"A row of {table} ({row}) refers to a {target} that is not there."

    def faults_of_index(self) -> Iterator[str]:
        """Whether the word index agrees with the folded copies."""
        if self.readonly:
            return
        try:
            with self.writing() as connection:
                connection.exec_driver_sql(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('integrity-check', 1)")
        except sa.exc.DatabaseError as error:
            yield f"The word index does not agree with the turns ({error.orig})."

    def scrub(self) -> None:
        """Rewrite the whole file, so that nothing deleted is left in it."""
        with self.engine.connect() as connection:
            connection.connection.driver_connection.execute("VACUUM")

    def close(self) -> None:
        """Give all connections back."""
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
            self._watcher = None
        self.engine.dispose()
        self._no_more()

    # copies

    @property
    def name(self) -> str:
        """What backups of this study are called."""
        return self.path.stem

    def backup_folder(self) -> Path:
        """Where they lie."""
        return backups.folder(self.path)

    def backups(self) -> list[Path]:
        """Those there are, oldest first."""
        return backups.listed(self.path)

    def copy_to(self, target: Path) -> None:
        """A verified copy of everything, as a study file."""
        backups.copy_file(self, target)
