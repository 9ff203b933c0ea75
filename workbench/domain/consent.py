"""Consent: what may be done with a session, an excerpt or a rating, by whose leave, until when.

Consent is a set of purposes. Nothing recorded means treatment only; expired means withdrawn. What one may do
with a thing is the intersection over the people it concerns who were asked, of the narrowest consent each gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from .record import Record, check_date, need, register

if TYPE_CHECKING:
    from .casefile import CaseFile

PURPOSES = ("treatment", "supervision", "training", "research", "publication-paraphrase",
            "publication-verbatim-disguised", "publication-verbatim-approved")
NOTHING_RECORDED = frozenset({"treatment"})


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """One person's leave for some purposes, for the case or a part of it."""

    table: ClassVar[str] = "consent"
    prefix: ClassVar[str] = "cns"

    about: str
    by: str
    purposes: tuple[str, ...]
    granted: str = ""
    until: str = ""
    withdrawn: str = ""
    note: str = ""

    def check(self, file: CaseFile) -> None:
        file.get(self.about)
        file.participant(self.by)
        for purpose in self.purposes:
            need(purpose in PURPOSES, f"{purpose!r} is not one of the purposes {', '.join(PURPOSES)}.")
        for date in (self.granted, self.until, self.withdrawn):
            if date:
                check_date(date, "Consent")

    def refs(self) -> Iterator[str]:
        yield self.about

    def holds(self, today: str) -> bool:
        """Neither withdrawn nor expired on this day (ISO; relative weeks do not expire)."""
        expired = self.until and not self.until.startswith("W") and self.until < today
        return not self.withdrawn and not expired


def effective(file: CaseFile, about: tuple[str, ...], *, today: str) -> frozenset[str]:
    """The purposes allowed for a thing; `about` goes from the thing itself outward to its session and its case.

    Each person's narrowest statement counts; the result is the intersection over persons.
    """
    by_person: dict[str, frozenset[str]] = {}
    for level in about:
        here: dict[str, frozenset[str]] = {}
        for consent in file.all("consent"):
            if consent.about == level and consent.by not in by_person:
                given = frozenset(consent.purposes) if consent.holds(today) else frozenset()
                here[consent.by] = here.get(consent.by, given) & given
        by_person |= here
    if not by_person:
        return NOTHING_RECORDED
    return frozenset.intersection(*by_person.values()) | NOTHING_RECORDED
