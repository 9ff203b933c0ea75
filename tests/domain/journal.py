"""A case with its journal, in memory: what the tests of corrections work on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.domain.truth import coding
from workbench.domain import Annotation, CaseFile, Entry, NotFound, Record
from workbench.domain.commands import Add, Command


class Journal:
    """The entries of one case, in memory."""

    def __init__(self, file: CaseFile) -> None:
        self.file, self.entries = replace(file, past=self), []

    def do(self, command: Command, actor: str = "mira") -> Entry:
        """Carry a command out, with one entry."""
        changes, id = tuple(command.decide(self.file)), self.file.entry + 1
        self.file = self.file.apply(changes, id)
        self.entries.append(Entry(id=id, at="10:00", actor=actor, host="test", case="cas_1", changes=changes,
                                  command=type(command).__name__, request=command.request))
        return self.entries[-1]

    def entry(self, id: int) -> Entry:
        found = [e for e in self.entries if e.id == id]
        if not found:
            raise NotFound(f"There is no journal entry {id}.")
        return found[0]

    def since(self, entry: int, case: str) -> Iterable[Entry]:
        return (e for e in self.entries if e.id > entry)

    def put(self, *records: Record) -> None:
        """Records on file."""
        self.do(Add(records=records))

    def code(self, turn: str, words: str, id: str = "ann_0a_1") -> Annotation:
        """A coding of these words."""
        start = self.file.words(turn).index(words)
        self.put(record := coding(self.file, turn, start, start + len(words), id))
        return record

    def said(self, id: str = "ann_0a_1") -> str | None:
        """The words a coding lies on now; None where it is loose."""
        p = self.file.get(id).passages()[0]
        return None if p.loose else self.file.words(p.turn)[p.start:p.end]

    def words(self) -> list[str]:
        return [self.file.words(t.id) for t in self.file.turns("ses_0a")]
