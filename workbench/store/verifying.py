"""Verifying: is the study what its journal says, word for word? Nothing is repaired here, only said.

The journal is read a stretch at a time, since it only grows; the tables once, in one transaction, at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ..domain import CaseFile, NotFound, Refused, WorkbenchError, describe
from . import journal
from .fields import SHAPES
from .folding import fold
from .lazy import ERASE
from .reading import Reading
from .replay import UNREADABLE, Replay
from .tables import JOURNAL, RECORDS, SEARCH, TEXT, TOUCHED

if TYPE_CHECKING:
    from .store import Store

STRETCH = 200  # entries read at a time
MOST = 25  # sentences per kind of fault


def verify(store: Store) -> list[str]:
    """Sentences on what is wrong; none when the study is sound."""
    try:
        wrong = [sentence for check in (_database, _contents, _index) for sentence in check(store)]
        return wrong or list(_references(store))
    except WorkbenchError as error:
        return [str(error)]
    except UNREADABLE as error:
        return [f"Something in the study cannot be read at all ({error})."]


def some(sentences: Iterator[str]) -> Iterator[str]:
    """The first sentences of many."""
    for n, sentence in enumerate(sentences, 1):
        if n > MOST:
            yield "… and more of the same kind."
            return
        yield sentence


def _database(store: Store) -> Iterator[str]:
    with store.reading() as reading:
        faults = list(some(store.database.faults(reading.connection)))
    yield from faults


def _index(store: Store) -> Iterator[str]:
    yield from store.database.faults_of_index()


def _contents(store: Store) -> Iterator[str]:
    """The chain, then the tables against the journal replayed from zero."""
    with store.reading() as reading:
        kept = reading.kept()
    chain, replay = Chain(), Replay(kept)
    for rows, tables in _stretches(store):
        for row in rows:
            yield from some(chain.link(row))
            yield from some(replay.follow(row))
    yield from chain.loose_ends()
    yield from some(replay.compare_places(tables.touched))
    yield from some(replay.compare_texts(tables.texts))
    for name, rows in tables.records.items():
        yield from some(replay.compare(name, rows))
    yield from some(_copies(tables))


def _stretches(store: Store) -> Iterator[tuple[list[sa.Row], _Tables | None]]:
    """The journal from its beginning; the tables come with its last stretch, from the same transaction."""
    last, tables = 0, None
    while tables is None:
        query = sa.select(JOURNAL).where(JOURNAL.c.id > last).order_by(JOURNAL.c.id).limit(STRETCH)
        with store.reading() as reading:
            rows = list(reading.rows(query))
            tables = _Tables(reading) if len(rows) < STRETCH else None
        last = rows[-1].id if rows else last
        yield rows, tables


class _Tables:
    """All rows of all tables, as they stand in one transaction."""

    def __init__(self, reading: Reading) -> None:
        self.records = {name: reading.tuples(sa.select(table)) for name, table in RECORDS.items()}
        self.texts = reading.tuples(sa.select(TEXT.c.id, TEXT.c.case, TEXT.c.turn, TEXT.c.words, TEXT.c.sha256))
        self.touched = set(reading.tuples(sa.select(TOUCHED.c.place, TOUCHED.c.entry)))
        self.copies = reading.tuples(sa.select(*(c for c in SEARCH.c if c.name != "row")))


class Chain:
    """Follows the hashes from row to row."""

    def __init__(self) -> None:
        self.previous, self.expected = "", 1
        self.erased: dict[int, int] = {}  # entry: the erase entry it names
        self.covered: dict[int, set[int]] = {}  # erase entry: the entries it covers

    def link(self, row: sa.Row) -> Iterator[str]:
        """What is wrong with the next row."""
        if row.id != self.expected:
            yield f"Journal entry {self.expected} is missing."
        if row.previous != self.previous:
            yield f"Journal entry {row.id} does not follow the entry before it: one of them was changed, removed or put in."
        skeleton = journal.Skeleton(row.id, row.at, row.actor, row.host, row.case, row.command, row.request, row.undoes, row.digest)
        if skeleton.hash(row.previous) != row.hash:
            yield f"Journal entry {row.id} was changed: its hash does not fit what it says."
        yield from self._payload(row)
        self.previous, self.expected = row.hash, row.id + 1

    def _payload(self, row: sa.Row) -> Iterator[str]:
        if row.erased_by is not None:
            self.erased[row.id] = row.erased_by
            if any(part is not None for part in (row.payload, row.reason, row.salt)):
                yield f"Journal entry {row.id} is said to be erased, but some of it is still there."
        elif row.payload is None or row.salt is None or row.reason is None:
            yield f"The contents of journal entry {row.id} are gone, and no erase entry accounts for it."
        elif journal.digest(row.salt, row.payload, row.reason) != row.digest:
            yield f"The contents of journal entry {row.id} were changed: they do not fit their digest."
        elif row.command == ERASE:
            self.covered[row.id] = set(journal.inflate(row.payload).get("covers", ()))

    def loose_ends(self) -> Iterator[str]:
        """Erased rows that no erase entry covers."""
        for id, eraser in self.erased.items():
            if id not in self.covered.get(eraser, ()):
                yield f"The contents of journal entry {id} are gone, and no erase entry accounts for it."


def _copies(tables: _Tables) -> Iterator[str]:
    """The searched copies against the turns as they stand."""
    words = {id: words for id, _, _, words, _ in tables.texts}
    wanted = set()
    for turn in map(SHAPES["turn"].record, tables.records["turn"]):
        if turn.text in words:
            folded, even = fold(words[turn.text])
            wanted.add((turn.id, turn.case, turn.session, turn.order, turn.text, even, folded))
    for turn in sorted({row[0] for row in wanted ^ set(tables.copies)}):
        yield f"The searched copy of {turn} is not what the turn says."


def _references(store: Store) -> Iterator[str]:
    """Every record checked where it stands, and everything it refers to looked up."""
    for case in ("", *(head.id for head in store.cases())):
        yield from some(_unsound(store.file(case)))


def _unsound(file: CaseFile) -> Iterator[str]:
    for table in file.shelves:
        for record in file.all(table):
            if record.case != file.case:
                continue
            try:
                record.check(file)
                for ref in record.refs():
                    file.get(ref)
            except (Refused, NotFound) as error:
                name = describe(record, file)
                yield f"{name[:1].upper()}{name[1:]} ({record.id}): {error}"
