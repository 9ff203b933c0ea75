"""Erasing a case: the right of the person it is about, and the one exception to a journal that only grows.

Rows, words, drafts and payloads go; who did what kind of thing and when stays, so that the chain stays whole. Where an
entry had also changed other cases, that part of it is kept in the erase entry.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ..domain import Entry, NotFound, WorkbenchError
from ..domain.ids import session_of
from . import journal
from .connect import connect
from .lazy import ERASE
from .reading import in_chunks
from .tables import DRAFT, JOURNAL, RECORDS, SEARCH, TEXT
from .writing import Writing

if TYPE_CHECKING:
    from .store import Store


@dataclass(frozen=True, slots=True)
class Erased:
    """The entry that erased a case, and the backups in which it can still be read."""

    entry: Entry
    backups_that_still_hold_it: tuple[Path, ...]


def erase(store: Store, case: str, *, actor: str, host: str, reason: str) -> Erased:
    """Remove everything a study knows of a case; raises `NotFound`."""
    with store.writing() as writing:
        entry = _erase(writing, case, actor, host, reason)
    try:
        store.database.scrub()
    except (sa.exc.DBAPIError, WorkbenchError) as error:
        store.notices.append(f"The case is erased, but the study could not be rewritten without its traces ({error}). "
                             "Close it everywhere else and erase once more.")
    return Erased(entry, tuple(path for path in store.backups() if holds(path, case)))


def _erase(writing: Writing, case: str, actor: str, host: str, reason: str) -> Entry:
    ids = sorted(id for (id,) in writing.rows(writing.touching([case]))) if case else []
    if not ids:
        raise NotFound(f"There is no case {case!r}.")
    number, told = writing.newest() + 1, _Told(case)
    for row in _rows(writing, ids):
        told.hear(row.id, journal.inflate(row.payload))
    for row in _rows(writing, _former(writing, ids)):  # what former erasures kept of this case
        told.hear_former(row.id, row.reason, journal.inflate(row.payload))
    for chunk in in_chunks(sorted(told.erased)):
        writing.connection.execute(JOURNAL.update().where(JOURNAL.c.id.in_(chunk)).values(
            payload=None, reason=None, salt=None, erased_by=number))
    _remove_rows(writing, case)
    entry = Entry(id=number, at=journal.now(), actor=actor, host=host, case=case, command=ERASE,
                  request=f"erase_{case}_{number}", reason=reason)
    writing.add_entry(entry, journal.deflate(told.payload()), told.places | {case})
    return entry


def _rows(writing: Writing, ids: list[int]) -> list[sa.Row]:
    query = sa.select(JOURNAL.c.id, JOURNAL.c.reason, JOURNAL.c.payload)
    return [row for chunk in in_chunks(ids)
            for row in writing.rows(query.where(JOURNAL.c.id.in_(chunk), JOURNAL.c.payload.is_not(None)))]


def _former(writing: Writing, ids: list[int]) -> list[int]:
    query = sa.select(JOURNAL.c.erased_by).distinct()
    return sorted({id for chunk in in_chunks(ids)
                   for (id,) in writing.rows(query.where(JOURNAL.c.id.in_(chunk), JOURNAL.c.erased_by.is_not(None)))})


class _Told:
    """What the erase entry tells: which entries it covers, and what it keeps of them for other cases."""

    def __init__(self, case: str) -> None:
        self.case = case
        self.erased: set[int] = set()
        self.covers: set[int] = set()
        self.kept: dict[str, dict[str, Any]] = {}
        self.reasons: dict[str, str] = {}  # of former erasures
        self.places: set[str] = set()

    def hear(self, id: int, plain: Mapping[str, Any]) -> None:
        """An entry that touched the case."""
        self.erased.add(id)
        self.covers.add(id)
        self._part(id, plain["fields"], plain["changes"])

    def hear_former(self, id: int, reason: str | None, plain: Mapping[str, Any]) -> None:
        """An erase entry that still keeps something of the case: it is folded into this one."""
        if not any(self._mine(change) for kept in plain["kept"].values() for change in kept["changes"]):
            return
        self.erased |= {id, *plain["covers"]}
        self.covers |= {id, *plain["covers"]}
        self.reasons |= {**plain["reasons"], str(id): reason or ""}
        for entry, kept in plain["kept"].items():
            self._part(int(entry), kept["fields"], kept["changes"])

    def _mine(self, change: list) -> bool:
        return self.case in (_value(change, 0), _value(change, 1))

    def _part(self, id: int, fields: Mapping[str, Any], changes: list) -> None:
        """Keep what concerns other cases; of this one only which sessions it had."""
        transcripts = [change for change in changes if self._mine(change) and change[0] in ("turn", "annotation", "text")]
        self.places |= {session_of(_value(change, 0)) for change in transcripts}
        others = [change for change in changes if not self._mine(change)]
        if others:
            self.kept[str(id)] = {"fields": fields, "changes": others}

    def payload(self) -> dict[str, Any]:
        """As plain values."""
        return {"fields": {}, "changes": [], "covers": sorted(self.covers), "kept": self.kept, "reasons": self.reasons,
                "places": sorted(self.places | {self.case})}


def _value(change: list, n: int) -> Any:
    """Field n of the record a packed change is about: 0 is its id, 1 its case."""
    return (change[2] or change[1])[n]


def _remove_rows(writing: Writing, case: str) -> None:
    for table in (*RECORDS.values(), TEXT, SEARCH, DRAFT):
        writing.connection.execute(table.delete().where(table.c.case == case))
    heads = RECORDS["case"]
    writing.connection.execute(heads.delete().where(heads.c.id == case))
    writing.store.database.reindex(writing.connection)


def holds(backup: Path, case: str) -> bool:
    """Whether a backup can still tell something of a case; one that cannot be read might."""
    try:
        connection = connect(backup, mode="ro", immutable=True)
        try:
            return connection.execute(
                "SELECT 1 FROM touched JOIN journal ON journal.id = touched.entry WHERE place = ? AND payload IS NOT NULL "
                "AND command <> ?", (case, ERASE)).fetchone() is not None
        finally:
            connection.close()
    except sqlite3.Error:
        return True
