"""Reading: what one transaction sees. Everything is fetched whole; no cursor leaves this file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ..domain import TABLES, CaseFile, CaseRecord, Entry, NotFound, Shelf, Summary
from ..domain.ids import session_of, token
from . import journal, often
from .fields import SHAPES
from .lazy import ERASE, Later, Past, Words
from .tables import JOURNAL, RECORDS, TEXT, TOUCHED

if TYPE_CHECKING:
    from .store import Store

LAZY = tuple(name for name, cls in TABLES.items() if cls.by_session and name != "text")
WHOLE = tuple(name for name, cls in TABLES.items() if not cls.by_session)
SKELETON = [c for c in JOURNAL.c if c.name not in ("salt", "payload", "digest", "previous", "hash")]


def in_chunks(items: Iterable[str], size: int = 400) -> Iterator[list[str]]:
    """The items, some at a time."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


class Reading:
    """The questions that can be asked inside one transaction."""

    def __init__(self, store: Store, connection: sa.Connection) -> None:
        self.store, self.connection = store, connection

    def rows(self, query: sa.Executable) -> Sequence[sa.Row]:
        """All rows of a query."""
        return self.connection.execute(query).all()

    def tuples(self, query: sa.Executable, values: Mapping[str, Any] | None = None) -> list[tuple]:
        """All rows of a query as the driver gives them: plain tuples, in which SQLite's booleans are 0 and 1."""
        result = self.connection.execute(query, values)
        try:
            return result.cursor.fetchall()
        finally:
            result.close()

    # the journal

    def newest(self) -> int:
        return self.connection.scalar(often.NEWEST) or 0

    def chain_head(self) -> str:
        return self.connection.scalar(often.CHAIN_HEAD) or ""

    def has_hash(self, hash: str) -> bool:
        return self.connection.scalar(sa.select(JOURNAL.c.id).where(JOURNAL.c.hash == hash)) is not None

    def head(self, case: str) -> int:
        return self.connection.scalar(often.HEAD, {"place": case}) or 0

    def entry(self, id: int) -> Entry:
        for entry in self._entries(sa.select(JOURNAL).where(JOURNAL.c.id == id)):
            return entry
        raise NotFound(f"There is no journal entry {id}.")

    def request(self, request: str) -> Entry | None:
        found = self.number(request)
        return None if found is None else self.entry(found)

    def number(self, request: str) -> int | None:
        """The number of the entry this request has already made."""
        return self.connection.scalar(often.REQUEST, {"request": request})

    def later(self, places: Iterable[str], entry: int) -> list[Entry]:
        """The entries after this one that touched any of these places, newest first."""
        found = self.tuples(often.LATER, {"places": list(places), "entry": entry})
        return [self.entry(id) for id in sorted({id for (id,) in found}, reverse=True)]

    def since(self, entry: int, case: str | None = None) -> list[Entry]:
        query = sa.select(JOURNAL).where(JOURNAL.c.id > entry).order_by(JOURNAL.c.id)
        return list(self._entries(query if case is None else query.where(JOURNAL.c.id.in_(self.touching((case, ""), entry)))))

    def touching(self, places: Iterable[str], entry: int = 0) -> sa.Select:
        """The entries after this one that touched any of these places."""
        return sa.select(TOUCHED.c.entry).where(TOUCHED.c.place.in_(tuple(places)), TOUCHED.c.entry > entry)

    def entries(self, case: str | None = None, *, last: int | None = None, payload: bool = True) -> list[Entry]:
        query = sa.select(*(JOURNAL.c if payload else SKELETON)).order_by(JOURNAL.c.id.desc()).limit(last)
        if case is not None:
            query = query.where(JOURNAL.c.id.in_(self.touching((case, ""))))
        return list(self._entries(query))[::-1]

    def history(self, case: str | None = None, *, last: int | None = None) -> list[Entry]:
        """The journal without its changes, each entry with how many records of each table it changed."""
        found = self.entries(case, last=last, payload=False)
        known = self.store.tallies
        unknown = [entry.id for entry in found if not entry.erased and entry.request not in known]
        for chunk in in_chunks(unknown):
            query = sa.select(JOURNAL.c.request, JOURNAL.c.payload).where(JOURNAL.c.id.in_(chunk), JOURNAL.c.payload.is_not(None))
            known.update((request, journal.tally(journal.inflate(payload))) for request, payload in self.tuples(query))
        return [replace(entry, counts=known.get(entry.request, ())) for entry in found]

    def _entries(self, query: sa.Select) -> Iterator[Entry]:
        rows = self.rows(query)
        whole = bool(rows) and hasattr(rows[0], "payload")
        told = {row.id: journal.inflate(row.payload) for row in rows if whole and row.payload is not None}
        erased = whole and any(row.erased_by for row in rows)
        kept, reasons = (self.kept(), self.kept("reasons")) if erased else ({}, {})
        told |= {row.id: kept[row.id] for row in rows if row.id in kept}
        wanted = [id for plain in told.values() for id in journal.texts_of(plain)]
        words = self.words(wanted) if wanted else {}
        for row in rows:
            changes = journal.decode(told[row.id], words) if row.id in told else ()
            yield Entry(id=row.id, at=row.at, actor=row.actor, host=row.host, case=row.case, command=row.command,
                        request=row.request, reason=row.reason or reasons.get(row.id, ""), undoes=row.undoes,
                        changes=changes, erased=row.erased_by is not None)

    def kept(self, part: str = "kept") -> dict[int, Any]:
        """By entry, what erased entries had changed in other cases, or their reasons, as the erase entries keep them."""
        query = sa.select(JOURNAL.c.payload).where(JOURNAL.c.command == ERASE, JOURNAL.c.payload.is_not(None))
        told = [journal.inflate(payload) for (payload,) in self.rows(query)]
        return {int(id): value for plain in told for id, value in plain[part].items()}

    def words(self, ids: Iterable[str]) -> dict[str, str]:
        """The words of these text versions; those not there are left out."""
        found: dict[str, str] = {}
        for chunk in in_chunks(ids):
            found.update(self.tuples(sa.select(TEXT.c.id, TEXT.c.words).where(TEXT.c.id.in_(chunk))))
        return found

    def why_missing(self, text: str) -> str:
        """Why the words of a text version are not here."""
        query = sa.select(JOURNAL.c.at, JOURNAL.c.actor).where(
            JOURNAL.c.command == ERASE, JOURNAL.c.id.in_(self.touching([session_of(text)])))
        for at, actor in self.rows(query):
            return f"These words were erased on {at[:10]} by {actor}."
        return f"The words of {text} are not here."

    # records

    def cases(self) -> list[CaseRecord]:
        table = RECORDS["case"]
        return [SHAPES["case"].record(row) for row in self.tuples(sa.select(table).order_by(table.c.name))]

    def file(self, case: str) -> CaseFile:
        """The case as of its newest entry; turns and annotations come when first touched."""
        entry = self.head(case)
        shelves = {name: Shelf({"": self._whole(name, case)}) for name in WHOLE}
        sessions = shelves["session"].parts[""]
        for name in LAZY:
            shelves[name] = Shelf({}, by_session=True, fetch=Later(self.store, name, case, entry))
        return CaseFile(case=case, entry=entry, shelves=shelves, summaries=self.summaries(case, sessions),
                        texts=Words(self.store), past=Past(self.store))

    def _whole(self, name: str, case: str) -> dict:
        table, record = RECORDS[name], SHAPES[name].record
        rows = self.tuples(sa.select(table).where(table.c.case.in_({case, ""})).order_by(table.c.id))
        return {row[0]: record(row) for row in rows}

    def parts(self, name: str, sessions: Iterable[str]) -> dict[str, dict]:
        """The turns or the annotations of some sessions, by session."""
        sessions = list(sessions)
        found: dict[str, dict] = {session: {} for session in sessions}
        table, record, prefix, heads = RECORDS[name], SHAPES[name].record, TABLES[name].prefix, RECORDS["session"]
        for chunk in in_chunks(sessions):
            if len(chunk) == 1:
                first = f"{prefix}_{token(chunk[0])}"
                rows = self.tuples(often.PART[name], {"first": f"{first}_", "past": f"{first}`"})
            else:
                query = sa.select(table).join_from(heads, table, sa.and_(*within(table.c.id, prefix, heads.c.id)))
                rows = self.tuples(query.where(heads.c.id.in_(chunk)))
            for row in rows:
                found[session_of(row[0])][row[0]] = record(row)
        return found

    def summaries(self, case: str, sessions: Iterable[str]) -> dict[str, Summary]:
        """What is known of the sessions without their turns, by one query."""
        turn, note, session = RECORDS["turn"], RECORDS["annotation"], RECORDS["session"]
        end = sa.func.max(sa.func.coalesce(sa.func.nullif(turn.c.end, 0), turn.c.start))
        counted = (sa.select(sa.func.count()).select_from(note).where(*within(note.c.id, "ann", session.c.id))
                   .correlate(session).scalar_subquery())
        turns = (sa.select(turn.c.session, sa.func.count().label("turns"), sa.func.sum(turn.c.words).label("words"),
                           end.label("end")).where(turn.c.case == case).group_by(turn.c.session).subquery())
        query = (sa.select(session.c.id, turns.c.turns, turns.c.words, turns.c.end, counted)
                 .join_from(session, turns, turns.c.session == session.c.id, isouter=True).where(session.c.case == case))
        found = {id: Summary(turns or 0, int(words or 0), end, passages) for id, turns, words, end, passages in self.rows(query)}
        return {session: found.get(session, Summary()) for session in sessions}


def within(id: sa.ColumnElement, prefix: str, session: sa.ColumnElement) -> tuple[sa.ColumnElement[bool], ...]:
    """The ids that begin with the token of a session: one stretch of the table."""
    first = sa.literal(f"{prefix}_") + sa.func.substr(session, 5)
    return id >= first + "_", id < first + "`"
