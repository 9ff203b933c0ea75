"""Consent in a report: the statements on record, and what is kept back for want of one."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain import CaseFile, Consent, describe
from workbench.domain.consent import PURPOSES

from .fields import says
from .leave import CALLED, Leave, Withheld, withheld_lines
from .people import Person, person
from .words import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of consent on record."""

    label = "statement"

    who: Person = says("Whose.")
    about: str = says("What it covers: the case, session 14, an excerpt.")
    purposes: str = says("What may be done.")
    granted: str = says("Since when.")
    until: str = says("Until when, or withdrawn when.")
    note: str = says("A remark.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentShown:
    """Whose leave this report has."""

    purpose: str = says("What the report is for.")
    statements: tuple[Statement, ...] = says("The statements on record.")
    withheld: tuple[Withheld, ...] = says("Everything that is kept back.")
    line: str = says("What is kept back in sentences, by id and place; says so where nothing is.")


def consent(file: CaseFile, leave: Leave) -> ConsentShown:
    """The statements of consent, and what is kept back for want of one."""
    kept = list(leave.withheld.values())
    none = (
        ""
        if list(file.all("consent"))
        else "No consent is on record, so this case may be used for treatment only. "
    )
    return ConsentShown(
        purpose=CALLED[leave.purpose],
        statements=_statements(file),
        withheld=tuple(kept),
        line=none + (withheld_lines(kept, leave.purpose) or "Nothing is withheld."),
    )


def _statements(file: CaseFile) -> tuple[Statement, ...]:
    """The case first, then sessions by number, then the rest."""

    def order(c: Consent) -> tuple:
        record = file.get(c.about)
        return (
            ("case", "session").index(record.table) if record.table in ("case", "session") else 2,
            getattr(record, "number", 0),
            c.about,
            c.by,
            c.granted,
        )

    return tuple(_statement(file, c) for c in sorted(file.all("consent"), key=order))


def _statement(file: CaseFile, c: Consent) -> Statement:
    record = file.get(c.about)
    about = {"case": "the case", "session": f"session {getattr(record, 'number', '')}"}.get(
        record.table
    ) or f"{describe(record, file)} ({c.about})"
    ends = f"withdrawn {c.withdrawn}" if c.withdrawn else f"until {c.until}" if c.until else ""
    return Statement(
        who=person(file, c.by),
        about=about,
        purposes=listed(CALLED[p] for p in PURPOSES if p in c.purposes) or "nothing",
        granted=c.granted,
        until=ends,
        note=c.note,
    )
