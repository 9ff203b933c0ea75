"""Alignment: puts any record of a case in its place; the only module that computes places."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.domain import Anchor, CaseFile, Episode, LifeEvent, Memo, Passage, Rating, Record

from .calendar import Calendar
from .places import END_OF_SESSION, TIMING, Place, Span
from .ruler import Ruler


@dataclass(slots=True)
class Alignment:
    """The places of one CaseFile's records; rulers are made for the sessions that are asked about."""

    file: CaseFile
    calendar: Calendar = None  # type: ignore[assignment]
    _rulers: dict[str, Ruler] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.calendar = Calendar.of(self.file.all("session"))

    def ruler(self, session: str) -> Ruler:
        """The ruler of a session."""
        if session not in self._rulers:
            self._rulers[session] = Ruler.of(self.file.turns(session))
        return self._rulers[session]

    def session(self, id: str) -> Span:
        """From the first to the last moment of a session."""
        number = self.file.get(id).number
        return Span(Place(number, 0.0), Place(number, END_OF_SESSION))

    def turn(self, id: str) -> Span:
        """Where a turn lies."""
        session = self.file.get(id).session
        number = self.file.get(session).number
        start, end = self.ruler(session).turn(id)
        return Span(Place(number, start), Place(number, end))

    def passage(self, passage: Passage) -> Span:
        """Where a passage lies."""
        session = self.file.get(passage.turn).session
        number = self.file.get(session).number
        start, end = self.ruler(session).passage(passage)
        return Span(Place(number, start), Place(number, end))

    def anchor(self, anchor: Anchor) -> Span | None:
        """Where an anchor lies: by its turns, its clock, its sessions or its date, whichever says it closest."""
        if not anchor.session:
            place = self.calendar.place(anchor.date) if anchor.date else None
            return place and Span(place, place)
        start = self._point(anchor.session, anchor.turn, anchor.clock, last=False)
        end = self._point(anchor.end_session or anchor.session, anchor.end_turn or (
            anchor.turn if not anchor.end_session else ""), anchor.end_clock, last=True)
        return Span(start, max(start, end))

    def _point(self, session: str, turn: str, clock: float | None, *, last: bool) -> Place:
        if turn:
            return self.turn(turn)[1 if last else 0]
        if clock is not None:
            return Place(self.file.get(session).number, self.ruler(session).clock(clock))
        return self.session(session)[1 if last else 0]

    def place(self, record: Record) -> Span | None:
        """Where a record lies; None where nothing says so."""
        if isinstance(record, Rating):
            return self._rating(record)
        if isinstance(record, LifeEvent):
            place = self.calendar.place(record.date)
            return place and Span(place, place)
        if isinstance(record, Episode):
            return self.anchor(record.anchor)
        if isinstance(record, Memo):
            return self._memo(record)
        if record.table == "session":
            return self.session(record.id)
        if record.table == "turn":
            return self.turn(record.id)
        return self.passage(record.passages()[0]) if record.passages() else None

    def _rating(self, rating: Rating) -> Span | None:
        if rating.session:
            place = Place(self.file.get(rating.session).number, TIMING[rating.timing])
            dated = self.calendar.place(rating.date) if rating.timing == "between" and rating.date else None
            return Span(dated or place, dated or place)
        place = self.calendar.place(rating.date)
        return place and Span(place, place)

    def _memo(self, memo: Memo) -> Span | None:
        spans = [self.passage(p) for p in memo.excerpts]
        spans += [s for ref in memo.about if (target := self.file.find(ref)) and (s := self.place(target))]
        if spans:
            return min(spans)
        place = self.calendar.place(memo.written) if memo.written else None
        return place and Span(place, place)
