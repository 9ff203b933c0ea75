"""What a person may take back next, and what may be put again, read off the skeleton of the journal.

An entry is undone when a later entry undoes it that is not itself undone. Redoing is the undoing of an undoing.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from .reading import Reading
from .tables import JOURNAL

UNDO = "Undo"


def undoable(reading: Reading, case: str, actor: str) -> int | None:
    """This actor's newest act in this case that stands."""
    undoers = _undoers(reading, case)
    for id, command, _ in _acts(reading, case, actor):
        if command != UNDO and not _undone(id, undoers):
            return id
    return None


def redoable(reading: Reading, case: str, actor: str) -> int | None:
    """This actor's newest taking back that stands, as long as nothing new was done since."""
    undoers = _undoers(reading, case)
    kinds = {id: undoes for undoes, ids in undoers.items() for id in ids}
    for id, command, undoes in _acts(reading, case, actor):
        if command != UNDO:
            return None
        if undoes not in kinds and not _undone(id, undoers):
            return id
    return None


def _acts(reading: Reading, case: str, actor: str, at_a_time: int = 64) -> Iterator[sa.Row]:
    """This actor's acts in the case, newest first, erased ones left out."""
    query = sa.select(JOURNAL.c.id, JOURNAL.c.command, JOURNAL.c.undoes).where(
        JOURNAL.c.case == case, JOURNAL.c.actor == actor, JOURNAL.c.erased_by.is_(None))
    query = query.order_by(JOURNAL.c.id.desc()).limit(at_a_time)
    rows = reading.rows(query)
    while rows:
        yield from rows
        rows = reading.rows(query.where(JOURNAL.c.id < rows[-1].id))


def _undoers(reading: Reading, case: str) -> dict[int, list[int]]:
    """By entry, the entries that undo it."""
    query = sa.select(JOURNAL.c.id, JOURNAL.c.undoes).where(JOURNAL.c.case == case, JOURNAL.c.undoes.is_not(None))
    found: dict[int, list[int]] = {}
    for id, undoes in reading.rows(query):
        found.setdefault(undoes, []).append(id)
    return found


def _undone(id: int, undoers: dict[int, list[int]]) -> bool:
    return any(not _undone(undoer, undoers) for undoer in undoers.get(id, ()))
