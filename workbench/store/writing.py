"""Writing: the rows, the words, the search copy and the journal row of one entry, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from ..domain import Change, Conflict, Entry, Record, Refused, squash
from . import journal, storable
from .copies import Copies
from .fields import SHAPES
from .reading import Reading
from .tables import JOURNAL, RECORDS, TEXT, TOUCHED


class Writing(Reading):
    """The one transaction that may write."""

    def write(self, changes: Iterable[Change], *, actor: str, host: str, case: str, command: str, request: str,
              reason: str = "", undoes: int | None = None) -> Entry:
        """Put changes on record as the next journal entry; refuses a request that was already done."""
        changes = tuple(changes)
        if (done := self.number(request)) is not None:
            raise Refused(f"This was already done, as journal entry {done}.")
        storable.check(actor, host, case, command, request, reason)
        grouped = _by_table(changes)
        fingerprints = _fingerprints(grouped)
        payload = journal.encode(changes, fingerprints)
        self.store_rows(grouped, fingerprints)
        entry = Entry(id=self.newest() + 1, at=journal.now(), actor=actor, host=host, case=case, command=command,
                      request=request, reason=reason, undoes=undoes, changes=changes)
        self.add_entry(entry, payload, places_of(entry))
        return entry

    def add_entry(self, entry: Entry, payload: bytes, places: Iterable[str]) -> None:
        """One row of the journal, chained to the row before."""
        salt = journal.salt()
        digest = journal.digest(salt, payload, entry.reason)
        previous = self.chain_head()
        skeleton = journal.Skeleton(entry.id, entry.at, entry.actor, entry.host, entry.case, entry.command,
                                    entry.request, entry.undoes, digest)
        self.connection.execute(JOURNAL.insert(), {
            "id": entry.id, "at": entry.at, "actor": entry.actor, "host": entry.host, "case": entry.case,
            "command": entry.command, "request": entry.request, "undoes": entry.undoes, "digest": digest,
            "previous": previous, "hash": skeleton.hash(previous), "reason": entry.reason, "salt": salt, "payload": payload})
        self.insert(TOUCHED, ("place", "entry"), [(place, entry.id) for place in sorted(places)])

    def insert(self, table: sa.Table, names: Sequence[str], rows: Sequence[tuple]) -> None:
        """Many new rows of one table."""
        if rows:
            self.store.database.insert(self.connection, table, names, rows)

    # records

    def store_rows(self, grouped: Mapping[str, Sequence[Change]], fingerprints: Mapping[str, bytes]) -> None:
        """Bring the tables to the state after the changes, given table by table."""
        texts = [change.after for change in grouped.get("text", ())]
        if texts:
            self.insert(TEXT, ("id", "case", "turn", "words", "sha256"), sorted(
                (text.id, text.case, text.turn, text.words, fingerprints[text.id]) for text in texts))
        for table, changes in grouped.items():
            if table != "text":
                self._change_rows(table, changes)
        if "turn" in grouped:
            Copies(self).follow(grouped["turn"], {text.id: text.words for text in texts})

    def _change_rows(self, name: str, changes: Sequence[Change]) -> None:
        table, shape = RECORDS[name], SHAPES[name]
        new = sorted(shape.row(c.after) for c in changes if c.before is None)  # by id: neighbours lie together
        changed = [c.after for c in changes if c.before is not None and c.after is not None]
        gone = [c.before.id for c in changes if c.after is None]
        self.insert(table, shape.names, new)
        if changed:
            self._update(table, [dict(zip(shape.names, shape.row(record))) for record in changed], name, changed)
        if gone:
            self._delete(table, gone, name)

    def _update(self, table: sa.Table, rows: list[dict], name: str, records: Sequence[Record]) -> None:
        query = table.update().where(table.c.id == sa.bindparam("_id")).values(
            {c.name: sa.bindparam(c.name) for c in table.c if c.name != "id"})
        done = self.connection.execute(query, [{"_id": row.pop("id"), **row} for row in rows])
        self._expect(done.rowcount, len(rows), name, records[0].id)

    def _delete(self, table: sa.Table, ids: list[str], name: str) -> None:
        done = self.connection.execute(table.delete().where(table.c.id == sa.bindparam("_id")), [{"_id": id} for id in ids])
        self._expect(done.rowcount, len(ids), name, ids[0])

    @staticmethod
    def _expect(found: int, wanted: int, name: str, id: str) -> None:
        if found != wanted:
            raise Conflict(f"The {name.replace('_', ' ')} {id} is no longer on record; nothing was stored. Look at it again.")


def _fingerprints(grouped: Mapping[str, Sequence[Change]]) -> dict[str, bytes]:
    """The SHA-256 of every new text, by its id."""
    texts = [change.after for change in grouped.get("text", ())]
    storable.check(*(text.words for text in texts))
    return {text.id: journal.fingerprint(text.words) for text in texts}


def _by_table(changes: Sequence[Change]) -> dict[str, list[Change]]:
    """The changes table by table; where a record changes twice, only its first before and last after count."""
    grouped: dict[str, list[Change]] = {}
    ids = set()
    for change in changes:
        record = change.after or change.before
        ids.add(record.id)
        grouped.setdefault(record.table, []).append(change)
    return grouped if len(ids) == len(changes) else _by_table(squash(changes))


def places_of(entry: Entry) -> set[str]:
    """What an entry touches: cases, what all share (''), and the sessions whose turns or annotations it changed."""
    places, transcripts = {entry.case}, set()
    for change in entry.changes:
        record = change.after or change.before
        places.add(record.case)
        if record.by_session:
            transcripts.add(record.id.split("_", 2)[1])
        elif record.table == "case":
            places.add(record.id)
    return places | {f"ses_{token}" for token in transcripts}
