"""Commands: what somebody wants done. Each has one method, `decide`, that says which changes follow.

The commands below serve every kind of record. `Add` has a named form for each thing one does in this field
(`Annotate`, `Mark`, `WriteMemo` …), so that the journal reads as a history of the work.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar

from .changes import Change, inverse, squash
from .errors import Conflict, Refused
from .ids import mint
from .passage import Passage
from .record import Record

if TYPE_CHECKING:
    from .casefile import CaseFile

COMMANDS: dict[str, type[Command]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """An intent; `request` makes a repeated one recognisable, so that it is done once."""

    about: ClassVar[str] = ""
    scope: ClassVar[str] = "case"
    undoable: ClassVar[bool] = True

    case: str = ""  # id of the case; empty for a command that concerns the whole study
    request: str = field(default_factory=lambda: mint("req"))

    @abstractmethod
    def decide(self, file: CaseFile) -> Iterator[Change]:
        """The changes that follow from this intent in this file."""


def command(cls: type[Command]) -> type[Command]:
    """Make a command known by its name."""
    COMMANDS[cls.__name__] = cls
    return cls


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Command):
    """Put new records on record."""

    records: tuple[Record, ...]

    def decide(self, file: CaseFile) -> Iterator[Change]:
        for record in self.records:
            sealed = tuple(seal(p, file) for p in record.passages())
            yield Change(None, record.with_passages(sealed) if sealed else record)


def seal(passage: Passage, file: CaseFile) -> Passage:
    """The passage with its quote, its context and the text version it was made on; refuses a wrong quote.

    A passage that names its text version was cut from it and is complete already; a loose one stays as it was made.
    """
    if passage.text or passage.loose:
        return passage
    turn = file.get(passage.turn)
    words = file.words(passage.turn)
    cut = Passage.cut(passage.turn, turn.text, words, passage.start, passage.end)
    if passage.quote and passage.quote != cut.quote:
        raise Refused(f"The passage says “{passage.quote[:60]}”, the transcript says “{cut.quote[:60]}” there. "
                      "It may have been corrected meanwhile: look again.")
    return cut


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Together(Command):
    """Several acts as one: all or nothing, one entry, one undo."""

    about: ClassVar[str] = "did several things together"

    changes: tuple[Change, ...]

    def decide(self, file: CaseFile) -> Iterator[Change]:
        yield from squash(self.changes)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest(Add):
    """Bring in what files hold, and what they add to records that are here already."""

    about: ClassVar[str] = "brought files in"

    revisions: tuple[Change, ...] = ()

    def decide(self, file: CaseFile) -> Iterator[Change]:
        yield from self.revisions
        yield from Add.decide(self, file)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Annotate(Add):
    about: ClassVar[str] = "coded"

    def decide(self, file: CaseFile) -> Iterator[Change]:
        for change in Add.decide(self, file):
            code = file.get(change.after.code)
            yield Change(None, change.after.but(definition=code.version))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Add):
    about: ClassVar[str] = "marked an episode"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class See(Add):
    about: ClassVar[str] = "recorded how somebody saw an episode"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Contribute(Add):
    about: ClassVar[str] = "described a contribution"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class TagStage(Add):
    about: ClassVar[str] = "tagged a stage"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Add):
    about: ClassVar[str] = "recorded ratings"

    def decide(self, file: CaseFile) -> Iterator[Change]:
        taken = {r.occasion for r in file.all("rating")}
        for change in Add.decide(self, file):
            if change.after.occasion in taken:
                measure = file.measure_by_id(change.after.measure)
                raise Refused(f"{measure.slug}, {change.after.scale}: {change.after.by} has already rated this "
                              f"({change.after.timing}). Revise that rating instead.")
            taken.add(change.after.occasion)
            yield change


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class WriteMemo(Add):
    about: ClassVar[str] = "wrote a memo"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLifeEvent(Add):
    about: ClassVar[str] = "recorded a life event"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Connect(Add):
    about: ClassVar[str] = "linked two records"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveConsent(Add):
    about: ClassVar[str] = "recorded consent"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AddSession(Add):
    about: ClassVar[str] = "added sessions"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase(Add):
    about: ClassVar[str] = "opened a case"
    scope: ClassVar[str] = "study"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Equip(Add):
    """Put measures, codebooks, codes or people at the disposal of every case."""

    about: ClassVar[str] = "added measures, codes or people"
    scope: ClassVar[str] = "study"


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Revise(Command):
    """Change some fields of one record; `seen` is the journal entry the author was looking at."""

    about: ClassVar[str] = "revised"

    ref: str
    fields: dict[str, Any]
    seen: int | None = None

    def decide(self, file: CaseFile) -> Iterator[Change]:
        before = file.get(self.ref)
        known = {f.name for f in fields(before)} - {"id", "case"}
        for name in self.fields:
            if name not in known:
                raise Refused(f"A {before.table} has no field {name!r}; it has {', '.join(sorted(known))}.")
        if before.table == "turn" and {"text", "length", "words", "version", "session"} & set(self.fields):
            raise Refused("The words of a turn are changed by correcting it, so that no code is lost.")
        self._refuse_stale(before, file)
        after = before.but(**self.fields)
        if before.table == "code" and _defines(before) != _defines(after):
            after = after.but(version=before.version + 1)
        if after != before:
            yield Change(before, after)

    def _refuse_stale(self, now: Record, file: CaseFile) -> None:
        if self.seen is None:
            return
        for entry in file.past.since(self.seen, file.case):
            for change in entry.changes:
                if change.id == self.ref and change.before and change.after and any(
                        getattr(change.before, name) != getattr(change.after, name) for name in self.fields):
                    theirs = {name: getattr(now, name) for name in self.fields}
                    raise Conflict(f"{entry.actor} changed this at {entry.at}, after you opened it. "
                                   "Both versions are kept; choose or join them.", mine=self.fields, theirs=theirs)


def _defines(code: Any) -> tuple[str, ...]:
    return (code.definition, code.include, code.exclude)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Command):
    """Take one record off the case, with what is a part of it; the journal keeps it."""

    about: ClassVar[str] = "withdrew"

    ref: str
    seen: int | None = None

    def decide(self, file: CaseFile) -> Iterator[Change]:
        record = file.get(self.ref)
        if self.seen is not None and any(c.id == self.ref for e in file.past.since(self.seen, file.case) for c in e.changes):
            raise Conflict("This record was changed after you opened it. Look at it again before withdrawing it.",
                           theirs=record)
        for table in ("contribution", "perspective", "stage"):
            for part in list(file.parts(record.id, table)):
                yield Change(part, None)
        yield Change(record, None)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Take back one entry, where nothing that came later depends on it."""

    about: ClassVar[str] = "took back"

    entry: int

    def decide(self, file: CaseFile) -> Iterator[Change]:
        entry = file.past.entry(self.entry)
        if entry.erased:
            raise Refused(f"Entry {self.entry} was erased and cannot be taken back.")
        kind = COMMANDS.get(entry.command)
        if kind is None or not kind.undoable:
            raise Refused(f"“{entry.command}” cannot be taken back.")
        for change in inverse(entry.changes):
            now = file.find(change.id)
            if now != change.before:
                raise Refused(f"Entry {self.entry} cannot be taken back: {change.table.replace('_', ' ')} {change.id} "
                              "was changed by a later entry. Take that one back first.")
            yield change


__all__ = ["COMMANDS", "Add", "AddSession", "Annotate", "Command", "Connect", "Contribute", "Equip", "GiveConsent",
           "Ingest", "Mark", "NewCase", "Rate", "RecordLifeEvent", "Revise", "See", "TagStage", "Together", "Undo", "Withdraw",
           "WriteMemo"]
