"""A random editor of transcripts who knows where every character went.

It works on numbered characters and tells the workbench only the words, or which turn it split, joined, moved,
inserted or dropped.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from workbench.domain import CaseFile, Command
from workbench.domain.correcting import CorrectTurn, DropTurn, InsertTurn, MergeTurns, MoveTurn, SplitTurn

WORD = re.compile(r"[\w'’\-]+")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class Paper:
    """The transcript as the editor sees it: of each turn its characters, and the number of each character."""

    chars: dict[str, list[str]]
    numbers: dict[str, list[int]]
    order: list[str]
    vocabulary: list[str]
    fresh: Iterator[int] = field(default_factory=lambda: count(-1, -1))  # typed in later: below zero
    taken: dict[tuple[str, int, int, str], list[int]] = field(default_factory=dict)  # out by the present command

    @classmethod
    def of(cls, file: CaseFile) -> Paper:
        """The paper of a file's only session."""
        number, order = count(), [t.id for t in file.turns("ses_0a")]
        chars = {id: list(file.words(id)) for id in order}
        words = [w for id in order for w in WORD.findall(file.words(id))]
        return cls(chars, {id: [next(number) for _ in c] for id, c in chars.items()}, order, words or ["well"])

    def words(self, turn: str) -> str:
        """The words of a turn now."""
        return "".join(self.chars[turn])

    def replace(self, turn: str, start: int, end: int, typed: str) -> None:
        """Take characters out and type others in.

        What is typed where the same was taken out before the words were saved was never gone for any reader: it
        gets its numbers back.
        """
        chars, numbers = self.chars[turn], self.numbers[turn]
        beside = (numbers[start - 1] if start else 0, numbers[end] if end < len(numbers) else 0)
        self.taken[(turn, *beside, "".join(chars[start:end]).casefold())] = numbers[start:end]
        back = self.taken.get((turn, *beside, typed.casefold()))
        chars[start:end] = typed
        numbers[start:end] = back if back and len(back) == len(typed) else [next(self.fresh) for _ in typed]


def typo(paper: Paper, turn: str, rng: random.Random) -> None:
    """One letter of a word wrong, missing, doubled up or swapped with the next."""
    start, end = rng.choice([m.span() for m in WORD.finditer(paper.words(turn))])
    at, kind = rng.randrange(start, end), rng.randrange(4)
    if kind == 3 and at + 1 < end:
        if paper.chars[turn][at] == paper.chars[turn][at + 1]:
            return
        for row in (paper.chars[turn], paper.numbers[turn]):
            row[at], row[at + 1] = row[at + 1], row[at]
    else:
        paper.replace(turn, at, at + (kind != 0), "" if kind == 2 else rng.choice(LETTERS))


def drop_word(paper: Paper, turn: str, rng: random.Random) -> None:
    """A word taken out, with a space beside it."""
    words = paper.words(turn)
    start, end = rng.choice([m.span() for m in WORD.finditer(words)])
    if words[end:end + 1] == " ":
        end += 1
    elif words[:start].endswith(" "):
        start -= 1
    paper.replace(turn, start, end, "")


def add_word(paper: Paper, turn: str, rng: random.Random) -> None:
    """A word of this transcript put in before another."""
    start = rng.choice([m.start() for m in WORD.finditer(paper.words(turn))])
    paper.replace(turn, start, start, rng.choice(paper.vocabulary) + " ")


def point(paper: Paper, turn: str, rng: random.Random) -> None:
    """A punctuation mark changed or taken out, or one put in after a word."""
    words = paper.words(turn)
    marks = [m.start() for m in re.finditer(r"[.,?!;:…]", words)]
    if marks and rng.random() < 0.6:
        at = rng.choice(marks)
        paper.replace(turn, at, at + 1, rng.choice(["", ",", ".", "?", "…"]))
    else:
        at = rng.choice([m.end() for m in WORD.finditer(words)])
        paper.replace(turn, at, at, rng.choice(",.?!…"))


def case(paper: Paper, turn: str, rng: random.Random) -> None:
    """The first letter of a word from small to capital or back; it remains the same letter."""
    at = rng.choice([m.start() for m in WORD.finditer(paper.words(turn))])
    letter = paper.chars[turn][at].swapcase()
    if len(letter) == 1:
        paper.chars[turn][at] = letter


def space(paper: Paper, turn: str, rng: random.Random) -> None:
    """Two words joined, or one written apart."""
    words = paper.words(turn)
    gaps = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", words)]
    if gaps and rng.random() < 0.5:
        at = rng.choice(gaps)
        paper.replace(turn, at, at + 1, "")
    else:
        at = rng.choice([m.start() for m in re.finditer(r"(?<=\w)(?=\w)", words)] or [0])
        paper.replace(turn, at, at, " " if at else "")


IN_TURN: dict[Callable[[Paper, str, random.Random], None], int] = {
    typo: 35, drop_word: 15, add_word: 15, point: 15, case: 15, space: 5}


def scribble(paper: Paper, turn: str, rng: random.Random, times: int = 1) -> None:
    """Some random edits inside one turn; one that would leave it without words is taken back."""
    for _ in range(times):
        if not WORD.search(paper.words(turn)):
            return
        before = paper.chars[turn][:], paper.numbers[turn][:]
        rng.choices(list(IN_TURN), weights=list(IN_TURN.values()))[0](paper, turn, rng)
        if not paper.words(turn).strip():
            paper.chars[turn], paper.numbers[turn] = before


def any_turn(paper: Paper, rng: random.Random) -> str:
    """A turn, the longer the likelier, as slips of transcription fall."""
    return rng.choices(paper.order, weights=[len(paper.chars[id]) for id in paper.order])[0]


def correct(paper: Paper, turn: str) -> Command:
    """The command that brings the words of a turn to where the editor has them."""
    paper.taken.clear()
    return CorrectTurn(turn=turn, words=paper.words(turn))


# operations on whole turns: each changes the paper and answers with the command

def split(paper: Paper, file: CaseFile, rng: random.Random) -> Command | None:
    turn = any_turn(paper, rng)
    words = paper.words(turn)
    at = rng.choice([m.start() for m in re.finditer(r"\s", words)] or [0])
    head, tail = len(words[:at].rstrip()), len(words) - len(words[at:].lstrip())
    if not head or tail == len(words):
        return None
    command = SplitTurn(turn=turn, at=at)
    second = next(c.id for c in command.decide(file) if c.table == "turn" and c.before is None)
    for row in (paper.chars, paper.numbers):
        row[second], row[turn] = row[turn][tail:], row[turn][:head]
    paper.order.insert(paper.order.index(turn) + 1, second)
    return command


def merge(paper: Paper, file: CaseFile, rng: random.Random) -> Command | None:
    if len(paper.order) < 3:
        return None
    at = rng.randrange(len(paper.order) - 1)
    first, second = paper.order[at:at + 2]
    paper.chars[first] += [" ", *paper.chars.pop(second)]
    paper.numbers[first] += [next(paper.fresh), *paper.numbers.pop(second)]
    paper.order.remove(second)
    return MergeTurns(turn=first, other=second, by=file.get(first).by)


def move(paper: Paper, file: CaseFile, rng: random.Random) -> Command | None:
    turn, after = rng.sample(paper.order, 2)
    paper.order.remove(turn)
    paper.order.insert(paper.order.index(after) + 1, turn)
    return MoveTurn(turn=turn, after=after)


def insert(paper: Paper, file: CaseFile, rng: random.Random) -> Command | None:
    words, after = paper.words(rng.choice(paper.order)), rng.choice(paper.order)  # a lookalike of another turn
    command = InsertTurn(session="ses_0a", after=after, words=words, by=rng.choice(("patient", "therapist")))
    turn = next(c.id for c in command.decide(file) if c.table == "turn" and c.before is None)
    paper.chars[turn], paper.numbers[turn] = list(words), [next(paper.fresh) for _ in words]
    paper.order.insert(paper.order.index(after) + 1, turn)
    return command


def drop(paper: Paper, file: CaseFile, rng: random.Random) -> Command | None:
    if len(paper.order) < 3:
        return None
    at = rng.randrange(len(paper.order))
    turn, heir = paper.order[at], paper.order[at - 1 if at else 1]
    paper.order.remove(turn)
    del paper.chars[turn], paper.numbers[turn]
    return DropTurn(turn=turn, keep_as_loose=heir)


ON_TURNS = (split, merge, move, insert, drop)


def light(paper: Paper, rng: random.Random, edits: int, at_once: int) -> Iterator[Command]:
    """Edits inside turns; `at_once` 1 gives one command an edit, 0 one for each turn read through."""
    if at_once:
        for _ in range(edits):
            turn = any_turn(paper, rng)
            scribble(paper, turn, rng)
            yield correct(paper, turn)
        return
    for turn, times in Counter(any_turn(paper, rng) for _ in range(edits)).items():
        scribble(paper, turn, rng, times)
        yield correct(paper, turn)


def heavy(paper: Paper, file: Callable[[], CaseFile], rng: random.Random, edits: int, at_once: int) -> Iterator[Command]:
    """Half operations on whole turns, half edits inside turns, `at_once` of these in one command.

    `file` answers with the file as the commands so far have left it.
    """
    done = 0
    while done < edits:
        if rng.random() < 0.5:
            command = rng.choice(ON_TURNS)(paper, file(), rng)
            done += 1
        else:
            turn = any_turn(paper, rng)
            scribble(paper, turn, rng, at_once)
            command = correct(paper, turn)
            done += at_once
        if command:
            yield command
