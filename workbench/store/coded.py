"""All passages of some codes, straight from one index, as plain tuples."""

from __future__ import annotations

import sqlalchemy as sa

from .reading import Reading
from .tables import RECORDS

CODED = ("id", "turn", "start", "end", "quote", "before", "after", "code", "coder")


def coded(reading: Reading, case: str, codes: list[str]) -> list[tuple]:
    """The passages of these codes with what `CODED` names, in no order."""
    table = RECORDS["annotation"]
    query = sa.select(*(table.c[name] for name in CODED)).where(table.c.code.in_(codes), table.c.case == case)
    return reading.tuples(query)
