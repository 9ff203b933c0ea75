"""Passage: a turn, from where to where in code points, and the words that stood there when it was marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from .errors import Refused

CONTEXT = 32  # code points of context kept either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Part of one turn. `text` is the text version it was made on or last placed in with certainty."""

    turn: str
    start: int
    end: int
    quote: str = ""
    before: str = ""
    after: str = ""
    text: str = ""
    loose: bool = False  # the words were corrected and the place is no longer certain

    @classmethod
    def cut(cls, turn: str, text: str, words: str, start: int, end: int) -> Self:
        """The passage of `words` from code point `start` up to `end`."""
        if not 0 <= start < end <= len(words):
            raise Refused(f"A passage from {start} to {end} does not lie in a turn of {len(words)} characters.")
        return cls(turn=turn, start=start, end=end, quote=words[start:end], text=text,
                   before=words[max(0, start - CONTEXT):start], after=words[end:end + CONTEXT])

    def but(self, **fields: object) -> Self:
        """The same passage with other values in some fields."""
        return replace(self, **fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the source says something is: whole session, turns, clock seconds or a date; always as authored."""

    session: str = ""
    turn: str = ""
    end_session: str = ""
    end_turn: str = ""
    clock: float | None = None
    end_clock: float | None = None
    date: str = ""

    def refs(self) -> tuple[str, ...]:
        """Ids of the sessions and turns this anchor names."""
        return tuple(r for r in (self.session, self.turn, self.end_session, self.end_turn) if r)
