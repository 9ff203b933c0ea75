"""Memos, links and drafts: the analyst's writing, the edges between records, and what is not yet on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from .coding import check_passage
from .passage import Passage
from .record import Record, check_key, need, register

if TYPE_CHECKING:
    from .casefile import CaseFile


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Record):
    """The analyst's writing about anything: sessions, turns, passages, episodes, people."""

    table: ClassVar[str] = "memo"
    prefix: ClassVar[str] = "mem"

    title: str = ""
    kind: str = "case"
    by: str
    written: str = ""
    text: str = ""
    about: tuple[str, ...] = ()
    excerpts: tuple[Passage, ...] = ()
    form: str = ""
    slots: tuple[tuple[str, str], ...] = ()

    def check(self, file: CaseFile) -> None:
        need(self.text.strip() or self.slots, "A memo needs words.")
        check_key(self.kind, "a kind of memo")
        file.participant(self.by)
        for ref in self.about:
            file.get(ref)
        for passage in self.excerpts:
            check_passage(passage, file)

    def refs(self) -> Iterator[str]:
        yield from self.about
        yield from (p.turn for p in self.excerpts)

    def passages(self) -> tuple[Passage, ...]:
        return self.excerpts

    def with_passages(self, passages: tuple[Passage, ...]) -> Self:
        return self.but(excerpts=passages)


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """A typed edge between two records: supports, contradicts, consequence-of, same-configuration."""

    table: ClassVar[str] = "link"
    prefix: ClassVar[str] = "lnk"

    source: str
    type: str
    target: str
    note: str = ""

    def check(self, file: CaseFile) -> None:
        check_key(self.type, "a kind of link")
        need(self.source != self.target, "A link needs two different ends.")
        file.get(self.source), file.get(self.target)
        if self.type == "consequence-of":
            need(self.note.strip(), "A claimed consequence needs its rationale (S-11).")

    def refs(self) -> Iterator[str]:
        yield self.source
        yield self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person is typing and has not yet put on record; in no table, no report and no journal."""

    actor: str
    about: str  # the record, or a name for one that does not exist yet
    case: str
    text: str
    at: str = ""
