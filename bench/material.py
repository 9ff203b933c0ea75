"""Material: the studies on which everything is measured, each built once, through the same doors as anybody's."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from workbench.domain import Annotation, Passage
from workbench.domain.commands import Annotate
from workbench.domain.ids import mint, session_of
from workbench.store import Store
from workbench.study import Case, Study

from . import corpus

CASE = "bench"
COLUMNS = {"session": "transcript_id"}
CODES = 7  # as many as the peers' project has
ASKED = 0.134  # the share of codings under the code that is asked for: 1,300 of 9,700


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything."""

    name: str
    transcripts: int = corpus.TRANSCRIPTS
    copies: int = 2  # of the transcripts in 1×
    times: int = 10
    codings: int = 9_700  # in 1×
    long: int = corpus.LONG
    sessions: int = 300
    turns: int = 600
    notes: int = 20_000  # codings of the long analysis
    acts: int = 200  # single codings that are timed
    repeats: int = 7


FULL = Size("full")
QUICK = Size(
    "quick", copies=1, times=4, codings=4_800, sessions=60, turns=200, notes=2_000, acts=40, repeats=5
)
TINY = Size(
    "tiny",
    transcripts=3,
    copies=1,
    times=2,
    codings=60,
    long=20,
    sessions=6,
    turns=20,
    notes=30,
    acts=4,
    repeats=1,
)


class Material:
    """Files and studies in a folder, made when first asked for."""

    def __init__(self, folder: Path, size: Size) -> None:
        self.folder, self.size = folder, size
        self._built: dict[str, Path] = {}

    @property
    def text(self) -> str:
        """Which text the 1× and the many-times input is."""
        return corpus.transcripts(self.size.transcripts)[0]

    def csv(self, times: int) -> tuple[Path, int]:
        """The transcripts as one CSV, and how many utterances it has."""
        path = self.folder / f"transcripts-{times}.csv"
        return path, corpus.write_copies(
            path, self.size.copies * times, self.size.transcripts, self.size.long
        )

    def coded(self, times: int) -> Path:
        """A study with all transcripts and one code per utterance."""
        name = f"coded-{times}"
        if name not in self._built:
            source, _ = self.csv(times)
            with new_study(self.folder / f"{name}.study") as case:
                case.ingest(source, columns=COLUMNS)
                code(case, self.size.codings * times)
            self._built[name] = self.folder / f"{name}.study"
        return self._built[name]

    def copy(self, study: Path, name: str) -> Path:
        """A copy to write into."""
        return Path(shutil.copyfile(study, self.folder / f"{name}.study"))

    @cached_property
    def analysis(self) -> Path:
        """A long analysis: ratings, episodes, memos, life events and codings on all its sessions."""
        source = self.folder / "analysis.csv"
        corpus.write_analysis(source, self.size.sessions, self.size.turns)
        path = self.folder / "analysis.study"
        with new_study(path) as case:
            case.ingest(source, columns=COLUMNS)
            code(case, self.size.notes)
            observe(case)
        return path

    @cached_property
    def phrase(self) -> str:
        """The word that is searched: said about 3.5 times in every hundred turns, as often as the peers' word."""
        _, sessions = corpus.transcripts(self.size.transcripts)
        said = [words for session in sessions for _, _, words in session]
        counts = Counter(word for words in said for word in re.findall("[a-z]+", words.lower()))
        return min(counts, key=lambda word: (abs(counts[word] - 0.0352 * len(said)), word))


@contextmanager
def new_study(path: Path) -> Iterator[Case]:
    """A new study with one case."""
    path.unlink(missing_ok=True)
    with Study(Store.open(path, create=True), actor="bench", host="bench") as study:
        yield study.new_case(CASE)


@contextmanager
def opened(path: Path) -> Iterator[Case]:
    """The case of a study that was built."""
    with Study(Store.open(path), actor="bench", host="bench") as study:
        yield study.case(CASE)


def code(case: Case, count: int) -> None:
    """One code on each of the first turns, spread over seven codes, as one entry."""
    file, chance = case.file, random.Random(3)
    codes = [file.code(slug) for slug in leaves(case)]
    weights = [ASKED] + [(1 - ASKED) / (len(codes) - 1)] * (len(codes) - 1)
    turns = spread(case.turns, count)
    chosen = chance.choices(codes, weights, k=len(turns))
    case.do(
        Annotate(
            case=case.id,
            records=tuple(
                Annotation(
                    id=mint("ann", within=session_of(turn)),
                    case=case.id,
                    code=chosen.id,
                    coder="bench",
                    passage=Passage.cut(turn, text, words, 0, len(words)),
                )
                for (turn, text, words), chosen in zip(turns, chosen)
            ),
        ),
        reason="one code per utterance",
    )


def leaves(case: Case) -> list[str]:
    """The codes that are used: those without codes below them; the first is the one that is asked for."""
    slugs = sorted(code.slug for code in case.file.all("code"))
    return [slug for slug in slugs if not any(other.startswith(f"{slug}.") for other in slugs)][:CODES]


def spread(turns: pd.DataFrame, count: int) -> list[tuple[str, str, str]]:
    """As many turns as asked for, from all over the case: id, text version, words."""
    every = list(zip(turns["id"], turns["text"]))
    step = max(1.0, len(every) / count)
    picked = [every[int(n * step)] for n in range(min(count, len(every)))]
    return [(id, f"txt_{id[4:]}_1", words) for id, words in picked]


def observe(case: Case) -> None:
    """Ratings by both after each session, 40 episodes with perspectives, 100 memos and 15 life events."""
    chance = random.Random(4)
    numbers = sorted(s.number for s in case.file.all("session"))
    case.rate(
        pd.DataFrame(
            [
                {"session": number, "measure": "wai_sr", "by": by, "value": round(chance.uniform(2, 5), 2)}
                for number in numbers
                for by in ("patient", "therapist")
            ]
        )
    )
    with case.study.together("episodes, memos, life events"):
        for n in range(40):
            session = numbers[n * len(numbers) // 40]
            episode = case.mark(
                "rupture",
                type=("withdrawal", "confrontation")[n % 2],
                session=session,
                turns=(3, 9),
                label=f"Episode {n + 1}",
            )
            case.see(episode, by="patient", intensity=n % 6)
            case.see(episode, by="therapist", intensity=(n + 2) % 6)
            case.contribute(episode, by="patient", session=session, turns=(4, 4))
            case.contribute(episode, by="therapist", session=session, turns=(5, 5))
        for n in range(100):
            case.write_memo(
                f"What happens here is not yet clear ({n + 1}).",
                title=f"Memo {n + 1}",
                about=f"session:{numbers[n * len(numbers) // 100]}",
            )
        for n in range(15):
            case.record_life_event(f"W{1 + n * max(1, len(numbers) // 15):02d}", f"Event {n + 1}")
