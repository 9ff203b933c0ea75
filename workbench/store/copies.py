"""The searched copies: one folded text per turn, kept in step with the turns inside the writing transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ..domain import Change, Turn
from .folding import fold
from .reading import in_chunks
from .tables import SEARCH

if TYPE_CHECKING:
    from .writing import Writing

NAMES = tuple(column.name for column in SEARCH.c)


class Copies:
    """Brings the searched copies to the state after some turns changed."""

    def __init__(self, writing: Writing) -> None:
        self.writing, self.connection, self.database = writing, writing.connection, writing.store.database

    def follow(self, changes: Iterable[Change], words: Mapping[str, str]) -> None:
        """Drop the copies of turns that changed or went, and add those of turns that came or changed."""
        changes = [change for change in changes if _matters(change)]
        self.drop([change.id for change in changes if change.before])
        self.add([change.after for change in changes if change.after], words)

    def add(self, turns: list[Turn], words: Mapping[str, str]) -> None:
        """New copies; `words` has the texts that are at hand."""
        missing = [turn.text for turn in turns if turn.text not in words]
        words = {**words, **self.writing.words(missing)} if missing else words
        first = (self.connection.scalar(sa.select(sa.func.max(SEARCH.c.row))) or 0) + 1
        rows = [(row, turn.id, turn.case, turn.session, turn.order, turn.text, even, folded)
                for row, (turn, even, folded) in enumerate(_folded(turns, words), first)]
        if rows:
            self.writing.insert(SEARCH, NAMES, rows)
            self.database.index(self.connection, first)

    def drop(self, turns: list[str]) -> None:
        """Take copies away, out of the word index too."""
        for chunk in in_chunks(turns):
            here = SEARCH.c.turn.in_(chunk)
            rows = self.connection.execute(sa.select(SEARCH.c.row, SEARCH.c.folded).where(here)).all()
            if rows:
                self.database.unindex(self.connection, [tuple(row) for row in rows])
                self.connection.execute(SEARCH.delete().where(here))


def _matters(change: Change) -> bool:
    before, after = change.before, change.after
    return before is None or after is None or (before.text, before.order) != (after.text, after.order)


def _folded(turns: Iterable[Turn], words: Mapping[str, str]) -> Iterator[tuple[Turn, bool, str]]:
    for turn in turns:
        if turn.text in words:
            folded, even = fold(words[turn.text])
            yield turn, even, folded
