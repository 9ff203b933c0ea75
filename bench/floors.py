"""Floors: the same work with nothing but the library underneath, so that a figure can be read as a ratio."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

SETTINGS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=OFF",
    "cache_size=-16000",
    "temp_store=MEMORY",
)
Rows = dict[str, list[tuple]]


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection with the same durability as a study."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def fresh_like(study: Path, target: Path) -> Path:
    """An empty database with the tables and indexes of a study."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(study)) as source, closing(connect(target)) as made:
        statements = source.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, rowid"
        ).fetchall()
        virtual = [name for name, sql in statements if sql.startswith("CREATE VIRTUAL")]
        for name, sql in statements:
            if not any(name.startswith(f"{owner}_") for owner in virtual):
                made.execute(sql)
    return target


def rows_of(study: Path, tables: Iterable[str], where: str = "1") -> Rows:
    """The rows of some tables of a study."""
    with closing(sqlite3.connect(study)) as source:
        return {
            table: source.execute(f'SELECT * FROM "{table}" WHERE {where}').fetchall() for table in tables
        }


def put(connection: sqlite3.Connection, rows: Rows, index: bool = False) -> None:
    """Write rows in one transaction, into the word index too where asked."""
    connection.execute("BEGIN IMMEDIATE")
    for table, some in rows.items():
        if some:
            connection.executemany(f'INSERT INTO "{table}" VALUES ({",".join("?" * len(some[0]))})', some)
    if index:
        connection.execute("INSERT INTO search_index(rowid, folded) SELECT row, folded FROM search")
    connection.execute("COMMIT")


def seconds_to_insert(study: Path, scratch: Path, tables: Sequence[str], *, index: bool) -> float:
    """How long bare sqlite3 takes to write all rows of these tables into an empty database, once."""
    rows = rows_of(study, tables)
    with closing(connect(fresh_like(study, scratch))) as connection:
        start = time.perf_counter()
        put(connection, rows, index)
        return time.perf_counter() - start


def read_csv(path: Path) -> int:
    """Read a CSV with the standard library; the number of rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def ask(study: Path, query: str, *values: object) -> list[tuple]:
    """Every row of one query on a new plain connection."""
    with closing(sqlite3.connect(study)) as connection:
        return connection.execute(query, values).fetchall()


def bare_document(quotes: int, pictures: Sequence[bytes], tables: int, target: Path) -> None:
    """A Word document of the same size by python-docx alone; the pictures are drawn already."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    for n in range(quotes):
        document.add_paragraph(
            f"“It doesn’t matter, we can leave it at that for today.” (s{n} t{n} 00:{n % 60:02d})",
            style="Quote",
        )
    for picture in pictures:
        document.add_picture(io.BytesIO(picture), width=Cm(16))
        document.add_paragraph("Figure. What is to be seen here.", style="Caption")
    for _ in range(tables):
        table = document.add_table(rows=20, cols=4)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "3.5"
    document.save(target)


def contents(report: Path) -> tuple[int, int, int]:
    """What a Word file holds: turns that are quoted with their place (s11 t38), pictures, tables."""
    import docx

    document = docx.Document(report)
    text = "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    return len(set(re.findall(r"\bs\d+ t\d+\b", text))), len(document.inline_shapes), len(document.tables)
