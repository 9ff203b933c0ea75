"""Correcting a coded transcript: no code is lost, and none is moved in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from workbench.domain import CaseFile, Entry
from workbench.domain.commands import Command
from workbench.domain.correcting import (CorrectTurn, DropTurn, InsertTurn, MergeTurns, MoveTurn, PlacePassage, SplitTurn,
                                         loose)

if TYPE_CHECKING:
    from .study import Study


class Corrections:
    """Verbs for the words themselves; each makes a new version of a text, and the old one stays."""

    study: Study
    id: str
    file: CaseFile

    def do(self, command: Command, *, reason: str = "") -> Entry:
        return self.study.do(command, reason=reason)

    def _turn(self, session: int, turn: int) -> str:
        return self.file.turn(session, turn).id

    def correct(self, session: int, turn: int, words: str | None = None, *, by: str | None = None,
                start: float | None = None, end: float | None = None, seen: int | None = None, reason: str = "") -> Entry:
        """Mend the words, the speaker or the times of a turn."""
        return self.do(CorrectTurn(case=self.id, turn=self._turn(session, turn), words=words, by=by, start=start, end=end,
                                   seen=seen), reason=reason)

    def split(self, session: int, turn: int, *, before: str = "", at: int | None = None, by_after: str | None = None,
              start_after: float | None = None, seen: int | None = None, reason: str = "") -> Entry:
        """Make two turns of one, before some words of it (or at a code point); `by_after` speaks the second."""
        id = self._turn(session, turn)
        from workbench.domain import Refused
        words = self.file.words(id)
        if at is None:
            if not before or words.count(before) != 1:
                raise Refused(f"Session {session}, turn {turn}: “{before}” stands there {words.count(before) if before else 0} "
                              "times; name words that stand there once, or give at=….")
            at = words.index(before)
        return self.do(SplitTurn(case=self.id, turn=id, at=at, by_after=by_after, start_after=start_after,
                                 seen=seen), reason=reason)

    def merge(self, session: int, turn: int, *, by: str | None = None, seen: int | None = None, reason: str = "") -> Entry:
        """Make one turn of this and the next; `by` says who speaks it where two people did."""
        return self.do(MergeTurns(case=self.id, turn=self._turn(session, turn), other=self._turn(session, turn + 1), by=by,
                                  seen=seen), reason=reason)

    def move(self, session: int, turn: int, *, after: int, reason: str = "") -> Entry:
        """Move a turn behind another one of its session (0: to the beginning)."""
        return self.do(MoveTurn(case=self.id, turn=self._turn(session, turn),
                                after=self._turn(session, after) if after else ""), reason=reason)

    def insert(self, session: int, words: str, *, after: int, by: str = "", start: float | None = None,
               end: float | None = None, reason: str = "") -> Entry:
        """Put in a turn that was left out, behind turn `after` (0: at the beginning)."""
        return self.do(InsertTurn(case=self.id, session=self.file.session(session).id, words=words, by=by, start=start, end=end,
                                  after=self._turn(session, after) if after else ""), reason=reason)

    def drop(self, session: int, turn: int, *, keep_as_loose: int | None = None, seen: int | None = None,
             reason: str = "") -> Entry:
        """Take a turn out; where something hangs on it, `keep_as_loose` names the turn beside which that waits for review."""
        neighbour = self._turn(session, keep_as_loose) if keep_as_loose else ""
        return self.do(DropTurn(case=self.id, turn=self._turn(session, turn), keep_as_loose=neighbour, seen=seen), reason=reason)

    @property
    def loose(self) -> pd.DataFrame:
        """Passages whose place is uncertain since a correction: to be placed, kept where they are, or withdrawn."""
        file, rows = self.file, []
        for record, passage in loose(file):
            turn = file.get(passage.turn)
            rows.append((record.id, record.table, file.get(turn.session).number, file.number(turn.id), passage.quote,
                         file.words(turn.id)))
        return pd.DataFrame(rows, columns=["id", "what", "session", "turn", "quote", "now"])

    def place(self, ref: str, *, session: int, turn: int, quote: str = "", start: int | None = None, end: int | None = None,
              which: int = 0, reason: str = "") -> Entry:
        """Decide where a loose passage belongs."""
        from . import places
        passage = places.passage(self.file, session=session, turn=turn, quote=quote, start=start, end=end)
        return self.do(PlacePassage(case=self.id, ref=ref, turn=passage.turn, start=passage.start, end=passage.end, which=which),
                       reason=reason)
