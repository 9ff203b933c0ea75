"""Ground truth for corrected transcripts: a random editor that knows where every character went.

Each character of a transcript carries a number. The editor works on numbered characters and tells the workbench
only the words; afterwards `judge` compares where a coding lies with where its numbered characters are. The table
of figures in docs/explanation/anchors.md is printed by `python -m tests.domain.truth`.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from workbench.domain import Annotation, CaseFile, Change, Code, Codebook, Command, Participant, Passage, Session
from workbench.domain import Text, Turn
from workbench.domain.correcting import CorrectTurn, DropTurn, InsertTurn, MergeTurns, MoveTurn, SplitTurn

ANNOMI = Path(__file__).resolve().parents[3] / "shared" / "samples" / "annomi" / "annomi_even.csv"
WORD = re.compile(r"[\w'’\-]+")
LETTERS = "abcdefghijklmnopqrstuvwxyz"

Transcript = list[tuple[str, str]]  # who speaks, words


# transcripts

def transcripts() -> list[Transcript]:
    """The AnnoMI transcripts where they are at hand, else invented ones of the same shape."""
    return real() if ANNOMI.exists() else [invented(random.Random(n)) for n in range(20)]


def real() -> list[Transcript]:
    """The AnnoMI transcripts; an utterance that several annotators coded counts once."""
    turns: dict[str, dict[str, tuple[str, str]]] = {}
    with ANNOMI.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            who = "therapist" if row["interlocutor"] == "therapist" else "patient"
            turns.setdefault(row["transcript_id"], {}).setdefault(row["utterance_id"], (who, row["utterance_text"]))
    return [list(by_id.values()) for by_id in turns.values()]


SAID = ("I don't know, I don't know what to say.", "It's, you know, it's the same thing every week.",
        "No, no, no, that's not what I meant.", "And then he said, well, you know how he is.",
        "I mean, I wanted to call you, and then I didn't call you.", "So what was that like, when she left the room?",
        "It was fine. It was fine, really.", "You said you were angry, and then you said it was fine.",
        "My father used to do that, he used to just stop talking.", "I was so tired… so tired, I couldn't even eat.",
        "And I wonder whether it is like that here, too, with me?", "Maybe. I don't know. Maybe a little.",
        "The hour is nearly over, and you bring it now.", "I thought about what you said about the hour.")
NODS = ("Mm-hmm.", "Yeah.", "Yeah, yeah.", "Right.", "Okay.", "Sure, sure.", "No.", "[pause]")


def invented(rng: random.Random, turns: int = 75) -> Transcript:
    """A transcript nobody spoke: repeated phrases, half-sentences and nods, as in the talk of therapy."""
    made = []
    for n in range(turns):
        nod = rng.random() < 0.3
        words = rng.choice(NODS) if nod else " ".join(rng.choices(SAID, k=rng.choice((1, 1, 2, 3, 6))))
        made.append(("therapist" if n % 2 else "patient", words))
    return made


# the case that holds them

def a_case(transcript: Transcript) -> CaseFile:
    """A file with one session of these turns."""
    people = [Participant(id=f"par_{key}", key=key, role=key) for key in ("patient", "therapist", "analyst")]
    shared = [*people, Codebook(id="cbk_1", slug="book"), Code(id="cod_1", slug="code", codebook="cbk_1"),
              Session(id="ses_0a", case="cas_1", number=1)]
    spoken = []
    for n, (by, words) in enumerate(transcript, 1):
        text = Text(id=f"txt_0a_{n:04}_1_0000", case="cas_1", turn=f"trn_0a_{n:04}", words=words)
        spoken += [text, Turn(id=text.turn, case="cas_1", session="ses_0a", order=float(n), by=by, text=text.id,
                              length=len(words), words=len(words.split()))]
    return CaseFile(case="cas_1").apply([Change(None, record) for record in (*shared, *spoken)], 1)


def coding(file: CaseFile, turn: str, start: int, end: int, id: str = "ann_0a_1") -> Annotation:
    """One coding of a stretch of a turn."""
    passage = Passage.cut(turn, file.get(turn).text, file.words(turn), start, end)
    return Annotation(id=id, case="cas_1", code="cod_1", coder="analyst", passage=passage)


def random_span(rng: random.Random, words: str) -> tuple[int, int]:
    """A stretch as a coder would mark it: mostly whole words, sometimes a whole turn, sometimes a slip mid-word."""
    found = [m.span() for m in re.finditer(r"\S+", words)]
    if rng.random() < 0.1:
        return 0, len(words)
    if rng.random() < 0.1:
        start = rng.randrange(len(words))
        return start, rng.randint(start + 1, min(len(words), start + 60))
    first = rng.randrange(len(found))
    last = min(len(found) - 1, first + rng.randrange(15))
    return found[first][0], found[last][1]


# the editor

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


def light(paper: Paper, file: CaseFile, rng: random.Random, edits: int, at_once: int) -> Iterator[Command]:
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


def heavy(paper: Paper, run: Run, rng: random.Random, edits: int, at_once: int) -> Iterator[Command]:
    """Half operations on whole turns, half edits inside turns, `at_once` of these in one command."""
    done = 0
    while done < edits:
        if rng.random() < 0.5:
            command = rng.choice(ON_TURNS)(paper, run.file, rng)
            done += 1
        else:
            turn = any_turn(paper, rng)
            scribble(paper, turn, rng, at_once)
            command = correct(paper, turn)
            done += at_once
        if command:
            yield command


# one transcript from coding to verdict

@dataclass
class Run:
    """One transcript, its codings and the numbers of the characters each coding was made on."""

    file: CaseFile
    paper: Paper
    coded: dict[str, frozenset[int]]
    times: list[float] = field(default_factory=list)  # seconds per command, decide and apply

    def carry_out(self, command: Command) -> None:
        """Do a command, and see that the file says what the paper says."""
        begun = time.perf_counter()
        self.file = self.file.apply(tuple(command.decide(self.file)), self.file.entry + 1)
        self.times.append(time.perf_counter() - begun)
        assert [t.id for t in self.file.turns("ses_0a")] == self.paper.order
        turn = getattr(command, "turn", self.paper.order[0])
        if turn in self.paper.chars:
            assert self.file.words(turn) == self.paper.words(turn)


def begin(transcript: Transcript, rng: random.Random, codings: int = 40) -> Run:
    """A coded transcript."""
    file, coded, made = a_case(transcript), {}, []
    paper = Paper.of(file)
    for n in range(codings):
        turn = rng.choice(paper.order)
        start, end = random_span(rng, paper.words(turn))
        while not paper.words(turn)[start:end].strip():
            start, end = random_span(rng, paper.words(turn))
        made.append(coding(file, turn, start, end, f"ann_0a_{n}"))
        coded[made[-1].id] = frozenset(
            number for number, char in list(zip(paper.numbers[turn], paper.chars[turn], strict=True))[start:end]
            if not char.isspace())
    return Run(file.apply([Change(None, a) for a in made], 2), paper, coded)


EXACT, REVIEW, CUT, GONE, SILENT = "exact", "review", "cut in two, listed", "gone, listed", "SILENT"


def judge(run: Run, placed: Callable[[Annotation], Passage | None] | None = None) -> Iterator[tuple[str, str]]:
    """Of each coding its id and what became of it.

    Exact: in the turn where its characters are, holding every one of them that still exists and no older character
    that was not its own; characters typed in later may fall on either side of its ends, and white space is not
    counted. Anything else that is not on the review list is silent.
    """
    at = {n: id for id in run.paper.order for n in run.paper.numbers[id] if n >= 0}
    blank = {n for id in run.paper.order
             for n, c in zip(run.paper.numbers[id], run.paper.chars[id], strict=True) if c.isspace()}
    for annotation in run.file.all("annotation"):
        passage = placed(annotation) if placed else annotation.passage
        alive = {n for n in run.coded[annotation.id] if n in at}
        turns = {at[n] for n in alive}
        if passage is None or passage.loose:
            yield annotation.id, GONE if not alive else CUT if len(turns) > 1 else REVIEW
        elif turns == {passage.turn} and alive == {
                n for n in run.paper.numbers[passage.turn][passage.start:passage.end] if n >= 0 and n not in blank}:
            yield annotation.id, EXACT
        else:
            yield annotation.id, SILENT


@dataclass(frozen=True)
class Trial:
    """A kind of editing, how much of it, and how many edits one command carries."""

    name: str
    heavy: bool
    edits: int
    at_once: int

    def run(self, transcript: Transcript, seed: int | str, codings: int = 40) -> Run:
        """Code a transcript at random, then correct it at random."""
        rng = random.Random(f"{self.name} {seed}")
        run = begin(transcript, rng, codings)
        steps = heavy(run.paper, run, rng, self.edits, self.at_once) if self.heavy else light(
            run.paper, run.file, rng, self.edits, self.at_once)
        for command in steps:
            run.carry_out(command)
        return run


TRIALS = (Trial("light, 20 edits, one at a time", False, 20, 1), Trial("light, 20 edits, a turn at a time", False, 20, 0),
          Trial("light, 60 edits, one at a time", False, 60, 1), Trial("light, 60 edits, a turn at a time", False, 60, 0),
          Trial("heavy, 60 edits, one at a time", True, 60, 1), Trial("heavy, 60 edits, three at a time", True, 60, 3))


@dataclass
class Verdict:
    """What became of many codings."""

    found: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """Count one more transcript."""
        self.found.update(what for _, what in judge(run))
        self.times += run.times

    @property
    def whole(self) -> int:
        """Codings whose words still stand in one turn; those placed silently wrong are counted among them."""
        return self.found[EXACT] + self.found[REVIEW] + self.found[SILENT]

    @property
    def exact(self) -> float:
        return self.found[EXACT] / self.whole

    @property
    def review(self) -> float:
        return self.found[REVIEW] / self.whole


def verdict(trial: Trial, papers: list[Transcript], seeds: range, codings: int = 40) -> Verdict:
    """A trial on many transcripts with several seeds."""
    result = Verdict()
    for seed in seeds:
        for n, transcript in enumerate(papers):
            result.add(trial.run(transcript, f"{seed}/{n}", codings))
    return result


def main(seeds: int = 3) -> None:
    """Print the table of figures."""
    papers = transcripts()
    print(f"{len(papers)} transcripts, {sum(map(len, papers))} turns, "
          f"{'AnnoMI' if ANNOMI.exists() else 'invented'}; {seeds} seeds, 40 codings each\n")
    print("| edits | codings | words gone | cut in two | words in one turn | exact | to review | **silent** | ms p50 | p95 |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for trial in TRIALS:
        v = verdict(trial, papers, range(seeds))
        ms = sorted(1000 * t for t in v.times)
        print(f"| {trial.name} | {v.found.total()} | {v.found[GONE]} | {v.found[CUT]} | {v.whole} | {v.exact:.2%} "
              f"| {v.review:.2%} | **{v.found[SILENT]}** | {ms[len(ms) // 2]:.1f} | {ms[len(ms) * 95 // 100]:.1f} |",
              flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
