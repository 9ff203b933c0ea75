"""CaseFile: everything known about one therapy, as an immutable value, complete as of one journal entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Protocol

from .changes import Change, Entry
from .errors import Conflict, NotFound, Refused
from .ids import prefix_of, session_of
from .people import ROLES
from .record import PREFIXES, TABLES, Record
from .shelf import Shelf, Summary, Texts, TextSource
from .tally import summarised

SHARED = ("participant", "measure", "codebook", "code")  # may belong to the study as a whole


class Past(Protocol):
    """The journal as a command may consult it."""

    def entry(self, id: int) -> Entry:
        """One entry; raises `NotFound`."""

    def since(self, entry: int, case: str) -> Iterable[Entry]:
        """Entries after this one that touched the case or what all cases share."""


class NoPast:
    """A journal without entries."""

    def entry(self, id: int) -> Entry:
        raise NotFound(f"There is no journal entry {id}.")

    def since(self, entry: int, case: str) -> Iterable[Entry]:
        return ()


def _empty_shelves() -> dict[str, Shelf]:
    return {name: Shelf({}, by_session=cls.by_session) for name, cls in TABLES.items() if name != "text"}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The records of one case and the study's shared ones; `case` is empty for the study alone."""

    case: str = ""
    entry: int = 0
    shelves: Mapping[str, Shelf] = field(default_factory=_empty_shelves)
    summaries: Mapping[str, Summary] = field(default_factory=dict)  # by session id
    texts: TextSource = field(default_factory=Texts)
    past: Past = field(default_factory=NoPast)
    _index: dict[str, dict] = field(default_factory=dict, compare=False, repr=False)

    # reading

    def ids(self, table: str) -> Mapping[str, Record]:
        """The records of a table that is kept whole, by id."""
        return self.shelves[table].part("")

    def all(self, table: str, session: str | None = None) -> Iterator[Record]:
        """Every record of a table, or those of one session."""
        shelf = self.shelves[table]
        if not shelf.by_session:
            return iter(shelf.part("").values())
        return shelf.all([session] if session else list(self.ids("session")))

    def find(self, id: str) -> Record | None:
        """The record of this id, if it is here."""
        cls = PREFIXES.get(prefix_of(id))
        return self.shelves[cls.table].get(id) if cls and cls.table in self.shelves else None

    def get(self, id: str) -> Record:
        """The record of this id; raises `NotFound`."""
        record = self.find(id)
        if record is None:
            raise NotFound(f"There is no record {id} in this case.")
        return record

    def _by(self, table: str, attribute: str) -> dict:
        name = f"{table}.{attribute}"
        if name not in self._index:
            self._index[name] = {getattr(r, attribute): r for r in self.ids(table).values()}
        return self._index[name]

    def alone(self, table: str, attribute: str, value: object) -> bool:
        """Whether just one record of a table has this value."""
        name = f"{table}.{attribute}#"
        if name not in self._index:
            self._index[name] = Counter(getattr(r, attribute) for r in self.ids(table).values())
        return self._index[name][value] == 1

    def _look(self, table: str, attribute: str, value: object, sentence: str) -> Record:
        try:
            return self._by(table, attribute)[value]
        except KeyError:
            raise NotFound(f"{sentence} {_instead(str(value), sorted(self._by(table, attribute)))}") from None

    def participant(self, key: str):
        """The participant called `key` in every table."""
        return self._look("participant", "key", key, f"There is no participant {key!r}.")

    def session(self, number: int):
        """The session of this number."""
        return self._look("session", "number", number, f"There is no session {number}.")

    def code(self, slug: str):
        """The code of this name."""
        return self._look("code", "slug", slug, f"There is no code {slug!r}.")

    def measure(self, slug: str):
        """The measure of this name."""
        return self._look("measure", "slug", slug, f"There is no measure {slug!r}.")

    def measure_by_id(self, id: str):
        """The measure a rating refers to."""
        return self.get(id)

    def parts(self, owner: str, table: str) -> list[Record]:
        """The records of a table that are part of an owner, such as the contributions to an episode."""
        name = f"{table}/parts"
        if name not in self._index:
            groups: dict[str, list[Record]] = {}
            for record in sorted(self.ids(table).values(), key=self._rank):
                groups.setdefault(getattr(record, record.owner), []).append(record)
            self._index[name] = groups
        return self._index[name].get(owner, [])

    def _rank(self, record: Record) -> tuple[int, str]:
        """Patient before therapist before observer before others; in one role by key."""
        by = getattr(record, "by", "")
        role = self.participant(by).role if by else "other"
        return ROLES.index(role), by

    def turns(self, session: str) -> list:
        """The turns of a session in the order in which they were spoken."""
        name = f"turns/{session}"
        if name not in self._index:
            self._index[name] = sorted(self.shelves["turn"].part(session).values(), key=lambda t: t.order)
        return self._index[name]

    def turn(self, number: int, n: int):
        """Turn n (from 1) of the session with this number."""
        turns = self.turns(self.session(number).id)
        if not 1 <= n <= len(turns):
            raise NotFound(f"Session {number} has no turn {n}; it has {len(turns)}.")
        return turns[n - 1]

    def number(self, turn: str) -> int:
        """The number of a turn in its session, from 1."""
        numbers = self.numbers(session_of(turn))
        if turn not in numbers:
            raise NotFound(f"There is no record {turn} in this case.")
        return numbers[turn]

    def numbers(self, session: str) -> Mapping[str, int]:
        """The numbers of the turns of a session, from 1, by id."""
        name = f"numbers/{session}"
        if name not in self._index:
            self._index[name] = {t.id: n for n, t in enumerate(self.turns(session), 1)}
        return self._index[name]

    def words(self, turn: str) -> str:
        """The words of a turn, as corrected last."""
        text = self.get(turn).text
        return self.texts.words([text])[text]

    # the only transition

    def apply(self, changes: Iterable[Change], entry: int | None = None) -> CaseFile:
        """The file after these changes: every `before` compared, every `after` checked where it will stand."""
        changes = tuple(changes)
        grouped, texts = self._compared(changes)
        fresh = frozenset(id for id, r in grouped.get("session", {}).items() if r and id not in self.ids("session"))
        shelves = {name: shelf.opened(fresh) for name, shelf in self.shelves.items()} if fresh else dict(self.shelves)
        for table, changed in grouped.items():
            shelves[table] = shelves[table].put(changed)
        after = replace(self, shelves=shelves, summaries=summarised(self.summaries, changes, shelves["turn"]),
                        _index=self._index_without(grouped),
                        texts=self.texts.plus({text.id: text.words for text in texts}) if texts else self.texts,
                        entry=self.entry if entry is None else entry)
        after._check(grouped, texts)
        reworded = {c.id for c in changes if c.before and c.after and c.table == "turn" and c.before.text != c.after.text}
        for record in after.referring(reworded) if reworded else ():
            record.check(after)
        if "participant" in grouped:
            after._check_nobody_left(self)
        return after

    def _index_without(self, tables: Iterable[str]) -> dict[str, dict]:
        """What was looked up and still holds after changes in these tables; parts are ranked by the people."""
        gone = {f"{table}{sign}" for table in tables for sign in "./"} | ({"turns/", "numbers/"} if "turn" in tables else set())
        return {name: found for name, found in self._index.items()
                if not name.endswith("/parts") and not name.startswith(tuple(gone))}

    def _compared(self, changes: tuple[Change, ...]) -> tuple[dict[str, dict[str, Record | None]], list[Record]]:
        """What becomes of each record, by table, and the new texts; raises `Conflict` where a `before` is not so."""
        grouped: dict[str, dict[str, Record | None]] = {}
        texts: list[Record] = []
        for change in changes:
            record = change.after or change.before
            table, id = record.table, record.id
            if table == "text":
                texts.append(change.after)
                continue
            here = grouped.setdefault(table, {})
            now = here[id] if id in here else self._now(record)
            if now is not change.before and now != change.before:
                raise Conflict(_clash(change, now), mine=change.after, theirs=now)
            here[id] = change.after
        return grouped, texts

    def _now(self, record: Record) -> Record | None:
        if record.by_session and session_of(record.id) not in self.summaries:
            return None  # part of a session that is only now coming in
        return self.shelves[record.table].get(record.id)

    def _check(self, grouped: Mapping[str, Mapping[str, Record | None]], texts: Iterable[Record]) -> None:
        gone = {id for changed in grouped.values() for id, record in changed.items() if record is None}
        for changed in grouped.values():
            for record in changed.values():
                if record is not None:
                    record.check(self)
        for text in texts:
            text.check(self)
        if gone:
            self._check_nothing_hangs(gone)

    def _check_nothing_hangs(self, gone: set[str]) -> None:
        for record in self.referring(gone):
            target = next(ref for ref in record.refs() if ref in gone)
            raise Refused(f"This cannot be taken back while {describe(record, self)} refers to it ({target}). "
                          f"Take that back first.")

    def _check_nobody_left(self, before: CaseFile) -> None:
        """A participant is named by key everywhere, so the key stays as long as anything is theirs."""
        gone = {p.key for p in before.all("participant")} - {p.key for p in self.all("participant")}
        for record in (r for table in self.shelves if gone for r in self.all(table)):
            who = getattr(record, "by", "") or getattr(record, "coder", "")
            if who in gone:
                raise Refused(f"{who!r} cannot go, or be called otherwise, while {describe(record, self)} is theirs. "
                              "Change the name, which is free, and leave the key.")

    def referring(self, ids: set[str]) -> Iterator[Record]:
        """Records that refer to any of these ids."""
        sessions = {self.shelves["turn"].key(i) for i in ids if prefix_of(i) == "trn"}
        sessions |= {i for i in ids if prefix_of(i) == "ses"}
        every = any(prefix_of(i) in ("cod", "par") for i in ids)
        for name, shelf in self.shelves.items():
            keys = [""] if not shelf.by_session else list(self.ids("session")) if every else sorted(sessions)
            for record in shelf.all(keys):
                if record.id not in ids and not ids.isdisjoint(record.refs()):
                    yield record

    def check(self) -> None:
        """Check every record of the file against all the others; for `verify` and for tests."""
        for table in self.shelves:
            for record in self.all(table):
                record.check(self)
                for ref in record.refs():
                    self.get(ref)

    def content(self) -> dict[str, dict[str, Record]]:
        """Everything in the file by table and id, empty tables left out; equal files have equal content."""
        tables = {name: {r.id: r for r in self.all(name)} for name in self.shelves}
        return {name: records for name, records in tables.items() if records}


def _instead(asked: str, known: list) -> str:
    """What might have been meant, or what there is."""
    names = [str(k) for k in known]
    near = get_close_matches(asked, names, n=3, cutoff=0.6)
    if near:
        return f"Perhaps {' or '.join(near)}?"
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"Known: {', '.join(names[:12])}{more}." if names else "There are none yet."


def _clash(change: Change, now: Record | None) -> str:
    name = f"the {change.table.replace('_', ' ')} {change.id}"
    if change.before is None:
        return f"{name[0].upper()}{name[1:]} is already on record."
    return f"{name[0].upper()}{name[1:]} was {'taken back' if now is None else 'changed'} meanwhile; both versions are kept for you to compare."


def describe(record: Record, file: CaseFile) -> str:
    """A record in a few words, for a sentence."""
    name = getattr(record, "label", "") or getattr(record, "title", "") or getattr(record, "key", "") or record.id
    return f"the {record.table.replace('_', ' ')} “{name}”"
