"""Gathering: the drafts of a Bundle become records of a case, with ids and with the place each came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.analysis import scoring
from workbench.domain import (CaseFile, Change, LifeEvent, Measure, Participant, Rating, Record, Refused, Session, Text, Turn,
                              Undecided, Unreadable, WorkbenchError)
from workbench.domain.ids import mint, token
from workbench.domain.people import ROLES
from workbench.exchange import Bundle, DraftRating, DraftTranscript, Notice

from . import tables
from .equipment import codebook, measure, templates

PATIENT = {"p", "pt", "patient", "client", "c", "cl"}
THERAPIST = {"t", "th", "therapist", "counsellor", "counselor", "clinician", "analyst", "psychotherapist"}


class Gathering:
    """Collects the records that a Bundle means in one case; looks at the case, changes nothing."""

    def __init__(self, file: CaseFile, case: str, *, actor: str, folder: Path | None) -> None:
        self.file, self.case, self.actor, self.folder = file, case, actor, folder
        self.records: list[Record] = []
        self.revisions: list[Change] = []
        self.notices: list[Notice] = []
        self.where: dict[str, tuple[str, str]] = {}  # record id → file, place in it
        self.people = {p.key: p for p in file.all("participant")}
        self.sessions = {s.number: s for s in file.all("session")}
        self.turns: dict[int, list[tuple[Turn, str]]] = {}  # of sessions that come in now, with their words
        self.codes = {c.slug: c for c in file.all("code")}
        self.measures = {m.slug: m for m in file.all("measure")}
        self.episodes = {e.key or e.label: e for e in file.all("episode")}
        self.speakers: dict[str, str] = {}
        self.names: dict[str, str] = {}  # what a record was called where it comes from → its id here

    def add(self, record: Record, file: str = "", where: str = "") -> Record:
        """One more record, and where it came from."""
        self.records.append(record)
        if file:
            self.where[record.id] = (file, where)
        return record

    def take(self, bundle: Bundle) -> None:
        """Everything in the Bundle, in the order in which one thing needs another."""
        self.speakers = dict(bundle.speakers)
        tables.head(self, bundle.case)
        tables.people(self, bundle.rows.get("participants", []))
        tables.equipment(self, bundle)
        tables.sessions(self, bundle.rows.get("sessions", []))
        for transcript in bundle.transcripts:
            self._transcript(transcript)
        self._ratings(bundle.ratings)
        for event in bundle.life_events:
            self.add(LifeEvent(id=mint("lif"), case=self.case, date=event.date, title=event.title, note=event.note),
                     event.file, event.where)
        tables.observations(self, bundle.rows)

    # sessions and turns

    def session(self, number: int, **fields: Any) -> Session:
        """The session of this number, which comes in now if it is not there yet."""
        if number not in self.sessions:
            self.sessions[number] = Session(id=mint("ses"), case=self.case, number=number, **fields)
            self.add(self.sessions[number])
        return self.sessions[number]

    def _transcript(self, transcript: DraftTranscript) -> None:
        if transcript.session is None:
            raise Undecided(f"{transcript.file}: which session is this? The name does not say.", option="--session NUMBER")
        session = self.session(transcript.session)
        summary = self.file.summaries.get(session.id)
        if transcript.session in self.turns or (summary and summary.turns):
            if session.sha256 and session.sha256 == transcript.sha256:
                self.notices.append(Notice(file=transcript.file, where="", what=f"session {session.number} has this transcript already"))
                return
            raise Refused(f"{transcript.file}: session {session.number} already has a transcript ({session.source}). "
                          "Correct it turn by turn, or withdraw the session first. Nothing was stored.")
        self._dress(session, transcript)
        self.turns[session.number] = list(self._turns(session, transcript))

    def _dress(self, session: Session, transcript: DraftTranscript) -> None:
        """The session remembers the file its words came from."""
        dressed = session.but(source=transcript.file, sha256=transcript.sha256)
        self.sessions[session.number] = dressed
        if session in self.records[-1:]:
            self.records[-1] = dressed
        elif session in self.records:
            self.records[self.records.index(session)] = dressed
        else:
            self.revisions.append(Change(session, dressed))

    def _turns(self, session: Session, transcript: DraftTranscript) -> Iterator[tuple[Turn, str]]:
        tail = token(session.id)
        for n, draft in enumerate(transcript.turns, 1):
            by = draft.by or self._who(draft.speaker, transcript.file, draft.where)
            id = f"trn_{tail}_{n:04d}"
            if draft.id:
                self.names[draft.id] = id
            words = Text(id=f"txt_{id[4:]}_1", case=self.case, turn=id, words=draft.text)
            turn = Turn(id=id, case=self.case, session=session.id, order=float(n), by=by, speaker=draft.speaker,
                        start=draft.start, end=draft.end, text=words.id, length=len(draft.text), words=len(draft.text.split()))
            self.records += (turn, words)
            self.where[id] = (transcript.file, draft.where)
            yield turn, draft.text

    def _who(self, label: str, file: str, where: str) -> str:
        """The participant behind a speaker label; an unknown label becomes a participant, and is reported."""
        if not label:
            return ""
        if label in self.speakers:
            key = self.speakers[label]
        elif label in self.people:
            key = label
        else:
            key = self._guess(label, file, where)
        self.speakers[label] = key
        self.person(key, name="" if key in ROLES else label)
        return key

    def _guess(self, label: str, file: str, where: str) -> str:
        plain = label.casefold().strip(" .:[]()*")
        for key, person in self.people.items():
            if plain in (key.casefold(), person.name.casefold(), person.initials.casefold()) and plain:
                return key
        if plain in PATIENT:
            return "patient"
        if plain in THERAPIST:
            return "therapist"
        key = "".join(c if c.isalnum() else "-" for c in plain).strip("-")[:40] or "speaker"
        self.notices.append(Notice(file=file, where=where, what=f"nobody here is called “{label[:60]}”; taken in as {key!r}. "
                                   f"To say who it is: --speaker “{label[:60]}”=patient"))
        return key

    def person(self, key: str, *, role: str = "", name: str = "", **fields: Any) -> Participant:
        """The participant of this key, who comes in now if not known yet."""
        if key not in self.people:
            role = role or (key if key in ROLES else "observer" if key.startswith("observer") else "other")
            shared = role in ("analyst", "supervisor")
            self.people[key] = Participant(id=mint("par"), case="" if shared else self.case, key=key, role=role, name=name, **fields)
            self.add(self.people[key])
        return self.people[key]

    # ratings

    def _ratings(self, drafts: list[DraftRating]) -> None:
        taken = {r.occasion for r in self.file.all("rating")}
        for draft in drafts:
            instrument = self.measure(draft.measure, draft.file, draft.where)
            for scored in scored_drafts(draft, instrument):
                rating = self._rating(scored, instrument)
                if rating.occasion in taken:
                    raise Unreadable(draft.file, f"{rating.by} has already rated {draft.measure}, {rating.scale} there.",
                                     where=draft.where, remedy="Take the line out, or revise the rating that is here.")
                taken.add(rating.occasion)
                self.add(rating, draft.file, draft.where)

    def _rating(self, draft: DraftRating, instrument: Measure) -> Rating:
        by = draft.by or instrument.by
        self.person(by)
        session = self.session(draft.session).id if draft.session is not None else ""
        return Rating(id=mint("rat"), case=self.case, session=session, date=draft.date, measure=instrument.id,
                      scale=draft.scale, by=by, timing=draft.timing or instrument.timing, value=draft.value,
                      state=draft.state, answered=sum(v is not None for _, v in draft.items) if draft.items else None,
                      items=draft.items)

    def measure(self, slug: str, file: str, where: str) -> Any:
        """The measure of this name; taken from the templates where the study does not have it yet."""
        if slug not in self.measures:
            known = templates("measures", self.folder)
            if slug not in known:
                raise Unreadable(file, f"there is no measure {slug!r}.", where=where,
                                 remedy="Add it as a file in templates/measures beside the study, or correct the name.")
            self.measures[slug] = self.add(measure(known[slug]))
        return self.measures[slug]

    def take_codebook(self, name: str) -> None:
        """Bring in a codebook from the templates, unless the study has it."""
        from .equipment import template
        for record in codebook(template("codebooks", name, self.folder)):
            if record.table == "codebook" and self.file.find(record.id):
                return
            if record.table != "code" or record.slug not in self.codes:  # type: ignore[attr-defined]
                self.add(record)
                if record.table == "code":
                    self.codes[record.slug] = record  # type: ignore[attr-defined, assignment]

    # words of turns that come in now or are here already

    def turn(self, session: int, number: int, file: str, where: str) -> tuple[Turn, str]:
        """A turn and its words."""
        if session in self.turns:
            if not 1 <= number <= len(self.turns[session]):
                raise Unreadable(file, f"session {session} has no turn {number}; it has {len(self.turns[session])}.", where=where)
            return self.turns[session][number - 1]
        try:
            turn = self.file.turn(session, number)
        except WorkbenchError as error:
            raise Unreadable(file, str(error), where=where) from None
        return turn, self.file.words(turn.id)

    def blamed(self, error: Exception) -> list[tuple[tuple[str, str], str]]:
        """File, place and fault of the records behind a refusal; none where no single record is to blame."""
        foundation = self._build(("participant", "session", "measure", "code", "codebook", "turn", "episode"))
        if foundation is None:
            foundation = self._build(("participant", "session", "measure", "code", "codebook", "turn"))
        faults = [(r, self._problem(r, foundation)) for r in self.records if foundation and r.id in self.where]
        tables_ = {r.table for r, fault in faults if fault == str(error)}
        return [(self.where[r.id], fault) for r, fault in faults if fault and r.table in tables_]

    @staticmethod
    def _problem(record: Record, foundation: CaseFile) -> str:
        try:
            record.check(foundation)
        except WorkbenchError as error:
            return str(error)
        return ""

    def _build(self, tables_: tuple[str, ...]) -> CaseFile | None:
        """The case with some of what comes in, to check the rest against; None where that does not hold together."""
        try:
            return self.file.apply([*self.revisions, *(Change(None, r) for r in self.records if r.table in tables_)])
        except WorkbenchError:
            return None


def scored_drafts(draft: DraftRating, instrument: Measure) -> list[DraftRating]:
    """A form given item by item becomes one rating per scale whose key is known; anything else stays as it is."""
    if not draft.items or draft.value is not None or draft.state != "answered":
        return [draft]
    try:
        scores = scoring.score(dict(draft.items), instrument)
    except ValueError as error:
        raise Unreadable(draft.file, str(error), where=draft.where) from None
    known = {name: s for name, s in scores.items() if s.state != "no_key"}
    if not known:
        raise Unreadable(draft.file, f"{instrument.slug} comes item by item, and its scoring key stands in the licensed form.",
                         where=draft.where, remedy="Give scores, or put the key into a copy of the measure's file "
                         "in templates/measures beside the study.")
    return [replace(draft, scale=name, value=s.value, state=s.state) for name, s in known.items()]
