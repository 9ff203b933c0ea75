"""Who is named in a report: pseudonyms in the colour of their role."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain import CaseFile, Participant

from .fields import says
from .words import Styled, styled

STYLES = {"patient": "Patient", "therapist": "Therapist", "observer": "Observer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the case or writing about it; printed as it is, the name has the colour of the role."""

    label = "person"

    key: str = says("Key used in every table.")
    name: str = says("Pseudonym, in plain letters.")
    role: str = says("patient, therapist, observer, supervisor, analyst or other.")
    initials: str = says("Initials, where room is short.")
    note: str = says("What the study says about this person.")

    def styled(self) -> Styled:
        """The name in the character style of the role."""
        return styled(STYLES.get(self.role, "Other"), self.name)

    def __str__(self) -> str:
        return self.name

    @property
    def introduced(self) -> str:
        """Name with role: Ilse (patient)."""
        return self.name if self.name.lower().startswith(self.role) else f"{self.name} ({self.role})"


def person(file: CaseFile, key: str) -> Person:
    """The person of this key."""
    return _person(file.participant(key))


def speaker(file: CaseFile, by: str, label: str) -> Person:
    """Who speaks a turn: the participant, else the source's own label, else said to be unknown."""
    if by:
        return person(file, by)
    return Person(key="", name=label.strip() or "speaker not known", role="other", initials="", note="")


def _person(p: Participant) -> Person:
    return Person(key=p.key, name=p.label, role=p.role, initials=p.initials or p.label[:2], note=p.note)


def everyone(file: CaseFile) -> tuple[Person, ...]:
    """Everybody of the case, the two in the room first, then those who wrote; nobody else of the study."""
    used = {
        getattr(r, name)
        for table, name in (
            ("rating", "by"),
            ("perspective", "by"),
            ("contribution", "by"),
            ("memo", "by"),
            ("annotation", "coder"),
        )
        for r in file.all(table)
    }
    order = ("patient", "therapist", "observer", "supervisor", "analyst", "other")
    here = [p for p in file.all("participant") if p.key in used or (p.case and p.case == file.case)]
    return tuple(_person(p) for p in sorted(here, key=lambda p: (order.index(p.role), p.key)))
