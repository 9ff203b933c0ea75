"""Correcting a transcript after it was coded: six commands on turns, and one that places what they left loose.

Turns are operated on, never compared: splitting, joining, moving, inserting and dropping know exactly where each
character goes. Only the words inside one turn are compared with what they were. What cannot be placed with
certainty is marked loose and listed by `loose`; nothing is moved in silence, and no coding is ever deleted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from .anchor_edit import Edit
from .anchor_review import PlacePassage, loose
from .anchoring import Correction
from .changes import Change
from .commands import Command, command
from .episodes import Episode
from .errors import Conflict, Refused, Undecided
from .passage import Anchor, Passage
from .record import need
from .sessions import Turn

if TYPE_CHECKING:
    from .casefile import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnWords(Command):
    """A command on the words of a turn; `seen` is the journal entry the author was looking at."""

    turn: str
    seen: int | None = None

    def _refuse_stale(self, file: CaseFile, turn: str, mine: object) -> None:
        """Refuse with both texts where the words of this turn changed after that entry."""
        if self.seen is None:
            return
        for entry in file.past.since(self.seen, file.case):
            for change in entry.changes:
                if change.id == turn and change.before and change.after and change.before.text != change.after.text:
                    raise Conflict(f"{entry.actor} corrected {_name(file, turn)} at {entry.at}, after you opened it. "
                                   "Both texts are kept; choose or join them.", mine=mine, theirs=file.words(turn))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectTurn(_OnWords):
    """Correct the words of a turn, who speaks, or its times; what is not given stays as it is."""

    about: ClassVar[str] = "corrected a turn"

    words: str | None = None
    by: str | None = None
    start: float | None = None
    end: float | None = None

    def decide(self, file: CaseFile) -> Iterator[Change]:
        edit, turn = Edit(file, self.request), file.get(self.turn)
        given = {name: getattr(self, name) for name in ("by", "start", "end") if getattr(self, name) is not None}
        after, old = turn.but(**given), file.words(turn.id)
        if self.words is not None and self.words != old:
            self._refuse_stale(file, turn.id, self.words)
            after = edit.worded(after, self.words, turn.version + 1)
            correction = Correction(old, self.words)
            edit.passages(turn.id, lambda p: _follow(p, turn, after, correction.place(p.start, p.end)))
        edit.put(after)
        yield from edit.changes()


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTurn(_OnWords):
    """Split a turn in two before the code point `at`; the first part keeps its id, white space at the cut goes."""

    about: ClassVar[str] = "split a turn"

    at: int
    by_after: str | None = None
    start_after: float | None = None  # seconds at which the second part begins

    def decide(self, file: CaseFile) -> Iterator[Change]:
        edit, turn, words = Edit(file, self.request), file.get(self.turn), file.words(self.turn)
        self._refuse_stale(file, turn.id, self.at)
        head, tail = words[:self.at].rstrip(), words[self.at:].lstrip()
        need(0 < self.at < len(words) and head and tail,
             f"A cut at {self.at} leaves {_name(file, turn.id)} without words on one side; it has {len(words)} characters.")
        first = edit.worded(turn.but(end=self.start_after), head, turn.version + 1)
        second = edit.worded(
            turn.but(id=edit.new_turn_id(turn.session), order=edit.rank(turn.session, turn.id), start=self.start_after,
                     by=turn.by if self.by_after is None else self.by_after), tail, 1)
        edit.put(first.but(order=edit.now(turn.id).order), second)
        skip = len(words) - len(tail)

        def place(p: Passage) -> Passage:
            if p.loose or p.text != turn.text:
                return _follow(p, turn, first, None)
            if p.start < len(head) and p.end <= skip:
                return _follow(p, turn, first, (p.start, min(p.end, len(head))))
            if p.start >= len(head) and p.end > skip:
                return _follow(p, turn, second, (max(p.start, skip) - skip, p.end - skip))
            return _follow(p, turn, first, None)

        edit.passages(turn.id, place)
        yield from edit.changes()


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTurns(_OnWords):
    """Join a turn and its neighbour, a space between them; the earlier keeps its id, the later one's disappears.

    Where two people speak, `by` says whose turn it becomes.
    """

    about: ClassVar[str] = "joined two turns"

    other: str
    by: str | None = None

    def decide(self, file: CaseFile) -> Iterator[Change]:
        first, second = _neighbours(file, self.turn, self.other)
        if self.by is None and first.by != second.by:
            raise Undecided(f"Turns {file.number(first.id)} and {file.number(second.id)} are not spoken by one person: "
                            f"{first.by or 'nobody named'}, then {second.by or 'nobody named'}.", option="by")
        head, tail = file.words(first.id), file.words(second.id)
        for turn in (first, second):
            self._refuse_stale(file, turn.id, f"{head} {tail}")
        edit, shift = Edit(file, self.request), len(head) + 1
        joined = edit.worded(first.but(by=first.by if self.by is None else self.by, end=second.end),
                             f"{head} {tail}", first.version + 1)
        edit.put(joined)
        edit.passages(first.id, lambda p: _follow(p, first, joined, (p.start, p.end)))
        edit.passages(second.id, lambda p: _follow(p, second, joined, (p.start + shift, p.end + shift)))
        edit.repoint(second.id, first.id, lambda a: _renamed(a, second.id, first.id, first.id))
        edit.remove(second.id)
        _refuse_loops(file, edit)
        yield from edit.changes()


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTurn(Command):
    """Move a turn to stand after another of its session, or to the beginning where `after` is empty."""

    about: ClassVar[str] = "moved a turn"

    turn: str
    after: str = ""

    def decide(self, file: CaseFile) -> Iterator[Change]:
        edit, turn = Edit(file, self.request), file.get(self.turn)
        turns = [t.id for t in file.turns(turn.session)]
        at = turns.index(turn.id)
        if (turns[at - 1] if at else "") == self.after:
            return
        order = edit.rank(turn.session, self.after, moving=turn.id)
        edit.put(turn.but(order=order))
        for record in file.referring({turn.id}):
            if isinstance(record, Episode) and _backwards(record.anchor, edit):
                raise Refused(f"If {_name(file, turn.id)} moved there, {record.label or record.id} would end before it "
                              "begins. Give that episode another first or last turn first.")
        yield from edit.changes()


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class InsertTurn(Command):
    """Put in a turn the transcript had left out, after another of its session or at the beginning."""

    about: ClassVar[str] = "inserted a turn"

    session: str
    words: str
    after: str = ""
    by: str = ""
    speaker: str = ""
    start: float | None = None
    end: float | None = None

    def decide(self, file: CaseFile) -> Iterator[Change]:
        edit, session = Edit(file, self.request), file.get(self.session)
        turn = Turn(id=edit.new_turn_id(session.id), case=session.case, session=session.id, by=self.by,
                    order=edit.rank(session.id, self.after), speaker=self.speaker, start=self.start, end=self.end)
        edit.put(edit.worded(turn, self.words, 1))
        yield from edit.changes()


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class DropTurn(_OnWords):
    """Take out a turn that was never spoken.

    A turn on which anything hangs is not dropped, unless `keep_as_loose` names the turn of the session that takes
    all of it over: passages become loose there, with their old words, and wait for a person; an episode or stage
    that began or ended with the dropped turn begins or ends with the next turn inside it.
    """

    about: ClassVar[str] = "dropped a turn"

    keep_as_loose: str = ""

    def decide(self, file: CaseFile) -> Iterator[Change]:
        edit, turn = Edit(file, self.request), file.get(self.turn)
        self._refuse_stale(file, turn.id, "")
        hanging = Counter(record.table for record in file.referring({turn.id}))
        if hanging and not self.keep_as_loose:
            raise Undecided(f"On {_name(file, turn.id)} hang {_counted(hanging)}, so it is not dropped. Withdraw them "
                            "first, or name a turn beside which they wait for review.", option="keep_as_loose")
        if hanging:
            self._hand_over(file, edit, turn)
        edit.remove(turn.id)
        yield from edit.changes()

    def _hand_over(self, file: CaseFile, edit: Edit, turn: Turn) -> None:
        heir = file.get(self.keep_as_loose)
        need(isinstance(heir, Turn) and heir.session == turn.session and heir.id != turn.id,
             "What hangs on a dropped turn is kept beside another turn of the same session.")
        turns = [t.id for t in file.turns(turn.session)]
        at = turns.index(turn.id)
        follower = turns[at + 1] if at + 1 < len(turns) else heir.id
        leader = turns[at - 1] if at else heir.id
        edit.passages(turn.id, lambda p: p.but(turn=heir.id, loose=True))
        edit.repoint(turn.id, heir.id, lambda a: _shrunk(a, turn.id, heir.id, follower, leader))
        _refuse_loops(file, edit)


def _follow(passage: Passage, before: Turn, after: Turn, at: tuple[int, int] | None) -> Passage:
    """The passage in the corrected turn: at its certain place, or loose, all else as it was made."""
    if passage.loose or passage.text != before.text or at is None:
        return passage.but(turn=after.id, loose=True)
    return passage.but(turn=after.id, text=after.text, start=at[0], end=at[1])


def _neighbours(file: CaseFile, one: str, other: str) -> tuple[Turn, Turn]:
    first, second = sorted((file.get(one), file.get(other)), key=lambda t: t.order)
    turns = [t.id for t in file.turns(first.session)]
    need(first.session == second.session and turns.index(second.id) - turns.index(first.id) == 1,
         "Only two turns that follow one another can be joined. Move one of them first.")
    return first, second


def _renamed(anchor: Anchor, old: str, turn: str, end_turn: str) -> Anchor:
    return replace(anchor, turn=turn if anchor.turn == old else anchor.turn,
                   end_turn=end_turn if anchor.end_turn == old else anchor.end_turn)


def _shrunk(anchor: Anchor, old: str, heir: str, follower: str, leader: str) -> Anchor:
    """The anchor without a dropped turn: drawn in to the next turn inside it, or to the heir where it had no other."""
    if anchor.turn == anchor.end_turn or not anchor.turn or not anchor.end_turn:
        follower = leader = heir
    return _renamed(anchor, old, follower, leader)


def _backwards(anchor: Anchor, edit: Edit) -> bool:
    same = anchor.end_session in ("", anchor.session)
    return bool(same and anchor.turn and anchor.end_turn
                and edit.now(anchor.turn).order > edit.now(anchor.end_turn).order)


def _refuse_loops(file: CaseFile, edit: Edit) -> None:
    """Refuse where two linked turns would become one, which a link cannot survive."""
    for change in edit.changes():
        if change.table == "link" and change.after and change.after.source == change.after.target:
            raise Refused(f"The two turns are linked with one another ({change.before.type}). Withdraw that link first.")


def _name(file: CaseFile, turn: str) -> str:
    return f"turn {file.number(turn)} of session {file.get(file.get(turn).session).number}"


def _counted(hanging: Counter[str]) -> str:
    names = {"annotation": "coding"}
    parts = [f"{n} {names.get(table, table.replace('_', ' '))}{'s' if n > 1 else ''}" for table, n in hanging.items()]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


__all__ = ["CorrectTurn", "DropTurn", "InsertTurn", "MergeTurns", "MoveTurn", "PlacePassage", "SplitTurn", "loose"]
