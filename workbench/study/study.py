"""Study: what you open. It holds cases, measures, codebooks and one journal, and it has the one way to write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pandas as pd

from workbench import frames
from workbench.domain import CaseFile, CaseRecord, Change, Command, Draft, Entry, NotFound, Participant, Refused, squash
from workbench.domain.commands import NewCase, Together, Undo
from workbench.domain.ids import mint
from workbench.exchange import Bundle
from workbench.store import Store

from .batch import Batch
from .bringing import Ingested, gather
from .case import Case
from .equipment import equipment
from .feed import Feed
from .steady import steady


class Study:
    """One database of cases, opened by one actor; every act is one entry of its journal."""

    def __init__(self, store: Store, *, actor: str, host: str = "notebook") -> None:
        self.store, self.actor, self.host = store, actor, host
        self._lock = threading.RLock()
        self._files: dict[str, CaseFile] = {}
        self._batch: Batch | None = None
        self._feed = Feed(store)

    def __repr__(self) -> str:
        names = ", ".join(c.name for c in self.store.cases()) or "no cases yet"
        return f"<Study {Path(str(self.store.location)).name}: {names}; writing as {self.actor}>"

    @property
    def folder(self) -> Path | None:
        """The folder of the study, where its own templates lie; none for a database server."""
        return None if "://" in str(self.store.location) else Path(self.store.location).resolve().parent

    # cases

    @property
    def cases(self) -> pd.DataFrame:
        """The cases of this study."""
        rows = [(c.name, c.title, c.synthetic) for c in self.store.cases()]
        return pd.DataFrame(rows, columns=["case", "title", "synthetic"])

    def case(self, name: str) -> Case:
        """The case of this name; raises `NotFound`, naming those there are."""
        known = {c.name: c for c in self.store.cases()}
        if name not in known:
            raise NotFound(f"There is no case {name!r} in this study. Known: {', '.join(sorted(known)) or 'none yet'}.")
        return Case(self, known[name].id, name)

    def new_case(self, name: str, *, title: str = "", codebooks: list[str] | None = None,
                 measures: list[str] | None = None, reason: str = "", **head: object) -> Case:
        """Open a case; it starts with the shipped rupture codebook and measures unless told otherwise."""
        command = self._opening(name, codebooks=codebooks, measures=measures, title=title, **head)
        self.do(command, reason=reason)
        return self.case(name)

    def open_with(self, name: str, bundle: Bundle, *, reason: str = "") -> Ingested:
        """Open a case together with what files bring in, as one act: all of it, or no case at all."""
        command = self._opening(name)
        id = next(r.id for r in command.records if r.table == "case")
        here = self.file("")
        file = replace(here.apply(command.decide(here)), case=id)
        gathering = gather(file, id, bundle, actor=self.actor, folder=self.folder)
        return gathering.put(lambda ingest: self.do(NewCase(records=tuple(c.after for c in squash(
            [*command.decide(here), *ingest.decide(file)]))), reason=reason), bundle)

    def _opening(self, name: str, *, codebooks: list[str] | None = None, measures: list[str] | None = None,
                 **head: object) -> NewCase:
        books = ["rupture"] if codebooks is None else list(codebooks)
        id = mint("cas")
        record = CaseRecord(id=id, case=id, name=name, codebooks=tuple(books), **head)  # type: ignore[arg-type]
        here = self.file("")
        shared = [r for r in equipment(self.folder, measures=measures, codebooks=books)
                  if here.find(r.id) is None and not self._known_code(here, r)]
        people = [Participant(id=mint("par"), case=id, key=role, role=role) for role in ("patient", "therapist")]
        return NewCase(records=(*shared, record, *people))

    @staticmethod
    def _known_code(here: CaseFile, record: object) -> bool:
        slugs = {c.slug for c in here.all("code")}
        return getattr(record, "table", "") == "code" and record.slug in slugs  # type: ignore[attr-defined]

    # reading

    @steady()
    def file(self, case: str) -> CaseFile:
        """Everything known about a case, complete as of now; of the study's shared records where `case` is empty."""
        with self._lock:
            if self._batch is not None:
                return self._batch.file(case)
            return self._current(case, self.store)

    def _current(self, case: str, source: object) -> CaseFile:
        """The cached file, brought up to date by the feed, or loaded anew."""
        here, head = self._files.get(case), source.head(case)  # type: ignore[attr-defined]
        if here is None or here.entry > head:
            here = source.file(case)  # type: ignore[attr-defined]
        elif here.entry < head:
            here = self._catch_up(here, source.since(here.entry, case), source)  # type: ignore[attr-defined]
        self._files[case] = here
        return here

    @staticmethod
    def _catch_up(here: CaseFile, entries: list[Entry], source: object) -> CaseFile:
        if any(e.erased or e.command == "Erase" for e in entries) or sum(len(e.changes) for e in entries) > 2000:
            return source.file(here.case)  # type: ignore[attr-defined]
        for entry in entries:
            here = here.apply(_concerning(here.case, entry.changes), entry.id)
        return here

    @property
    def journal(self) -> pd.DataFrame:
        """Who did what, when and why, in the whole study."""
        return frames.journal(self.store.history())

    def since(self, entry: int) -> list[Entry]:
        """Everything that happened after an entry."""
        return self.store.since(entry)

    def watch(self, listener: Callable[[Entry], None]) -> Callable[[], None]:
        """Tell the listener every entry from now on, whoever makes it; returns what ends the watching."""
        return self._feed.watch(listener)

    # writing

    @steady()
    def do(self, command: Command, *, reason: str = "") -> Entry:
        """The only way in: decide, check, store and journal as one act; returns when it is durably stored."""
        with self._lock:
            if self._batch is not None:
                return self._batch.do(command)
            with self.store.writing() as tx:
                done = tx.request(command.request)
                if done is not None:
                    return done
                case = "" if command.scope == "study" else _case_of(command)
                _refuse_taken_names(command, tx.cases() if command.scope == "study" else [])
                here = self._current(case, tx)
                arrival = self._arrival(here, command)
                base = here.apply(arrival) if arrival else here
                changes = tuple(command.decide(base))
                if not changes:
                    raise Refused("Nothing would change.")
                after = base.apply(_concerning(case, changes) if case else changes)
                if arrival:
                    tx.write(arrival, actor=self.actor, host=self.host, case="", command="Equip", request=mint("req"),
                             reason="first act of this person")
                entry = tx.write(changes, actor=self.actor, host=self.host, case=case, command=type(command).__name__,
                                 request=command.request, reason=reason, undoes=getattr(command, "entry", None))
            self._keep(case, after, entry)
        self._feed.wake()
        return entry

    def _keep(self, case: str, after: CaseFile, entry: Entry) -> None:
        """Remember the file after an act; its words come from the store again."""
        if case:
            texts = self._files[case].texts
            self._files[case] = CaseFile(case, entry.id, after.shelves, after.summaries, texts, after.past, after._index)
        else:
            self._files.pop("", None)

    def _arrival(self, here: CaseFile, command: Command) -> tuple[Change, ...]:
        """The actor becomes a participant of the study with the first act."""
        arriving = {getattr(r, "key", "") for r in getattr(command, "records", ())}
        if self.actor in arriving or any(p.key == self.actor for p in here.all("participant")):
            return ()
        return (Change(None, Participant(id=mint("par"), key=self.actor, role="analyst", name=self.actor)),)

    @contextmanager
    def together(self, reason: str = "") -> Iterator[None]:
        """Gather many verbs into one entry: all or nothing, one undo."""
        with self._lock:
            if self._batch is not None:
                raise Refused("This is already gathered into one entry; close that one first.")
            self._batch = Batch(self._current_of)
            try:
                yield
                gathered = self._batch
            finally:
                self._batch = None
            if gathered.changes:
                self.do(Together(case=gathered.case, changes=tuple(gathered.changes)), reason=reason)

    def _current_of(self, case: str) -> CaseFile:
        return self._current(case, self.store)

    def undo(self, case: str, entry: int | None = None) -> Entry:
        """Take back this actor's newest entry in a case, or an older one on which nothing depends."""
        if entry is None:
            newest = self.store.undoable(case, self.actor)
            if newest is None:
                raise Refused(f"{self.actor} has nothing to take back in this case.")
            entry = newest.id
        elif (chosen := self.store.entry(entry)).actor != self.actor:
            raise Refused(f"Entry {entry} is {chosen.actor}'s; only its author can take it back.")
        return self.do(Undo(case=case, entry=entry))

    def redo(self, case: str) -> Entry:
        """Take back the newest undo, until something new is done."""
        undone = self.store.redoable(case, self.actor)
        if undone is None:
            raise Refused(f"{self.actor} has nothing to do again in this case.")
        return self.do(Undo(case=case, entry=undone.id))

    # typing

    def save_draft(self, about: str, text: str, *, case: str = "") -> None:
        """Keep what is being typed, before it goes on record."""
        self.store.save_draft(Draft(actor=self.actor, about=about, case=case, text=text))

    def drafts(self, case: str | None = None) -> list[Draft]:
        """What this actor has typed and not yet put on record."""
        return self.store.drafts(self.actor, case)

    def drop_draft(self, about: str) -> None:
        """Forget a draft, once it is on record or given up."""
        self.store.drop_draft(self.actor, about)

    # keeping

    def erase(self, name: str, *, reason: str):
        """Remove a case for good (a data subject's right); the skeleton of the journal stays."""
        with self._lock:
            case = self.case(name)
            erased = self.store.erase(case.id, actor=self.actor, host=self.host, reason=reason)
            self._files.pop(case.id, None)
            return erased

    def verify(self) -> list[str]:
        """What is wrong with the study, in sentences; empty when everything is sound."""
        return self.store.verify()

    def backup(self, target: Path | str | None = None) -> Path:
        """A verified copy of the study."""
        return self.store.backup(Path(target) if target else None)

    @property
    def head(self) -> str:
        """The hash of the newest journal row, for `verify --head`."""
        return self.store.chain_head()

    def close(self) -> None:
        """Close the study; nothing is lost, everything is already stored."""
        self._feed.close()
        self.store.close()

    def __enter__(self) -> Study:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _refuse_taken_names(command: Command, cases: list[CaseRecord]) -> None:
    """Refuse to open a case under a name that the study has already."""
    taken = {c.name: c.id for c in cases}
    for record in getattr(command, "records", ()):
        if record.table == "case" and taken.get(record.name, record.id) != record.id:
            raise Refused(f"There is already a case {record.name!r} in this study. Open it with study.case({record.name!r}).")


def _case_of(command: Command) -> str:
    if command.case:
        return command.case
    cases = {r.case for r in getattr(command, "records", ()) if r.case}
    if len(cases) > 1:
        raise Refused("One act concerns one case.")
    return cases.pop() if cases else ""


def _concerning(case: str, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Those changes that a file of this case holds: its own and the shared ones."""
    return tuple(c for c in changes if c.record.case in ("", case))
