"""Quotes: the words of a passage, where they stand, and a mark where the transcript was corrected since."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain import CaseFile, Passage

from .fields import says
from .leave import Leave
from .spans import locator, timed
from .words import Styled, clock, spoken, styled

MARK = "†"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words somebody said, with their place."""

    label = "quote"

    words: Styled = says(
        "The words, remarks of the transcriber set apart; with † where the transcript was corrected since."
    )
    locator: str = says("Session and turn: s11 t38.")
    time: str = says("Time in the recording: 24:15; empty where the transcript has no clock.")
    place: str = says("Session, turn and time: s11 t38 24:15.")
    corrected: bool = says("Whether the transcript was corrected after these words were marked.")
    note: str = says("The sentence about the correction, empty where there was none.")
    withheld: bool = says("Whether consent keeps the words back.")

    def __str__(self) -> str:
        return str(self.words)


EMPTY = Quote(words=Styled(()), locator="", time="", place="", corrected=False, note="", withheld=False)


def quote(file: CaseFile, leave: Leave, holder: str, passage: Passage | None) -> Quote:
    """The quote a record holds, as far as there is leave for it."""
    if passage is None:
        return EMPTY
    place = {
        "locator": locator(file, passage.turn),
        "time": clock(file.get(passage.turn).start),
        "place": timed(file, passage.turn),
    }
    if not leave.passage(holder, passage):
        return Quote(
            words=styled("Aside", f"[{holder} is withheld]"), corrected=False, note="", withheld=True, **place
        )
    said, note = spoken(passage.quote or _now(file, passage)), correction(file, passage)
    return Quote(
        words=said + styled("Mark", MARK) if note else said,
        corrected=bool(note),
        note=note,
        withheld=False,
        **place,
    )


def correction(file: CaseFile, passage: Passage) -> str:
    """What became of the words since they were marked; empty where the turn still stands as it was."""
    start = (
        f"{MARK} {locator(file, passage.turn)}: the transcript was corrected after these words were marked. "
    )
    if passage.loose or passage.text not in ("", file.get(passage.turn).text):
        return (
            start + f"Marked were the words “{passage.quote}”; their place in the turn is no longer certain."
        )
    now = _now(file, passage)
    return (
        start + f"Marked were the words “{passage.quote}”; there it now reads “{now}”."
        if now != (passage.quote or now)
        else ""
    )


def _now(file: CaseFile, passage: Passage) -> str:
    return file.words(passage.turn)[passage.start : passage.end]
