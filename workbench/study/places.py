"""What a person points at (session 7, turns 41 to 58, rows of a table) as anchors, passages and ids."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral
from typing import Any

import pandas as pd

from workbench.domain import Anchor, CaseFile, NotFound, Passage, Refused
from workbench.domain.ids import session_of

Turns = tuple[int, int] | int | None


def pair(turns: Turns) -> tuple[int, int] | None:
    """One turn or a first and a last one, as first and last."""
    if turns is None:
        return None
    first, last = (turns, turns) if isinstance(turns, Integral) else turns
    if last < first:
        raise Refused(f"Turns {first} to {last}: the last lies before the first.")
    return int(first), int(last)


def anchor(file: CaseFile, *, session: int, turns: Turns = None, end_session: int | None = None,
           end_turn: int | None = None) -> Anchor:
    """The stretch from a session (or a turn of it) to the same or a later one."""
    both = pair(turns)
    last_session = session if end_session is None else end_session
    last_turn = end_turn if end_turn is not None else both[1] if both and end_session in (None, session) else None
    return Anchor(session=file.session(session).id, turn=file.turn(session, both[0]).id if both else "",
                  end_session=file.session(last_session).id,
                  end_turn=file.turn(last_session, last_turn).id if last_turn is not None else "")


def passage(file: CaseFile, *, session: int, turn: int, quote: str = "", start: int | None = None,
            end: int | None = None) -> Passage:
    """Words of one turn: all of it, a quote that stands there once, or from one code point to another."""
    record = file.turn(session, turn)
    words = file.words(record.id)
    if quote and start is None:
        found = words.count(quote)
        if found != 1:
            raise Refused(f"Session {session}, turn {turn}: “{quote[:60]}” "
                          + ("does not stand there." if not found else f"stands there {found} times; say from where (start=…)."))
        start = words.index(quote)
    start = 0 if start is None else start
    end = (start + len(quote) if quote else len(words)) if end is None else end
    return Passage.cut(record.id, record.text, words, int(start), int(end))


def passages(file: CaseFile, rows: pd.DataFrame) -> list[Passage]:
    """The passages of the rows of `find`, `passages`, `annotations` or `turns`."""
    if {"turn_id", "start", "end"} <= set(rows.columns):
        ids = rows["turn_id"]
    elif {"session", "turn"} <= set(rows.columns):
        ids = [file.turn(int(s), int(t)).id for s, t in zip(rows["session"], rows["turn"])]
    else:
        raise Refused("These rows do not say where they stand: they need session and turn, as in case.find(…).")
    ids = list(ids)
    file.shelves["turn"].load({session_of(id) for id in ids})
    texts = {id: file.get(id).text for id in ids}
    words = file.texts.words(set(texts.values())) if texts else {}
    if "quote" not in rows.columns:  # turns: each as a whole
        return [Passage.cut(id, texts[id], words[texts[id]], 0, len(words[texts[id]])) for id in ids]
    return [_cut(file, id, texts[id], words[texts[id]], int(s), int(e), q)
            for id, s, e, q in zip(ids, rows["start"], rows["end"], rows["quote"])]


def _cut(file: CaseFile, turn: str, text: str, words: str, start: int, end: int, quote: str) -> Passage:
    cut = Passage.cut(turn, text, words, start, end)
    if quote and cut.quote != quote:
        raise Refused(f"Turn {file.number(turn)} no longer says “{quote[:60]}” there; it was corrected meanwhile. Search again.")
    return cut


def about(file: CaseFile, case: str, things: Any) -> tuple[tuple[str, ...], tuple[Passage, ...]]:
    """What a memo is about: ids, and passages where rows of words are given."""
    if things is None:
        return (case,), ()
    if isinstance(things, str):
        return (ref(file, case, things),), ()
    if isinstance(things, pd.DataFrame):
        if "id" in things.columns:
            return tuple(things["id"]), ()
        return (), tuple(passages(file, things))
    if isinstance(things, Iterable):
        pairs = [about(file, case, thing) for thing in things]
        return tuple(r for refs, _ in pairs for r in refs), tuple(p for _, ps in pairs for p in ps)
    raise Refused("A memo is about an id, rows of a table, or a list of them.")


def ref(file: CaseFile, case: str, name: str) -> str:
    """The id behind a name such as `session:14`, `turn:14:37`, `episode:the-long-yes`, `participant:patient` or an id."""
    kind, _, rest = name.partition(":")
    if not rest:
        return case if name == "case" else file.get(name).id
    if kind == "session":
        return file.session(int(rest)).id
    if kind == "turn":
        session, _, turn = rest.partition(":")
        return file.turn(int(session), int(turn)).id
    if kind == "participant":
        return file.participant(rest).id
    if kind == "episode":
        for episode in file.all("episode"):
            if rest in (episode.key, episode.label):
                return episode.id
    if kind == "code":
        return file.code(rest).id
    raise NotFound(f"There is nothing called {name!r} in this case.")
