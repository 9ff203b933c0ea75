"""Edit: everything one correction of a transcript changes, gathered so that each record changes once.

A turn is never corrected alone: new text version, passages, anchors and whatever else names the turn go together.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from .changes import Change
from .errors import NotFound, Refused
from .ids import token
from .passage import Anchor, Passage
from .record import Record
from .sessions import Text, Turn

if TYPE_CHECKING:
    from .casefile import CaseFile

NARROW = 1e-6  # two ranks closer than this leave no room between them: the session's turns are ranked anew


class Edit:
    """The records of a file as a correction leaves them."""

    def __init__(self, file: CaseFile, request: str) -> None:
        self.file, self.request = file, request
        self._texts: list[Change] = []
        self._after: dict[str, Record | None] = {}

    def now(self, id: str) -> Record:
        """The record as it stands after what was done so far."""
        return self._after[id] if self._after.get(id) is not None else self.file.get(id)

    def put(self, *records: Record) -> None:
        """Put records on file, new or changed."""
        self._after.update({record.id: record for record in records})

    def remove(self, id: str) -> None:
        """Take a record off the file."""
        self._after[id] = None

    def changes(self) -> Iterator[Change]:
        """One change per record, versions of words first."""
        yield from self._texts
        for id, after in self._after.items():
            before = self.file.find(id)
            if before != after:
                yield Change(before, after)

    # turns

    def worded(self, turn: Turn, words: str, version: int) -> Turn:
        """The turn with these words, as a new version of its text."""
        if not words.strip():
            raise Refused("A turn needs words. To take a whole turn out, drop it.")
        id = self._fresh(f"txt_{turn.id.split('_', 1)[1]}_{version}")
        self._texts.append(Change(None, Text(id=id, case=turn.case, turn=turn.id, words=words)))
        return turn.but(text=id, length=len(words), words=len(words.split()), version=version)

    def new_turn_id(self, session: str) -> str:
        """The id of the turn this request brings in; the same whenever the request is repeated."""
        return f"trn_{token(session)}_{self._stamp('turn')[:8]}"

    def _fresh(self, stem: str) -> str:
        """An id for a text version; after an undo the same version is made twice, and the older one stays."""
        for attempt in range(1000):
            id = f"{stem}_{self._stamp(f'{stem}/{attempt}')[:4]}"
            try:
                self.file.texts.words([id])
            except NotFound:
                return id
        raise Refused("This turn has been corrected and taken back too often to tell its versions apart.")

    def _stamp(self, what: str) -> str:
        return hashlib.sha256(f"{self.request}/{what}".encode()).hexdigest()

    def rank(self, session: str, after: str, moving: str = "") -> float:
        """A rank just after this turn (at the beginning where there is none), ranking all anew where it is narrow."""
        turns = [turn for turn in self.file.turns(session) if turn.id != moving]
        at = next((n for n, turn in enumerate(turns, 1) if turn.id == after), 0)
        if after and not at:
            raise Refused(f"The turn {after} is not another turn of this session, so nothing can stand after it.")
        if not turns:
            return 1.0
        if at == len(turns):
            return turns[-1].order + 1.0
        if at == 0:
            return turns[0].order - 1.0
        low, high = turns[at - 1].order, turns[at].order
        if high - low > NARROW:
            return (low + high) / 2
        for n, turn in enumerate(turns, 1):
            self.put(self.now(turn.id).but(order=float(n if n <= at else n + 1)))
        return at + 1.0

    # what hangs on them

    def passages(self, turn: str, place: Callable[[Passage], Passage]) -> None:
        """Place every passage of a turn anew."""
        for record in list(self.file.referring({turn})):
            record = self.now(record.id)
            placed = tuple(place(p) if p.turn == turn else p for p in record.passages())
            if placed != record.passages():
                self.put(record.with_passages(placed))

    def repoint(self, old: str, new: str, anchored: Callable[[Anchor], Anchor]) -> None:
        """Let everything but passages that names one turn name another instead."""
        memos = [m for m in self.file.all("memo") if any(old in value for _, value in m.slots)]
        for record in [*self.file.referring({old}), *memos]:
            record = self.now(record.id)
            self.put(record.but(**_renamed(record, old, new, anchored)))


def _renamed(record: Record, old: str, new: str, anchored: Callable[[Anchor], Anchor]) -> dict[str, object]:
    renamed: dict[str, object] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if isinstance(value, Anchor):
            renamed[f.name] = anchored(value)
        elif f.name == "slots":
            renamed[f.name] = tuple((slot, re.sub(rf"\b{old}\b", new, text)) for slot, text in value)
        elif isinstance(value, tuple) and old in value:
            renamed[f.name] = tuple(dict.fromkeys(new if ref == old else ref for ref in value))
        elif value == old:
            renamed[f.name] = new
    return renamed
