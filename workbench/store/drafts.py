"""Drafts: what a person is typing. One row per person and thing; no journal row, in no frame and no report."""

from __future__ import annotations

import sqlalchemy as sa

from ..domain import Draft
from . import storable
from .journal import now
from .reading import Reading
from .tables import DRAFT
from .writing import Writing


def save(writing: Writing, draft: Draft) -> None:
    """Keep a draft in place of the earlier one; its time is now unless it says another."""
    storable.check(draft.text, draft.actor, draft.about, draft.case, draft.at)
    drop(writing, draft.actor, draft.about)
    writing.connection.execute(DRAFT.insert(), {"actor": draft.actor, "about": draft.about, "case": draft.case,
                                                "text": draft.text, "at": draft.at or now()})


def of(reading: Reading, actor: str, case: str | None) -> list[Draft]:
    """The drafts of a person, newest last."""
    query = sa.select(DRAFT).where(DRAFT.c.actor == actor).order_by(DRAFT.c.at, DRAFT.c.about)
    rows = reading.rows(query if case is None else query.where(DRAFT.c.case == case))
    return [Draft(**row._mapping) for row in rows]


def drop(writing: Writing, actor: str, about: str) -> None:
    """Forget a draft."""
    writing.connection.execute(DRAFT.delete().where(DRAFT.c.actor == actor, DRAFT.c.about == about))
