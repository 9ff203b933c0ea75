"""The case itself, its sessions, and the turns spoken in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from .record import Record, check_date, check_key, need, register

if TYPE_CHECKING:
    from .casefile import CaseFile

STATES = ("held", "cancelled", "missed")
DEFINITIONS = ("D1", "D2", "D3", "D4", "D5")
MOST_TURNS = 20_000


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord(Record):
    """The head of a case: its name and title, and the decisions that govern its reading (S-03, S-23, S-28)."""

    table: ClassVar[str] = "case"
    prefix: ClassVar[str] = "cas"

    name: str
    title: str = ""
    summary: str = ""
    synthetic: bool = False
    stance: str = ""
    definition: tuple[str, ...] = ()
    outcome_definition: str = ""
    codebooks: tuple[str, ...] = ()

    def check(self, file: CaseFile) -> None:
        check_key(self.name, "the name of a case")
        for definition in self.definition:
            need(definition in DEFINITIONS, f"{definition!r} is not one of the definitions {', '.join(DEFINITIONS)}.")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """A numbered meeting with a date and a state; a cancelled one keeps its number."""

    table: ClassVar[str] = "session"
    prefix: ClassVar[str] = "ses"

    number: int
    date: str = ""
    state: str = "held"
    setting: str = ""
    source: str = ""  # file the transcript came from
    sha256: str = ""  # of that file
    note: str = ""

    def check(self, file: CaseFile) -> None:
        need(self.number >= 0, f"Session {self.number}: sessions are numbered from 0 (before therapy) on.")
        need(self.state in STATES, f"Session {self.number}: {self.state!r} is not one of {', '.join(STATES)}.")
        need(file.alone("session", "number", self.number), f"There is already a session {self.number}.")
        if self.date:
            check_date(self.date, f"Session {self.number}")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Record):
    """One uninterrupted utterance; its words are kept by text version, so a correction never loses the old ones."""

    table: ClassVar[str] = "turn"
    prefix: ClassVar[str] = "trn"
    by_session: ClassVar[bool] = True

    session: str
    order: float  # rank within the session; turns are counted in this order
    by: str = ""  # participant key; empty where the source does not say who speaks
    speaker: str = ""  # label in the source, verbatim
    start: float | None = None  # seconds of the recording
    end: float | None = None
    text: str = ""  # id of the text version
    length: int = 0  # of the text, in code points
    words: int = 0
    version: int = 1

    def check(self, file: CaseFile) -> None:
        if self.by:
            file.participant(self.by)
        if self.start is not None and self.end is not None:
            need(self.start <= self.end, f"A turn cannot end ({self.end} s) before it begins ({self.start} s).")
        need(self.session in file.ids("session"), "A turn needs its session.")

    def refs(self) -> Iterator[str]:
        yield self.session


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Record):
    """One version of the words of a turn; versions are never changed, and only erasure removes them."""

    table: ClassVar[str] = "text"
    prefix: ClassVar[str] = "txt"
    by_session: ClassVar[bool] = True

    turn: str
    words: str

    def check(self, file: CaseFile) -> None:
        need(self.words.strip(), "A turn needs words.")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent(Record):
    """Something outside therapy, with a date."""

    table: ClassVar[str] = "life_event"
    prefix: ClassVar[str] = "lif"

    date: str
    title: str
    note: str = ""

    def check(self, file: CaseFile) -> None:
        need(self.title.strip(), "A life event needs a title.")
        check_date(self.date, f"Life event {self.title!r}")
