"""Questions that are asked with every act, put into words once: writing one down anew takes as long as its answer."""

from __future__ import annotations

import sqlalchemy as sa

from ..domain import TABLES
from .tables import JOURNAL, RECORDS, TOUCHED


def _part(table: sa.Table) -> sa.Select:
    return sa.select(table).where(table.c.id >= sa.bindparam("first"), table.c.id < sa.bindparam("past"))


NEWEST = sa.select(sa.func.max(JOURNAL.c.id))
CHAIN_HEAD = sa.select(JOURNAL.c.hash).order_by(JOURNAL.c.id.desc()).limit(1)
REQUEST = sa.select(JOURNAL.c.id).where(JOURNAL.c.request == sa.bindparam("request"))
_NEWEST_HERE, _NEWEST_SHARED = (sa.select(sa.func.max(TOUCHED.c.entry).label("entry")).where(TOUCHED.c.place == place)
                                for place in (sa.bindparam("place"), ""))
HEAD = sa.select(sa.func.max(sa.union_all(_NEWEST_HERE, _NEWEST_SHARED).subquery().c.entry))
LATER = sa.select(TOUCHED.c.entry).where(TOUCHED.c.place.in_(sa.bindparam("places", expanding=True)),
                                         TOUCHED.c.entry > sa.bindparam("entry"))
PART = {name: _part(RECORDS[name]) for name, cls in TABLES.items() if cls.by_session and name != "text"}
