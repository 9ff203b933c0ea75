"""What a file brings in, before it belongs to anybody.

A reader fills a `Bundle` with drafts of things: no ids, no case, nothing about the store. Everything in
a Bundle says where in its source it stood (`where`: "line 12", "cell B4", "paragraph 7"), so that a
refusal made later, when the Bundle meets the case, can still name the place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class DraftTurn:
    """One uninterrupted utterance as the source has it; `speaker` is the label in the source, verbatim."""

    speaker: str = ""
    text: str = ""
    start: float | None = None  # seconds from the beginning of the recording
    end: float | None = None
    where: str = ""
    id: str = ""  # only where the source is a case folder of ours
    by: str = ""  # participant key, only where the source already knows it (case folder)


@dataclass(slots=True, kw_only=True)
class DraftTranscript:
    """The words of one session; `session` is its number where the file or its name says so."""

    file: str
    turns: list[DraftTurn]
    session: int | None = None
    sha256: str = ""  # of the file as it was read
    media: str = ""


@dataclass(slots=True, kw_only=True)
class DraftRating:
    """One value by one participant; `value` None with a `state` says why there is none."""

    session: int | None = None
    date: str = ""
    measure: str
    scale: str = "total"
    by: str = ""
    timing: str = ""
    value: float | None = None
    state: str = "answered"  # answered | missing | not-asked
    items: tuple[tuple[int, float | None], ...] = ()  # item number → raw answer, when the file has items
    answered: int | None = None  # how many items were answered, where the file says so
    where: str = ""
    file: str = ""
    id: str = ""  # only where the source is a case folder of ours


@dataclass(slots=True, kw_only=True)
class DraftLifeEvent:
    """Something outside therapy, with a date (ISO or relative week)."""

    date: str
    title: str
    note: str = ""
    where: str = ""
    file: str = ""
    id: str = ""  # only where the source is a case folder of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something odd that was kept as it is: reported, never repaired in silence."""

    file: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}, {self.where}: {self.what}" if self.where else f"{self.file}: {self.what}"


@dataclass(slots=True, kw_only=True)
class Bundle:
    """Everything one source brings in.

    `case` holds the head of a case folder (title, summary, synthetic, stance …); `rows` holds the other tables
    of a case folder as plain rows, by table name: participants, sessions, annotations, episodes,
    contributions, perspectives, stages, memos, links, consent, measures, codes. Each row carries `where` and `file`.
    """

    files: list[str] = field(default_factory=list)
    transcripts: list[DraftTranscript] = field(default_factory=list)
    ratings: list[DraftRating] = field(default_factory=list)
    life_events: list[DraftLifeEvent] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    case: dict[str, Any] = field(default_factory=dict)
    speakers: dict[str, str] = field(default_factory=dict)  # label in the source → participant key
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, other: Bundle) -> Bundle:
        """Take in what another source of the same case brings."""
        for name in ("files", "transcripts", "ratings", "life_events", "notices"):
            getattr(self, name).extend(getattr(other, name))
        self.case |= other.case
        self.speakers |= other.speakers
        for table, rows in other.rows.items():
            self.rows.setdefault(table, []).extend(rows)
        return self
