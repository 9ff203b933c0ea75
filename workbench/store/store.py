"""The store: one study in one database. Everything the other packages may ask of it stands in this file."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..domain import CaseFile, CaseRecord, Draft, Entry, Refused
from . import backups, coded, drafts, search, undoing
from .erasing import Erased, erase
from .faults import as_sentences
from .reading import Reading
from .search import Hits
from .writing import Writing


class Store:
    """One study. Reading methods are one short transaction each and may be called from any thread."""

    def __init__(self, database, notices: list[str] | None = None) -> None:
        self.database = database
        self.location: str = database.location
        self.notices = list(notices or ())
        self.tallies: dict[str, tuple[tuple[str, int], ...]] = {}  # by request; entries do not change
        self._here = threading.local()
        self._closed = False

    @classmethod
    def open(cls, location: str | Path, *, create: bool = False) -> Store:
        """Open a study, or make one; refuses with a sentence what it cannot be sure of."""
        from .opening import open_database
        return cls(*open_database(location, create=create))

    def close(self) -> None:
        """Give the database back; nothing can be asked afterwards."""
        self._closed = True
        self.database.close()

    # transactions

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """One state to read from: that of this thread's writing transaction if there is one, else a short one of its own."""
        writing = getattr(self._here, "writing", None)
        if writing is not None:
            yield writing
            return
        self._refuse_closed()
        with as_sentences(self.location), self.database.reading() as connection:
            yield Reading(self, connection)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """The one transaction that may write; on record only once this has been left without an exception."""
        self._refuse_closed()
        if getattr(self._here, "writing", None) is not None:
            raise Refused("A writing transaction is already open in this thread.")
        with as_sentences(self.location), self.database.writing() as connection:
            self._here.writing = Writing(self, connection)
            try:
                yield self._here.writing
            finally:
                self._here.writing = None

    def _refuse_closed(self) -> None:
        if self._closed:
            raise Refused(f"The study {self.location} has been closed. Open it again.")

    # reading

    def cases(self) -> list[CaseRecord]:
        """The heads of all cases, by name."""
        with self.reading() as reading:
            return reading.cases()

    def head(self, case: str) -> int:
        """The newest entry that touched the case or what all cases share; 0 if none did."""
        with self.reading() as reading:
            return reading.head(case)

    def newest(self) -> int:
        """The newest entry of the study; 0 if there is none."""
        with self.reading() as reading:
            return reading.newest()

    def file(self, case: str) -> CaseFile:
        """The case as of its newest entry."""
        with self.reading() as reading:
            return reading.file(case)

    def entry(self, id: int) -> Entry:
        """One entry of the journal; raises `NotFound`."""
        with self.reading() as reading:
            return reading.entry(id)

    def since(self, entry: int, case: str | None = None) -> list[Entry]:
        """The entries after this one, oldest first: of a case and what all share, or of the whole study."""
        with self.reading() as reading:
            return reading.since(entry, case)

    def entries(self, case: str | None = None, *, last: int | None = None, payload: bool = True) -> list[Entry]:
        """The journal, oldest first; without payload the entries come without their changes, and fast."""
        with self.reading() as reading:
            return reading.entries(case, last=last, payload=payload)

    def history(self, case: str | None = None, *, last: int | None = None) -> list[Entry]:
        """The journal, oldest first, without the changes themselves but with how many there were of each kind."""
        with self.reading() as reading:
            return reading.history(case, last=last)

    def request(self, request: str) -> Entry | None:
        """The entry this request has already made."""
        with self.reading() as reading:
            return reading.request(request)

    def undoable(self, case: str, actor: str) -> Entry | None:
        """This actor's newest act in this case that has not been taken back."""
        with self.reading() as reading:
            id = undoing.undoable(reading, case, actor)
            return None if id is None else reading.entry(id)

    def redoable(self, case: str, actor: str) -> Entry | None:
        """This actor's newest taking back, as long as nothing new was done since."""
        with self.reading() as reading:
            id = undoing.redoable(reading, case, actor)
            return None if id is None else reading.entry(id)

    def stamp(self) -> object:
        """Something that changes when anybody has committed; cheap enough to ask every 50 ms."""
        self._refuse_closed()
        with as_sentences(self.location):
            return self.database.stamp()

    # drafts

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed, in place of this person's earlier draft about the same thing."""
        with self.writing() as writing:
            drafts.save(writing, draft)

    def drafts(self, actor: str, case: str | None = None) -> list[Draft]:
        """What this person was typing, newest last."""
        with self.reading() as reading:
            return drafts.of(reading, actor, case)

    def drop_draft(self, actor: str, about: str) -> None:
        """Forget a draft; one that is not there is no fault."""
        with self.writing() as writing:
            drafts.drop(writing, actor, about)

    # finding

    def search(self, case: str, phrase: str, *, session: str | None = None, limit: int | None = None) -> Hits:
        """Every place where a phrase of whole words stands; a `*` at its end leaves the last word open."""
        with self.reading() as reading:
            return search.search(reading, case, phrase, session=session, limit=limit)

    def coded(self, case: str, codes: list[str]) -> list[tuple]:
        """Every passage of these codes, without building records."""
        with self.reading() as reading:
            return coded.coded(reading, case, codes)

    # upkeep

    def chain_head(self) -> str:
        """The hash of the newest journal row, which vouches for all rows before it; empty without entries."""
        with self.reading() as reading:
            return reading.chain_head()

    def has_hash(self, hash: str) -> bool:
        """Whether a row of this journal has that hash, as printed in a report."""
        with self.reading() as reading:
            return reading.has_hash(hash)

    def verify(self) -> list[str]:
        """Sentences on what is wrong with the study; none when it is sound."""
        from .verifying import verify
        return verify(self)

    def backup(self, target: str | Path | None = None) -> Path:
        """A verified copy of the whole study as a study file: in its backup folder, or where the target says."""
        place = None if target is None else Path(target).expanduser().absolute()
        with as_sentences(self.location):
            return backups.make(self.database, place)

    def backups(self) -> list[Path]:
        """The backups there are, oldest first."""
        return self.database.backups()

    @staticmethod
    def restore(backup: str | Path, target: str | Path) -> str:
        """Put a backup in the place of a study; what stood there is kept. Returns where the study is."""
        from .restoring import restore
        return restore(backup, target)

    def erase(self, case: str, *, actor: str, host: str, reason: str) -> Erased:
        """Remove everything the study knows of a case, for good; the skeleton of the journal stays."""
        return erase(self, case, actor=actor, host=host, reason=reason)

    def replace_backups(self, old: Iterable[Path]) -> Path:
        """A backup of the study as it is now in place of older ones, which are deleted."""
        fresh = self.backup()
        for path in old:
            path.unlink(missing_ok=True)
        return fresh
