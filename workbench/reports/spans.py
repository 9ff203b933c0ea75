"""Where an episode, a stage or a memo lies, in turns and in words."""

from __future__ import annotations

from workbench.domain import Anchor, CaseFile, Episode

from .words import clock


def sessions_of(file: CaseFile, anchor: Anchor) -> list:
    """The sessions an anchor reaches over, in order."""
    first, last = file.get(anchor.session).number, file.get(anchor.end_session or anchor.session).number
    return sorted((s for s in file.all("session") if first <= s.number <= last), key=lambda s: s.number)


def turns_of(file: CaseFile, episode: Episode) -> list[str]:
    """The turns of an episode, in order; all turns of a session where only the session is named."""
    anchor, found = episode.anchor, []
    for session in sessions_of(file, anchor):
        found += [t.id for t in _within(file, anchor, session.id)]
    return found


def _within(file: CaseFile, anchor: Anchor, session: str) -> list:
    turns = file.turns(session)
    first, last = 0, len(turns)
    if session == anchor.session:
        if anchor.turn:
            first = file.number(anchor.turn) - 1
        elif anchor.clock is not None:
            first = next(
                (n for n, t in enumerate(turns) if (t.end or t.start or 0.0) > anchor.clock), len(turns)
            )
    if session == (anchor.end_session or anchor.session):
        end_turn = anchor.end_turn or ("" if anchor.end_session else anchor.turn)
        if end_turn:
            last = file.number(end_turn)
        elif anchor.end_clock is not None:
            last = next(
                (n for n, t in enumerate(turns) if t.start is not None and t.start > anchor.end_clock),
                len(turns),
            )
    return turns[first:last]


def locator(file: CaseFile, turn: str) -> str:
    """Session and turn as they stand beside a quote: s11 t38."""
    return f"s{file.get(file.get(turn).session).number} t{file.number(turn)}"


def timed(file: CaseFile, turn: str) -> str:
    """Session, turn and, where the recording has a clock, the time: s11 t38 24:15."""
    return f"{locator(file, turn)} {clock(file.get(turn).start)}".rstrip()


def where(file: CaseFile, anchor: Anchor) -> str:
    """An anchor in words: Session 11, turn 38 to session 13, turn 17."""
    number = lambda id: file.get(id).number
    start, end = anchor.session, anchor.end_session or anchor.session
    first = _turn(file, anchor.turn, anchor.clock)
    last = _turn(file, anchor.end_turn, anchor.end_clock)
    begin = f"session {number(start)}{', ' + first if first else ''}"
    if end != start:
        return f"{begin} to session {number(end)}{', ' + last if last else ''}"
    if not last or last == first:
        return begin
    same = first.rsplit(" ", 1)[0] == last.rsplit(" ", 1)[0]
    return (
        f"{begin} to {last.rsplit(' ', 1)[1]}".replace(", turn ", ", turns ")
        if same and first
        else f"{begin} to {last}"
    )


def _turn(file: CaseFile, turn: str, seconds: float | None) -> str:
    return f"turn {file.number(turn)}" if turn else f"minute {clock(seconds)}" if seconds is not None else ""
