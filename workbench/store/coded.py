"""All passages of some codes, straight from one index, as plain tuples."""

from __future__ import annotations

import sqlalchemy as sa

from ..domain.ids import session_of
from .reading import Reading
from .tables import RECORDS

CODED = ("id", "session", "turn", "start", "end", "quote", "before", "after", "text", "code", "coder",
         "certainty", "note", "loose")


def coded(reading: Reading, case: str, codes: list[str]) -> list[tuple]:
    """The passages of these codes with what `CODED` names, in no order."""
    table = RECORDS["annotation"]
    columns = [table.c[name] for name in CODED if name != "session"]
    query = sa.select(*columns).where(table.c.code.in_(codes), table.c.case == case)
    return [(row[0], session_of(row[0]), *row[1:-1], bool(row[-1])) for row in reading.tuples(query)]
