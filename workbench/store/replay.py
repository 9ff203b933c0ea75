"""Replaying the journal from zero, on plain values: what should stand in the tables, and what does."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from ..domain import TABLES
from ..domain.ids import session_of
from . import journal
from .fields import SHAPES
from .lazy import ERASE

UNREADABLE = (ValueError, KeyError, IndexError, TypeError, zlib.error)


class Replay:
    """The state that follows from the journal's rows, given in their order.

    `kept` has, by entry, what erased entries had changed in cases that are still here.
    """

    def __init__(self, kept: Mapping[int, Mapping[str, Any]]) -> None:
        self.kept = kept
        self.state: dict[str, tuple[str, tuple[str, ...], list]] = {}  # id: table, names of fields, values
        self.texts: dict[str, tuple[str, str, str]] = {}  # id: case, turn, sha256
        self.places: set[tuple[str, int]] = set()
        self.erased: set[int] = set()

    def follow(self, row: sa.Row) -> Iterator[str]:
        """Take up the changes of one row; says where one does not begin as the record stood."""
        self.places.add((row.case, row.id))
        try:
            if row.payload is None:
                self.erased.add(row.id)
                yield from self._apply(row.id, self.kept.get(row.id, {"fields": {}, "changes": ()}))
                return
            plain = journal.inflate(row.payload)
            if row.command == ERASE:
                self.places |= {(place, row.id) for place in plain["places"]}
            yield from self._apply(row.id, plain)
        except UNREADABLE:
            yield f"The contents of journal entry {row.id} cannot be read."

    def _apply(self, entry: int, plain: Mapping[str, Any]) -> Iterator[str]:
        fields = {table: tuple(names) for table, names in plain["fields"].items()}
        for table, before, after in plain["changes"]:
            id, case = (after or before)[:2]
            self.places.add((case, entry))
            if table == "case":
                self.places.add((id, entry))
            elif TABLES[table].by_session:
                self.places.add((session_of(id), entry))
            if table == "text":
                self.texts[id] = tuple(after[1:4])
                continue
            if not self._stands(id, table, fields[table], before):
                yield f"Journal entry {entry} does not begin where the {_name(table)} {id} stood."
            if after is None:
                self.state.pop(id, None)
            else:
                self.state[id] = (table, fields[table], after)

    def _stands(self, id: str, table: str, names: tuple[str, ...], before: list | None) -> bool:
        now = self.state.get(id)
        if now is None or before is None:
            return now is None and before is None
        return now == (table, names, before) or _record(*now) == _record(table, names, before)

    # comparing

    def compare(self, table: str, rows: Iterable[tuple]) -> Iterator[str]:
        """Rows that stand otherwise than the journal says, that it does not know, or that are missing."""
        shape, expected = SHAPES[table], {id for id, (name, _, _) in self.state.items() if name == table}
        for row in rows:
            known = self.state.get(row[0])
            if known is None or known[0] != table:
                yield f"The {_name(table)} {row[0]} is not in the journal."
                continue
            expected.discard(row[0])
            if (known[1] != shape.names or tuple(known[2]) != tuple(row)) and not _agrees(known, shape, row):
                yield f"The {_name(table)} {row[0]} is not what the journal says."
        for id in sorted(expected):
            yield f"The {_name(table)} {id} is in the journal and not in the study."

    def compare_texts(self, rows: Iterable[tuple]) -> Iterator[str]:
        """Words whose SHA-256 is not the one kept with them and in the journal."""
        missing = set(self.texts)
        for id, case, turn, words, sha256 in rows:
            missing.discard(id)
            if journal.fingerprint(words) != sha256:
                yield f"The words {id} of the turn {turn} were changed: they do not fit their SHA-256."
            elif self.texts.get(id) != (case, turn, sha256.hex()):
                yield f"The words {id} of the turn {turn} are not what the journal says."
        for id in sorted(missing):
            yield f"The words {id} of the turn {self.texts[id][1]} are missing."

    def compare_places(self, rows: set[tuple[str, int]]) -> Iterator[str]:
        """Notes of what an entry touched that are missing or too many."""
        noted = {(place, entry) for place, entry in rows if entry not in self.erased}
        expected = {(place, entry) for place, entry in self.places if entry not in self.erased}
        for entry in sorted({entry for _, entry in noted ^ expected} | {entry for _, entry in self.places - rows}):
            yield f"What journal entry {entry} touched is noted wrongly."


def _record(table: str, names: tuple[str, ...], values: list) -> object:
    return journal.maker(table, names)(values)


def _agrees(known: tuple, shape: Any, row: tuple) -> bool:
    try:
        return _record(*known) == shape.record(row)
    except UNREADABLE:
        return False


def _name(table: str) -> str:
    return table.replace("_", " ")
