"""People: those in the room and those who write about it; pseudonyms only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from .record import Record, check_key, need, register

if TYPE_CHECKING:
    from .casefile import CaseFile

ROLES = ("patient", "therapist", "observer", "supervisor", "analyst", "other")
PERSPECTIVES = ("patient", "therapist", "observer")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """Someone in the room or writing about it; `key` is what every table calls this person."""

    table: ClassVar[str] = "participant"
    prefix: ClassVar[str] = "par"

    key: str
    role: str
    name: str = ""
    initials: str = ""
    note: str = ""

    def check(self, file: CaseFile) -> None:
        check_key(self.key, "the key of a participant")
        need(self.role in ROLES, f"{self.key}: the role {self.role!r} is not one of {', '.join(ROLES)}.")
        need(file.alone("participant", "key", self.key), f"There are two participants called {self.key!r}.")

    @property
    def label(self) -> str:
        """Name where there is one, else the key."""
        return self.name or self.key
