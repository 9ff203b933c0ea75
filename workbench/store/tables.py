"""The tables: one for each kind of record, derived from its fields, and those of the store itself."""

from __future__ import annotations

import sqlalchemy as sa

from ..domain import TABLES
from .fields import fields_of

METADATA = sa.MetaData()
WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")  # one order of ids in both databases
TYPES = {str: WORD, int: sa.Integer(), float: sa.Double(), bool: sa.Boolean(), None: sa.Text()}

# Few, and only where the child's column is indexed: `check` of the records is what holds the house together.
REFERENCES = {"annotation.turn": "turn", "annotation.code": "code",
              "contribution.episode": "episode", "perspective.episode": "episode", "stage.episode": "episode",
              "code.codebook": "codebook", "rating.measure": "measure"}
INDEXES = {"annotation": [("code", "case"), ("turn",)]}
CLUSTERED = ("turn", "annotation")  # as the words: their ids begin with their session, so a session lies in one place


def _column(table: str, field) -> sa.Column:
    target = REFERENCES.get(f"{table}.{field.name}")
    reference = [sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")] if target else []
    return sa.Column(field.name, TYPES[field.type], *reference, primary_key=field.name == "id", nullable=field.optional)


def _table(name: str) -> sa.Table:
    columns = [_column(name, field) for field in fields_of(TABLES[name])]
    indexes = [sa.Index(f"{name}_{'_'.join(names)}", *names) for names in INDEXES.get(name, ())]
    return sa.Table(name, METADATA, *columns, *indexes, sqlite_with_rowid=name not in CLUSTERED)


RECORDS: dict[str, sa.Table] = {name: _table(name) for name in TABLES if name != "text"}

TEXT = sa.Table(  # the words of the turns; every version stays
    "text", METADATA,
    sa.Column("id", WORD, primary_key=True),
    sa.Column("case", WORD, nullable=False),
    sa.Column("turn", WORD, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("sha256", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

JOURNAL = sa.Table(
    "journal", METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", WORD, nullable=False),
    sa.Column("actor", WORD, nullable=False),
    sa.Column("host", WORD, nullable=False),
    sa.Column("case", WORD, nullable=False),
    sa.Column("command", WORD, nullable=False),
    sa.Column("request", WORD, nullable=False, unique=True),
    sa.Column("undoes", sa.Integer),
    sa.Column("digest", WORD, nullable=False),
    sa.Column("previous", WORD, nullable=False),
    sa.Column("hash", WORD, nullable=False),
    sa.Column("erased_by", sa.Integer),
    sa.Column("reason", sa.Text),
    sa.Column("salt", sa.LargeBinary),
    sa.Column("payload", sa.LargeBinary),
    sa.Index("journal_case_actor", "case", "actor", "id"),
)

TOUCHED = sa.Table(  # which entries changed what all cases share (''), a case, or the transcript of a session
    "touched", METADATA,
    sa.Column("place", WORD, primary_key=True),
    sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

DRAFT = sa.Table(
    "draft", METADATA,
    sa.Column("actor", WORD, primary_key=True),
    sa.Column("about", WORD, primary_key=True),
    sa.Column("case", WORD, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("at", WORD, nullable=False),
)

SEARCH = sa.Table(  # the folded copy of every turn as it stands now; see folding.py
    "search", METADATA,
    sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("turn", WORD, nullable=False, unique=True),
    sa.Column("case", WORD, nullable=False),
    sa.Column("session", WORD, nullable=False),
    sa.Column("rank", sa.Double, nullable=False),
    sa.Column("text", WORD, nullable=False),
    sa.Column("even", sa.Boolean, nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
)
INDEX = "search_index"  # SQLite's full-text index over `search`; PostgreSQL has the column `tokens` instead
