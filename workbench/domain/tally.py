"""Tally: the summaries of the sessions, kept in step with turns, annotations and sessions that come, change or go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .changes import Change
from .ids import session_of
from .sessions import Turn
from .shelf import Shelf, Summary


class Tally:
    """Counts one session's changes before they become its new summary."""

    __slots__ = ("turns", "words", "end", "passages")

    def __init__(self, was: Summary) -> None:
        self.turns, self.words, self.end, self.passages = was.turns, was.words, was.end, was.passages

    def count(self, change: Change) -> None:
        """One turn or one coded passage more or less, or a turn with other words."""
        before, after = change.before, change.after
        if change.table == "annotation":
            self.passages += (after is not None) - (before is not None)
            return
        if before is not None:
            self.turns -= 1
            self.words -= before.words
        if after is not None:
            self.turns += 1
            self.words += after.words
            end = after.end or after.start
            if end is not None and (self.end is None or end > self.end):
                self.end = end

    def summary(self) -> Summary:
        """What is now known of the session."""
        return Summary(self.turns, self.words, self.end, self.passages)


def clock_end(turns: Iterable[Turn]) -> float | None:
    """The last clock time of some turns, in seconds."""
    return max((end for turn in turns if (end := turn.end or turn.start) is not None), default=None)


def summarised(summaries: Mapping[str, Summary], changes: Iterable[Change], shelf: Shelf) -> Mapping[str, Summary]:
    """The summaries after these changes; `shelf` holds the turns as they are after them."""
    tallies: dict[str, Tally] = {}
    gone: set[str] = set()
    for change in changes:
        record = change.after or change.before
        if record.table not in ("turn", "annotation", "session"):
            continue
        key = record.id if record.table == "session" else session_of(record.id)
        if key not in tallies:
            tallies[key] = Tally(summaries.get(key, Summary()))
        if record.table != "session":
            tallies[key].count(change)
        elif change.after is None:
            gone.add(key)
        else:
            gone.discard(key)
    for key in {c.before.session for c in changes if c.before is not None and c.table == "turn"}:
        tallies[key].end = clock_end(shelf.part(key).values())  # a turn that went or changed may have been the last
    after = {**summaries, **{key: tally.summary() for key, tally in tallies.items()}}
    return {key: summary for key, summary in after.items() if key not in gone} if gone else after
