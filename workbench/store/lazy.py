"""What a CaseFile brings in later: parts of shelves, words, the journal; always as of the entry it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..domain import Entry, NotFound, Record, Texts
from ..domain.ids import session_of

if TYPE_CHECKING:
    from .store import Store

ERASE = "Erase"


class Later:
    """Fetches the parts of one shelf as they were when the file was complete."""

    def __init__(self, store: Store, table: str, case: str, entry: int) -> None:
        self.store, self.table, self.case, self.entry = store, table, case, entry

    def __call__(self, sessions: list[str]) -> dict[str, dict[str, Record]]:
        with self.store.reading() as reading:
            parts = reading.parts(self.table, sessions)
            for entry in reading.later(sessions, self.entry):
                self._rewind(entry, parts)
        return parts

    def _rewind(self, entry: Entry, parts: dict[str, dict[str, Record]]) -> None:
        if entry.command == ERASE and entry.case == self.case:
            raise NotFound(f"This case was erased on {entry.at[:10]} by {entry.actor}.")
        for change in reversed(entry.changes):
            part = parts.get(session_of(change.id)) if change.table == self.table else None
            if part is None:
                continue
            if change.before is None:
                part.pop(change.id, None)
            else:
                part[change.id] = change.before


class Words:
    """The words of text versions, straight from the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def words(self, ids: Iterable[str]) -> dict[str, str]:
        wanted = list(ids)
        with self.store.reading() as reading:
            found = reading.words(wanted)
            missing = next((id for id in wanted if id not in found), None)
            if missing is not None:
                raise NotFound(reading.why_missing(missing))
        return found

    def plus(self, new: Mapping[str, str]) -> Texts:
        return Texts(new, self)


class Past:
    """The journal, as commands consult it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def entry(self, id: int) -> Entry:
        with self.store.reading() as reading:
            return reading.entry(id)

    def since(self, entry: int, case: str) -> list[Entry]:
        with self.store.reading() as reading:
            return reading.since(entry, case)
