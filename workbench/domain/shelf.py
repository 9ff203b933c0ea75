"""Shelves: the records of one table, some kept whole, some per session and loaded on first touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from .ids import session_of
from .record import Record

Part = dict[str, Record]
Fetch = Callable[[list[str]], dict[str, Part]]


class TextSource(Protocol):
    """Where words come from, addressed by text version; versions never change."""

    def words(self, ids: Iterable[str]) -> dict[str, str]:
        """The words of these versions; raises `NotFound` for one that was erased."""

    def plus(self, new: Mapping[str, str]) -> TextSource:
        """The same source with more versions."""


class Texts:
    """Words held in memory, in front of another source if there is one."""

    __slots__ = ("_here", "_behind")

    def __init__(self, here: Mapping[str, str] | None = None, behind: TextSource | None = None) -> None:
        self._here, self._behind = dict(here or {}), behind

    def words(self, ids: Iterable[str]) -> dict[str, str]:
        wanted = list(ids)
        found = {i: self._here[i] for i in wanted if i in self._here}
        rest = [i for i in wanted if i not in found]
        if rest and self._behind is not None:
            found |= self._behind.words(rest)
        elif rest:
            from .errors import NotFound
            raise NotFound(f"The words of {rest[0]} are not here.")
        return found

    def plus(self, new: Mapping[str, str]) -> Texts:
        return Texts(self._here | dict(new), self._behind)


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of a session without loading its turns."""

    turns: int = 0
    words: int = 0
    end: float | None = None  # last clock time, in seconds
    passages: int = 0


class Shelf:
    """The records of one table; parts are sessions where the table is kept per session, else one part ''."""

    __slots__ = ("parts", "by_session", "_fetch")

    def __init__(self, parts: dict[str, Part], *, by_session: bool = False, fetch: Fetch | None = None) -> None:
        self.parts, self.by_session, self._fetch = parts, by_session, fetch

    def key(self, id: str) -> str:
        """The part in which a record of this id lies."""
        return session_of(id) if self.by_session else ""

    def load(self, keys: Iterable[str]) -> None:
        """Bring these parts in, in one go."""
        absent = [k for k in keys if k not in self.parts]
        if absent and self._fetch:
            fetched = self._fetch(absent)
            self.parts.update({k: fetched.get(k, {}) for k in absent})

    def part(self, key: str) -> Part:
        """All records of one part, by id."""
        if key not in self.parts:
            self.load((key,))
        return self.parts.get(key, {})

    def get(self, id: str) -> Record | None:
        """The record of this id, if there is one."""
        return self.part(self.key(id)).get(id)

    def all(self, keys: Iterable[str] = ("",)) -> Iterator[Record]:
        """Every record of these parts."""
        keys = list(keys)
        self.load(keys)
        for key in keys:
            yield from self.parts.get(key, {}).values()

    def opened(self, keys: Iterable[str]) -> Shelf:
        """The shelf with parts that are known to be new, and so empty; nothing is fetched for them."""
        new = {key: {} for key in keys if key not in self.parts} if self.by_session else {}
        return Shelf({**self.parts, **new}, by_session=self.by_session, fetch=self._fetch)

    def put(self, changed: Mapping[str, Record | None]) -> Shelf:
        """The shelf after some records came, changed or went."""
        touched: dict[str, Part] = {}
        for id, record in changed.items():
            key = self.key(id)
            if key not in touched:
                touched[key] = dict(self.part(key))
            if record is None:
                touched[key].pop(id, None)
            else:
                touched[key][id] = record
        return Shelf({**self.parts, **touched}, by_session=self.by_session, fetch=self._fetch)
