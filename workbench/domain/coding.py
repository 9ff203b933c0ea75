"""Codebooks, codes and annotations: a versioned vocabulary, and one code on one passage by one coder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from .passage import Passage
from .record import Record, check_key, need, register

if TYPE_CHECKING:
    from .casefile import CaseFile

CERTAINTIES = ("certain", "doubtful")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook(Record):
    """A versioned vocabulary."""

    table: ClassVar[str] = "codebook"
    prefix: ClassVar[str] = "cbk"

    slug: str
    name: str = ""
    version: str = "1"
    citation: str = ""
    about: str = ""

    def check(self, file: CaseFile) -> None:
        check_key(self.slug, "the id of a codebook")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Record):
    """One entry of a codebook; a changed definition gets a new version, and codings remember theirs (S-14)."""

    table: ClassVar[str] = "code"
    prefix: ClassVar[str] = "cod"

    codebook: str
    slug: str
    name: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    key: str = ""
    version: int = 1
    order: int = 0

    def check(self, file: CaseFile) -> None:
        check_key(self.slug, "a code")
        need(file.alone("code", "slug", self.slug), f"There are two codes {self.slug!r}.")

    def refs(self) -> Iterator[str]:
        yield self.codebook

    @property
    def family(self) -> str:
        """The first part of the code, which carries the colour."""
        return self.slug.split(".", 1)[0]


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Record):
    """One code on one passage by one coder."""

    table: ClassVar[str] = "annotation"
    prefix: ClassVar[str] = "ann"
    by_session: ClassVar[bool] = True

    passage: Passage
    code: str
    coder: str
    certainty: str = "certain"
    note: str = ""
    definition: int = 1

    def check(self, file: CaseFile) -> None:
        need(self.code in file.ids("code"), "An annotation needs a code of the codebook.")
        file.participant(self.coder)
        need(self.certainty in CERTAINTIES, f"Certainty is one of {', '.join(CERTAINTIES)}.")
        check_passage(self.passage, file)

    def refs(self) -> Iterator[str]:
        yield self.code
        yield self.passage.turn

    def passages(self) -> tuple[Passage, ...]:
        return (self.passage,)

    def with_passages(self, passages: tuple[Passage, ...]) -> Self:
        return self.but(passage=passages[0])


def check_passage(passage: Passage, file: CaseFile) -> None:
    """A passage stands on the words of its turn as they are now, and inside them, unless a correction left it loose."""
    turn = file.get(passage.turn)
    if passage.loose:
        return
    need(passage.text == turn.text, f"“{passage.quote[:60]}” was marked on other words than those that stand there now. "
         "Look at the turn as it is, and mark it again.")
    need(0 <= passage.start < passage.end <= turn.length,
         f"A passage from {passage.start} to {passage.end} does not lie in a turn of {turn.length} characters.")
