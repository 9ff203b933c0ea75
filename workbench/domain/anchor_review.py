"""Review: the passages a correction left loose, and the act by which a person says where one belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from .changes import Change
from .commands import Command, command, seal
from .ids import session_of
from .passage import Passage
from .record import Record, need

if TYPE_CHECKING:
    from .casefile import CaseFile


def loose(file: CaseFile, session: str | None = None) -> list[tuple[Record, Passage]]:
    """The passages a person has to look at, in the order of the transcript.

    Beside those a correction left loose, these are any that were marked on words that no longer stand in their turn.
    """
    found = [(record, p) for table in ("annotation", "contribution", "memo")
             for record in file.all(table, session if table == "annotation" else None)
             for p in record.passages() if p.loose or p.text != file.get(p.turn).text]
    here = [(file.get(file.get(p.turn).session), record, p) for record, p in found]
    here.sort(key=lambda row: (row[0].number, file.number(row[2].turn), row[2].start, row[2].end, row[1].id))
    return [(record, p) for at, record, p in here if session in (None, at.id)]


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePassage(Command):
    """Say where a passage lies, above all a loose one; `which` counts the passages of its record from 0.

    The passage is marked anew on the words as they are now; `quote`, where given, must be those words.
    """

    about: ClassVar[str] = "placed a passage"

    ref: str
    turn: str
    start: int
    end: int
    which: int = 0
    quote: str = ""

    def decide(self, file: CaseFile) -> Iterator[Change]:
        record = file.get(self.ref)
        held = list(record.passages())
        need(0 <= self.which < len(held), f"This {record.table} holds {len(held)} passages; there is none at {self.which}.")
        need(not record.by_session or session_of(self.turn) == session_of(self.ref),
             "A coding stays in its session; to code another one, make a new coding.")
        held[self.which] = seal(Passage(turn=self.turn, start=self.start, end=self.end, quote=self.quote), file)
        after = record.with_passages(tuple(held))
        if after != record:
            yield Change(record, after)
