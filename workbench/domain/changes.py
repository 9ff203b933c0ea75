"""Change and Entry: what happened to one record, and everything that one act changed, with who, when and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """Before and after of one record; nothing before means new, nothing after means taken back."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after, or as it was."""
        return self.after or self.before  # type: ignore[return-value]

    @property
    def table(self) -> str:
        return self.record.table

    @property
    def id(self) -> str:
        return self.record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the journal: audit trail, undo, live feed and provenance at once."""

    id: int
    at: str
    actor: str
    host: str
    case: str  # id of the case, or empty where the study as a whole was changed
    command: str
    request: str
    reason: str = ""
    undoes: int | None = None
    changes: tuple[Change, ...] = field(default=(), repr=False)
    erased: bool = False  # payload removed by a later erase entry
    counts: tuple[tuple[str, int], ...] = ()  # changes per table, where the entry comes without its changes

    def tally(self) -> dict[str, int]:
        """How many records of each table this entry changed."""
        return dict(self.counts) or dict(Counter(change.table for change in self.changes))

    def touches(self) -> frozenset[str]:
        """The cases this entry changed; the empty string stands for what all cases share."""
        return frozenset(change.record.case for change in self.changes) | {self.case}


def inverse(changes: Iterable[Change]) -> Iterator[Change]:
    """What takes the changes back; versions of words stay, since they are never removed."""
    for change in reversed(tuple(changes)):
        if change.table != "text":
            yield Change(change.after, change.before)


def squash(changes: Iterable[Change]) -> tuple[Change, ...]:
    """One change per record: its first before and its last after; what ends where it began is left out."""
    first: dict[str, Record | None] = {}
    last: dict[str, Record | None] = {}
    for change in changes:
        first.setdefault(change.id, change.before)
        last[change.id] = change.after
    return tuple(Change(first[id], last[id]) for id in first if first[id] != last[id])
