"""Acts: what a person does in a window, as short names over the verbs of a case. Turns are named by their id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.domain import Anchor, Annotation, Entry, Episode, Refused
from workbench.domain.codec import pack, unpack
from workbench.domain.commands import Annotate, Command, Mark, Revise
from workbench.domain.correcting import CorrectTurn, PlacePassage
from workbench.domain.ids import mint, session_of
from workbench.domain.passage import Passage
from workbench.study import Case, Study

ACTS: dict[str, Callable[..., Any]] = {}


class Acting(Case):
    """A case that remembers the entry which an act has made."""

    def __init__(self, study: Study, id: str, name: str, reason: str) -> None:
        super().__init__(study, id, name)
        self.reason, self.entry = reason, None

    def do(self, command: Command, *, reason: str = "") -> Entry:
        self.entry: Entry | None = super().do(command, reason=reason or self.reason)
        return self.entry

    def undo(self, entry: int | None = None) -> Entry:
        self.entry = super().undo(entry)
        return self.entry

    def redo(self) -> Entry:
        self.entry = super().redo()
        return self.entry

    def passage(self, turn: str, start: int, end: int) -> Passage:
        """The words of a turn from one code point to another."""
        words = self.file.words(turn)
        if not 0 <= start < end <= len(words):
            raise Refused(f"{start} to {end} lies outside the {len(words)} characters of this turn. Select the words again.")
        return Passage.cut(turn, self.file.get(turn).text, words, start, end)


def act(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function one of the verbs, under its own name."""
    ACTS[function.__name__] = function
    return function


@act
def open_case(case: Acting, *, title: str = "") -> None:
    """Open a case of this name, with the shipped rupture codebook and measures."""
    newest = case.study.store.newest()
    case.study.new_case(case.name, title=title, reason=case.reason)
    case.entry = case.study.since(newest)[-1]


@act
def undo(case: Acting, *, entry: int | None = None) -> None:
    """Take back one's newest act in the case, or an older one on which nothing depends."""
    case.undo(entry)


@act
def redo(case: Acting) -> None:
    """Do again what one took back last."""
    case.redo()


@act
def annotate(case: Acting, *, code: str, turn: str, start: int, end: int, certainty: str = "certain", note: str = "",
             id: str = "", quote: str = "") -> None:
    """Put a code on words of a turn; with `quote`, refused where other words stand there by now."""
    passage = case.passage(turn, start, end)
    if quote and passage.quote != quote:
        raise Refused("The words of this turn were corrected meanwhile. Select the passage again.")
    record = Annotation(id=id or mint("ann", within=session_of(turn)), case=case.id, passage=passage, certainty=certainty,
                        code=case.file.code(code).id, coder=case.study.actor, note=note)
    case.do(Annotate(case=case.id, records=(record,)))


@act
def code(case: Acting, *, code: str, name: str = "", definition: str = "", include: str = "", exclude: str = "",
         codebook: str = "") -> None:
    """Put a new code into the codebook."""
    case.add_code(code, name=name, definition=definition, include=include, exclude=exclude, codebook=codebook)


@act
def memo(case: Acting, *, text: str, title: str = "", kind: str = "case", about: list[str] | None = None, id: str = "",
         form: str = "", slots: dict[str, str] | None = None, seen: int | None = None) -> None:
    """Write a memo about records of the case, or (with `id`) change one that is there."""
    if id:
        fields = {"text": text, "title": title, "kind": kind}
        fields |= {} if slots is None else {"slots": tuple(slots.items())}
        fields |= {} if about is None else {"about": tuple(about)}
        case.do(Revise(case=case.id, ref=id, fields=fields, seen=seen))
    else:
        case.write_memo(text, about=about or None, title=title, kind=kind, form=form, slots=slots)


@act
def mark(case: Acting, *, type: str = "", from_: str, to: str = "", kind: str = "rupture", subform: str = "",
         label: str = "", definition: str = "", components: tuple[str, ...] = (), note: str = "") -> None:
    """Mark an episode from one turn to another; without `to`, a marker at one turn."""
    first, last = case.file.get(from_), case.file.get(to or from_)
    where = Anchor(session=first.session, turn=first.id, end_session=last.session, end_turn=last.id)
    case.do(Mark(case=case.id, records=(Episode(
        id=mint("epi"), case=case.id, kind=kind, type=type, subform=subform, label=label, anchor=where,
        definition=definition, components=tuple(components), note=note),)))


@act
def see(case: Acting, *, episode: str, by: str, intensity: float | None = None, note: str = "", source: str = "") -> None:
    """Record how one participant saw an episode: 0 asked and none reported, 1 to 5; none: not asked."""
    case.see(episode, by=by, intensity=intensity, note=note, source=source)


@act
def contribute(case: Acting, *, episode: str, by: str, turn: str = "", quote: str = "", reason_absent: str = "",
               awareness: str = "not-assessed", note: str = "") -> None:
    """Describe what one side brought to an episode, with its words or the reason why there are none."""
    at = case.file.get(turn) if turn else None
    session = case.file.get(at.session).number if at else None
    case.contribute(episode, by=by, session=session, turns=case.file.number(turn) if at else None, quote=quote,
                    reason_absent=reason_absent, awareness=awareness, note=note)


@act
def tag(case: Acting, *, episode: str, stage: str, turn: str, note: str = "") -> None:
    """Tag a stage of resolution in an episode at a turn."""
    session = case.file.get(case.file.get(turn).session).number
    case.tag_stage(episode, stage, session=session, turns=case.file.number(turn), note=note)


@act
def link(case: Acting, *, source: str, type: str, target: str, note: str = "") -> None:
    """Draw a typed edge between two records."""
    case.link(source, type, target, note=note)


@act
def correct(case: Acting, *, turn: str, words: str | None = None, by: str | None = None, start: float | None = None,
            end: float | None = None, seen: int | None = None) -> None:
    """Mend the words, the speaker or the times of a turn; no code is lost."""
    case.do(CorrectTurn(case=case.id, turn=turn, words=words, by=by, start=start, end=end, seen=seen))


@act
def place(case: Acting, *, ref: str, turn: str, start: int, end: int) -> None:
    """Say where a loose passage stands now."""
    case.do(PlacePassage(case=case.id, ref=ref, turn=turn, start=start, end=end))


@act
def revise(case: Acting, *, ref: str, fields: dict[str, Any], seen: int | None = None) -> None:
    """Change fields of a record; refused if somebody changed them after entry `seen`."""
    before = case.file.get(ref)
    made = unpack(type(before), pack(before) | fields)
    case.revise(ref, seen=seen, **{name: getattr(made, name, value) for name, value in fields.items()})


@act
def withdraw(case: Acting, *, ref: str, seen: int | None = None) -> None:
    """Take a record off the case; the journal keeps it."""
    case.withdraw(ref, seen=seen)


@act
def draft(case: Acting, *, about: str, text: str) -> None:
    """Keep what is being typed; without words, forget it."""
    if text:
        case.study.save_draft(about, text, case=case.id)
    else:
        case.study.drop_draft(about)
