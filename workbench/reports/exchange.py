"""The exchange: the turns of an episode word for word, as many as fit; what is left out is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.domain import CaseFile, Episode

from .fields import says
from .leave import Leave
from .people import Person, speaker
from .quotes import MARK
from .spans import locator, timed, turns_of
from .words import Styled, clock, numbered, spoken, styled

WHOLE = 14  # turns up to which an episode is shown whole
MOST = 18  # turns shown of a longer one


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the exchange: a turn, or a remark about turns that are not shown."""

    label = "line"

    who: Person | None = says("Who speaks; nobody on a line about turns left out.")
    words: Styled = says("The words of the turn, or [turns 42 and 43 left out].")
    locator: str = says("Session and turn: s11 t38.")
    time: str = says("Time in the recording: 24:15.")
    place: str = says("Session, turn and time: s11 t38 24:15.")
    shown: bool = says("Whether the line is a turn; otherwise it says what was left out or withheld.")


def exchange(
    file: CaseFile, leave: Leave, episode: Episode, corrected: Iterable[str] = ()
) -> tuple[Line, ...]:
    """The turns of an episode, in order; `corrected` are turns of which marked words were corrected since."""
    return tuple(_lines(file, leave, chosen(file, episode), frozenset(corrected)))


def chosen(file: CaseFile, episode: Episode) -> list[str]:
    """The turns that are shown: all of a short episode; around what is described and coded in a long one."""
    span = turns_of(file, episode)
    if len(span) <= WHOLE and len({file.get(t).session for t in span}) <= 1:
        return span
    described = [c.passage.turn for c in file.parts(episode.id, "contribution") if c.passage]
    staged = [s.anchor.turn for s in file.parts(episode.id, "stage") if s.anchor.turn]
    if len({file.get(t).session for t in span}) > 1:
        return _in_order(file, set(described) | set(staged) or set(span[:1] + span[-1:]))
    at = {t: n for n, t in enumerate(span)}
    inside = [t for t in described if t in at]
    near = [span[n] for t in inside for n in (at[t] - 1, at[t] + 1) if 0 <= n < len(span)]
    coded = _coded(file, at)
    wishes = [*described, *span[:1], *span[-1:], *staged, *near, *coded, *(() if inside or coded else span)]
    return _in_order(file, list(dict.fromkeys(wishes))[:MOST])


def _coded(file: CaseFile, at: dict[str, int]) -> list[str]:
    """Coded turns of the stretch, those with most codings first."""
    counts: dict[str, int] = {}
    for session in {file.get(t).session for t in at}:
        for annotation in file.all("annotation", session):
            if annotation.passage.turn in at:
                counts[annotation.passage.turn] = counts.get(annotation.passage.turn, 0) + 1
    return sorted(counts, key=lambda t: (-counts[t], at[t]))


def _in_order(file: CaseFile, turns: Iterable[str]) -> list[str]:
    return sorted(turns, key=lambda t: (file.get(file.get(t).session).number, file.number(t)))


def _lines(file: CaseFile, leave: Leave, turns: list[str], corrected: frozenset[str]) -> Iterator[Line]:
    words = file.texts.words([file.get(t).text for t in turns])
    before = None
    held: list[int] = []
    for turn in turns:
        record, n = file.get(turn), file.number(turn)
        if before is not None and (record.session, n) != (before[0], before[1] + 1):
            yield from _withheld(held)
            held = []
            yield from _gap(before, record.session, n)
        before = (record.session, n)
        if not leave.turn(turn):
            held.append(n)
            continue
        yield from _withheld(held)
        held = []
        said = spoken(words[record.text])
        yield Line(
            who=speaker(file, record.by, record.speaker),
            words=said + styled("Mark", MARK) if turn in corrected else said,
            locator=locator(file, turn),
            time=clock(record.start),
            place=timed(file, turn),
            shown=True,
        )
    yield from _withheld(held)


def _gap(before: tuple[str, int], session: str, n: int) -> Iterator[Line]:
    """What lies between two turns that do not follow each other; a change of session shows in the places."""
    if before[0] == session:
        yield _remark(f"[{numbered('turn', range(before[1] + 1, n))} left out]")
    else:
        yield _remark("[…]")


def _withheld(numbers: list[int]) -> Iterator[Line]:
    if numbers:
        yield _remark(f"[{numbered('turn', numbers)} withheld]")


def _remark(words: str) -> Line:
    return Line(who=None, words=styled("Aside", words), locator="", time="", place="", shown=False)
