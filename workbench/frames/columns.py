"""Every table of a case: its columns, once, with their type and one sentence.

From this list come the empty frames, the reference page, the row types of the interface and the tests.
Types: `text`, `whole` (may be missing), `number`, `yesno`, `list`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

DTYPES = {"text": "object", "whole": "Int64", "number": "float64", "yesno": "bool", "list": "object"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, its type and what it says."""

    name: str
    type: str
    about: str


def _columns(*rows: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_ID = ("id", "text", "The record's own id; give it to verbs that change or cite it.")
_SESSION = ("session", "whole", "Number of the session, as planned.")
_TURN = ("turn", "whole", "Number of the turn in its session, from 1.")
_BY = ("by", "text", "Key of the participant.")
_X = ("x", "number", "Where it lies on the one axis: session + position / 2.")
_NOTE = ("note", "text", "A remark.")
_POSITION = ("position", "number", "Place inside the session [0, 1) or in the interval after it [1, 2).")

TABLES: dict[str, tuple[Column, ...]] = {
    "participants": _columns(
        _ID, ("key", "text", "Short key used as `by` and `coder` everywhere."), ("role", "text",
         "patient, therapist, observer, supervisor, analyst or other."), ("name", "text", "Pseudonym."),
        ("initials", "text", "Initials shown where room is short."), _NOTE),
    "sessions": _columns(
        _ID, _SESSION, ("date", "text", "ISO date or relative week (W07)."), ("state", "text", "held, cancelled or missed."),
        ("setting", "text", "Where and how it was held."), ("turns", "whole", "How many turns are transcribed."),
        ("words", "whole", "How many words are transcribed."), ("duration", "number", "Last clock time of the transcript, in seconds."),
        ("passages", "whole", "How many passages are coded."), ("source", "text", "File the transcript came from."), _NOTE),
    "turns": _columns(
        _ID, _SESSION, _TURN, _BY, ("speaker", "text", "Label in the source, verbatim."),
        ("start", "number", "Begin, in seconds of the recording."), ("end", "number", "End, in seconds of the recording."),
        ("text", "text", "The words, as corrected last."), ("words", "whole", "How many words."), _POSITION, _X,
        ("version", "whole", "1 as it came in; one more with each correction.")),
    "ratings": _columns(
        _ID, _SESSION, ("date", "text", "Date, where the form has one."), ("measure", "text", "Id of the measure."),
        ("scale", "text", "Scale or subscale of the measure."), _BY, ("role", "text", "The rater's role."),
        ("timing", "text", "pre, post, mid or between."), ("value", "number", "The score on the measure's own scale."),
        ("state", "text", "answered, prorated, missing, not-asked or not-held; never a number."),
        ("low", "number", "Lowest possible value."), ("high", "number", "Highest possible value."),
        ("answered", "whole", "How many items were answered, where items are known."), _X),
    "annotations": _columns(
        _ID, _SESSION, _TURN, ("start", "whole", "First code point of the passage in its turn."),
        ("end", "whole", "Code point after the last."), ("quote", "text", "The words that were coded."),
        ("code", "text", "The code."), ("family", "text", "First part of the code."), ("coder", "text", "Key of the coder."),
        ("certainty", "text", "certain or doubtful."), ("state", "text", "placed, or loose after a correction."), _NOTE,
        ("definition", "whole", "Version of the code's definition that was used.")),
    "passages": _columns(
        _SESSION, _TURN, _BY, ("start", "whole", "First code point of the passage in its turn."),
        ("end", "whole", "Code point after the last."), ("quote", "text", "The words."),
        ("before", "text", "Up to 40 characters before."), ("after", "text", "Up to 40 characters after."),
        ("turn_id", "text", "Id of the turn."), ("annotation", "text", "Id of the annotation, where one was asked for.")),
    "episodes": _columns(
        _ID, ("kind", "text", "rupture, resolution and others."), ("type", "text", "withdrawal, confrontation or mixed."),
        ("subform", "text", "withdrawing, deferring or complying."), ("label", "text", "Name of the episode."), _SESSION, _TURN,
        ("end_session", "whole", "Session in which it ends."), ("end_turn", "whole", "Last turn."),
        ("marker", "yesno", "An episode without length."), ("definition", "text", "Which definition of rupture it meets (D1–D5)."),
        ("components", "list", "task, goal, bond."), ("resolution", "number", "Observers' resolution 1–5 in the last session."),
        ("complete", "yesno", "Both sides are described or their absence is explained."),
        ("missing", "text", "What is still open."), _NOTE, _X, ("x2", "number", "Where it ends on the axis.")),
    "contributions": _columns(
        _ID, ("episode", "text", "Id of the episode."), _BY, ("role", "text", "The contributor's role."), _SESSION, _TURN,
        ("quote", "text", "The words."), ("reason_absent", "text", "Why there are no words."),
        ("awareness", "text", "conscious, out-of-awareness, undetermined or not-assessed."), _NOTE),
    "perspectives": _columns(
        _ID, ("episode", "text", "Id of the episode."), ("label", "text", "Name of the episode."), _BY,
        ("role", "text", "patient, therapist or observer."), ("intensity", "number", "0 asked and none reported, 1–5; missing: not asked."),
        ("words", "text", "How that person put it."), ("source", "text", "Where the account comes from.")),
    "stages": _columns(
        _ID, ("episode", "text", "Id of the episode."), ("stage", "text", "W1–W4 or C1–C6."), _SESSION, _TURN, _NOTE),
    "memos": _columns(
        _ID, ("title", "text", "Title."), ("kind", "text", "Kind of memo."), _BY, ("written", "text", "When, as the author dates it."),
        ("text", "text", "The memo."), ("about", "list", "Ids of what it is about."), _SESSION,
        ("form", "text", "Form it follows, if any."), _X),
    "life_events": _columns(
        _ID, ("date", "text", "ISO date or relative week."), ("title", "text", "What happened."), _NOTE, _SESSION, _X),
    "consent": _columns(
        _ID, ("about", "text", "What it covers: the case, a session, an excerpt, a rating."), _BY,
        ("purposes", "list", "What may be done."), ("granted", "text", "Since when."), ("until", "text", "Until when."),
        ("withdrawn", "text", "When it was withdrawn."), _NOTE),
    "codes": _columns(
        _ID, ("codebook", "text", "Codebook it belongs to."), ("code", "text", "The code."), ("name", "text", "Its name."),
        ("family", "text", "First part of the code."), ("definition", "text", "When to use it."), ("include", "text", "Also this."),
        ("exclude", "text", "But not this."), ("version", "whole", "Version of the definition."),
        ("key", "text", "The key that sets it, if it has one."), ("order", "whole", "Its place in the codebook.")),
    "measures": _columns(
        ("measure", "text", "Id."), ("name", "text", "Name."), ("citation", "text", "Source."), ("scale", "text", "Scale."),
        ("low", "number", "Lowest value."), ("high", "number", "Highest value."), ("direction", "text", "higher, lower or none is better."),
        ("score", "text", "mean or sum of items."), ("key", "text", "Where the scoring key comes from.")),
    "links": _columns(
        _ID, ("source", "text", "From."), ("type", "text", "supports, contradicts, consequence-of and others."), ("target", "text", "To."), _NOTE),
    "journal": _columns(
        ("entry", "whole", "Number of the entry."), ("at", "text", "When (UTC)."), ("actor", "text", "Who."),
        ("host", "text", "From where: notebook, command line and others."), ("command", "text", "What was done."),
        ("changes", "whole", "How many records changed."), ("what", "text", "In a sentence."), ("reason", "text", "Why."),
        ("undoes", "whole", "The entry it takes back.")),
    "timeline": _columns(
        ("kind", "text", "session, rating, episode, memo, life_event or coded."), _ID, _SESSION, _POSITION,
        ("end_session", "whole", "Session in which it ends."), ("end_position", "number", "Place at which it ends."),
        _X, ("x2", "number", "Where it ends on the axis."), _BY, ("role", "text", "Role of the participant."),
        ("name", "text", "Name of the participant."), ("measure", "text", "Measure, for a rating."), ("scale", "text", "Scale, for a rating."),
        ("timing", "text", "Timing, for a rating."), ("value", "number", "Value of a rating; number of coded passages; number of turns of a session."),
        ("low", "number", "Lowest possible value."), ("high", "number", "Highest possible value."),
        ("type", "text", "Type of an episode, kind of a memo."), ("marker", "yesno", "An episode without length."),
        ("state", "text", "Of a session, a rating or an episode."), ("resolution", "number", "Of an episode: observers' 1–5."),
        ("label", "text", "Its name."), ("basis", "text", "clock, words or order: how positions inside the session were found."),
        ("says", "text", "One sentence: what, who, when.")),
}


def empty(table: str) -> pd.DataFrame:
    """The table without rows, with its columns and their types."""
    return typed(table, pd.DataFrame({c.name: pd.Series(dtype=DTYPES[c.type]) for c in TABLES[table]}))


def typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the table's columns, in order and in type."""
    return frame[[c.name for c in TABLES[table]]].astype({c.name: DTYPES[c.type] for c in TABLES[table]})


def frame(table: str, rows: list[tuple] | list[dict]) -> pd.DataFrame:
    """Rows (tuples in column order, or dicts) as the table."""
    if not rows:
        return empty(table)
    return typed(table, pd.DataFrame.from_records(rows, columns=[c.name for c in TABLES[table]]))
