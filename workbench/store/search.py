"""Finding words: the index says which turns may hold a phrase, the folded copies say where, the map leads back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from .folding import Phrase, places
from .reading import Reading
from .tables import RECORDS, SEARCH


class Hit(NamedTuple):
    """One place where a phrase stands, in code points of the stored text."""

    turn: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hits:
    """How often a phrase was found, and where, in the order of the therapy; `hits` may be cut short, `count` never is."""

    count: int
    hits: list[Hit]


def search(reading: Reading, case: str, phrase: str, *, session: str | None = None, limit: int | None = None) -> Hits:
    """Every place of a phrase in the turns as they stand."""
    wanted = Phrase.of(phrase)
    find = wanted.pattern().finditer
    found = [(row, match.span()) for row in _candidates(reading, case, wanted, session) for match in find(row[FOLDED])]
    shown = found if limit is None else found[:limit]
    return Hits(len(found), list(_located(reading, shown)))


COLUMNS = [SEARCH.c[name] for name in ("turn", "session", "rank", "text", "even", "folded")]
TURN, SESSION, RANK, TEXT, EVEN, FOLDED = range(6)


def _candidates(reading: Reading, case: str, phrase: Phrase, session: str | None) -> list[tuple]:
    query = sa.select(*COLUMNS).where(reading.store.database.matching(phrase), SEARCH.c.case == case)
    if session is not None:
        query = query.where(SEARCH.c.session == session)
    table = RECORDS["session"]
    numbers = dict(reading.tuples(sa.select(table.c.id, table.c.number).where(table.c.case == case)))
    return sorted(reading.tuples(query), key=lambda row: (numbers.get(row[SESSION], 0), row[RANK]))


def _located(reading: Reading, found: Sequence[tuple[tuple, tuple[int, int]]]) -> Iterator[Hit]:
    maps = {text: places(words) for text, words in reading.words({row[TEXT] for row, _ in found if not row[EVEN]}).items()}
    for row, (start, end) in found:
        if not row[EVEN]:
            start, end = maps[row[TEXT]][start][0], maps[row[TEXT]][end - 1][1]
        yield Hit(row[TURN], row[TEXT], start, end)
