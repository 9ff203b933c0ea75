"""Episodes: a marked stretch, what both sides brought to it, how each person saw it, and its stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from .coding import check_passage
from .passage import Anchor, Passage
from .people import PERSPECTIVES
from .record import Record, check_key, need, register
from .sessions import DEFINITIONS

if TYPE_CHECKING:
    from .casefile import CaseFile

TYPES = ("withdrawal", "confrontation", "mixed", "")
SUBFORMS = ("withdrawing", "deferring", "complying", "")
COMPONENTS = ("task", "goal", "bond")
AWARENESS = ("conscious", "out-of-awareness", "undetermined", "not-assessed")
STAGES = ("W1", "W2", "W3", "W4", "C1", "C2", "C3", "C4", "C5", "C6")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Record):
    """A marked stretch of the therapy; where its first and last turn are the same it is a marker (S-15, S-16)."""

    table: ClassVar[str] = "episode"
    prefix: ClassVar[str] = "epi"

    key: str = ""
    kind: str = "rupture"
    type: str = ""
    subform: str = ""
    label: str = ""
    anchor: Anchor
    definition: str = ""
    components: tuple[str, ...] = ()
    note: str = ""

    def check(self, file: CaseFile) -> None:
        name = self.label or self.id
        check_key(self.kind, "a kind of episode")
        need(self.type in TYPES, f"{name}: the type {self.type!r} is not one of withdrawal, confrontation, mixed.")
        need(self.subform in SUBFORMS, f"{name}: the sub-form {self.subform!r} is not one of withdrawing, deferring, complying.")
        need(not self.definition or self.definition in DEFINITIONS, f"{name}: {self.definition!r} is not one of D1 to D5.")
        for component in self.components:
            need(component in COMPONENTS, f"{name}: {component!r} is not one of task, goal, bond.")
        need(self.anchor.session, f"{name}: an episode needs the session in which it begins.")
        first, last = (file.get(self.anchor.session).number, file.get(self.anchor.end_session or self.anchor.session).number)
        need(first <= last, f"{name}: it cannot end (session {last}) before it begins (session {first}).")
        if first == last and self.anchor.turn and self.anchor.end_turn:
            need(file.get(self.anchor.turn).order <= file.get(self.anchor.end_turn).order,
                 f"{name}: its last turn lies before its first.")

    def refs(self) -> Iterator[str]:
        yield from self.anchor.refs()

    @property
    def marker(self) -> bool:
        """An episode without length."""
        return bool(self.anchor.turn) and self.anchor.turn == (self.anchor.end_turn or self.anchor.turn)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part(Record):
    owner: ClassVar[str] = "episode"

    episode: str

    def check(self, file: CaseFile) -> None:
        need(self.episode in file.ids("episode"), f"A {self.table} needs its episode.")

    def refs(self) -> Iterator[str]:
        yield self.episode


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(_Part):
    """What one side brought to an episode: its words, or a written reason why there are none (S-19)."""

    table: ClassVar[str] = "contribution"
    prefix: ClassVar[str] = "con"

    by: str
    passage: Passage | None = None
    reason_absent: str = ""
    awareness: str = "not-assessed"
    note: str = ""

    def check(self, file: CaseFile) -> None:
        _Part.check(self, file)
        file.participant(self.by)
        need(self.awareness in AWARENESS, f"Awareness is one of {', '.join(AWARENESS)}.")
        if self.passage:
            check_passage(self.passage, file)

    def refs(self) -> Iterator[str]:
        yield self.episode
        if self.passage:
            yield self.passage.turn

    def passages(self) -> tuple[Passage, ...]:
        return (self.passage,) if self.passage else ()

    def with_passages(self, passages: tuple[Passage, ...]) -> Self:
        return self.but(passage=passages[0]) if passages else self


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective(_Part):
    """How one participant sees an episode: intensity 0 (asked, none reported) to 5, and words; missing is not 0."""

    table: ClassVar[str] = "perspective"
    prefix: ClassVar[str] = "per"

    by: str
    intensity: float | None = None
    words: str = ""
    source: str = ""

    def check(self, file: CaseFile) -> None:
        _Part.check(self, file)
        role = file.participant(self.by).role
        need(role in PERSPECTIVES, f"{self.by} is {role}; a perspective is that of patient, therapist or observer.")
        need(self.intensity is None or 0 <= self.intensity <= 5,
             f"An intensity of {self.intensity} does not lie between 0 (none reported) and 5.")


@register
@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(_Part):
    """A stage of resolution seen in an episode; the order is shown, never enforced."""

    table: ClassVar[str] = "stage"
    prefix: ClassVar[str] = "sta"

    stage: str
    anchor: Anchor
    note: str = ""

    def check(self, file: CaseFile) -> None:
        _Part.check(self, file)
        need(self.stage in STAGES, f"{self.stage!r} is not one of the stages {', '.join(STAGES)}.")

    def refs(self) -> Iterator[str]:
        yield self.episode
        yield from self.anchor.refs()


def missing_contributions(episode: Episode, file: CaseFile) -> tuple[str, ...]:
    """Which side of an episode is neither described nor its absence explained (S-19); empty when complete."""
    described = {file.participant(c.by).role for c in file.parts(episode.id, "contribution")
                 if c.passage or c.reason_absent}
    return tuple(role for role in ("patient", "therapist") if role not in described)
