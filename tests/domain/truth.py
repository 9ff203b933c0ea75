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
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from workbench.domain import Annotation, CaseFile, Change, Code, Codebook, Command, Participant, Passage, Session
from workbench.domain import Text, Turn
from workbench.domain.correcting import SplitTurn

from .editor import Paper, heavy, light

ANNOMI = Path(__file__).resolve().parents[3] / "shared" / "samples" / "annomi" / "annomi_even.csv"

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


# from coding to verdict

@dataclass
class Run:
    """One transcript, its codings and the numbers of the characters each coding was made on."""

    file: CaseFile
    paper: Paper
    coded: dict[str, frozenset[int]]
    made: dict[str, Passage]  # as they were made
    times: list[float] = field(default_factory=list)  # seconds per command, decide and apply
    cut: set[str] = field(default_factory=set)  # codings through which a split went

    def carry_out(self, command: Command) -> None:
        """Do a command, and see that the file says what the paper says."""
        begun = time.perf_counter()
        self.file = self.file.apply(tuple(command.decide(self.file)), self.file.entry + 1)
        self.times.append(time.perf_counter() - begun)
        assert [t.id for t in self.file.turns("ses_0a")] == self.paper.order
        turn = getattr(command, "turn", self.paper.order[0])
        if turn in self.paper.chars:
            assert self.file.words(turn) == self.paper.words(turn)
        if isinstance(command, SplitTurn):
            parts = [set(self.paper.numbers[id]) for id in self.paper.order[self.paper.order.index(turn):][:2]]
            self.cut |= {id for id, numbers in self.coded.items() if all(numbers & part for part in parts)}


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
    return Run(file.apply([Change(None, a) for a in made], 2), paper, coded, {a.id: a.passage for a in made})


EXACT, REVIEW, CUT, GONE, SILENT = "exact", "review", "cut in two, listed", "gone, listed", "SILENT"


def judge(run: Run, placed: Callable[[Annotation], Passage | None] | None = None) -> Iterator[tuple[str, str]]:
    """Of each coding its id and what became of it.

    Exact: in the turn where its characters are, holding every one of them that still exists and no older character
    that was not its own; characters typed in later may fall on either side of its ends, and white space is not
    counted. Anything else that is not on the review list is silent. A passage holds one turn, so one through which
    a split went can only be listed; it counts apart, even where its other half was dropped later.
    """
    at = {n: id for id in run.paper.order for n in run.paper.numbers[id] if n >= 0}
    blank = {n for id in run.paper.order
             for n, c in zip(run.paper.numbers[id], run.paper.chars[id], strict=True) if c.isspace()}
    for annotation in run.file.all("annotation"):
        passage = placed(annotation) if placed else annotation.passage
        alive = {n for n in run.coded[annotation.id] if n in at}
        turns = {at[n] for n in alive}
        if passage is None or passage.loose:
            yield annotation.id, GONE if not alive else CUT if annotation.id in run.cut else REVIEW
        elif turns == {passage.turn} and alive == {
                n for n in run.paper.numbers[passage.turn][passage.start:passage.end] if n >= 0 and n not in blank}:
            yield annotation.id, EXACT
        else:
            yield annotation.id, SILENT


def as_it_was(run: Run) -> Callable[[Annotation], Passage | None]:
    """What becomes of codings that keep their numbers and never learn of the correction."""
    return lambda annotation: run.made[annotation.id]


def by_first_alignment(run: Run) -> Callable[[Annotation], Passage | None]:
    """What becomes of codings that follow one diff of words and take it at its word."""
    def placed(annotation: Annotation) -> Passage | None:
        made = run.made[annotation.id]
        old, new = run.file.texts.words([made.text])[made.text], run.file.words(made.turn)
        was, now = ([m.span() for m in re.finditer(r"\w+|[^\w\s]", words)] for words in (old, new))
        match = SequenceMatcher(None, [old[a:b] for a, b in was], [new[a:b] for a, b in now], autojunk=False)
        here = [now[j + k] for i, j, n in match.get_matching_blocks() for k in range(n)
                if was[i + k][1] > made.start and was[i + k][0] < made.end]
        return made.but(start=here[0][0], end=here[-1][1]) if here else None
    return placed


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
        steps = partial(heavy, run.paper, lambda: run.file) if self.heavy else partial(light, run.paper)
        for command in steps(rng, self.edits, self.at_once):
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

    def add(self, run: Run, placed: Callable[[Annotation], Passage | None] | None = None) -> None:
        """Count one more transcript."""
        self.found.update(what for _, what in judge(run, placed))
        self.times += run.times

    @property
    def whole(self) -> int:
        """Codings whose words still stand, never cut in two; those placed silently wrong are counted among them."""
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
    """Print the table of figures, and beside it what simpler ways would have done with the same light edits."""
    papers = transcripts()
    print(f"{len(papers)} transcripts, {sum(map(len, papers))} turns, "
          f"{'AnnoMI' if ANNOMI.exists() else 'invented'}; {seeds} seeds, 40 codings each\n")
    print("| edits | codings | words gone | cut in two | words stand whole | exact | to review | **silent** "
          "| ms p50 | p95 |\n|---|---|---|---|---|---|---|---|---|---|")
    for trial in TRIALS:
        v = verdict(trial, papers, range(seeds))
        ms = sorted(1000 * t for t in v.times)
        print(f"| {_row(trial.name, v)} | {ms[len(ms) // 2]:.1f} | {ms[len(ms) * 95 // 100]:.1f} |", flush=True)
    for way in (as_it_was, by_first_alignment):
        v = Verdict()
        for n, transcript in enumerate(papers):
            v.add(run := TRIALS[3].run(transcript, f"0/{n}"), way(run))
        print(f"| {_row(f'{TRIALS[3].name}: {way.__name__}', v)} | | |")


def _row(name: str, v: Verdict) -> str:
    return (f"{name} | {v.found.total()} | {v.found[GONE]} | {v.found[CUT]} | {v.whole} | {v.exact:.2%} "
            f"| {v.review:.2%} | **{v.found[SILENT]}**")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
