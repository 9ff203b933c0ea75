"""The input: AnnoMI's transcripts where they lie beside the project, else made-up ones of the same shape, as one CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .wording import Talk

ANNOMI = Path(__file__).resolve().parents[2] / "shared" / "samples" / "annomi" / "annomi_even.csv"
TRANSCRIPTS = 67
LONG = 598  # turns of the session that is opened, as long as the longest of all 133 AnnoMI transcripts
HEADER = ("transcript_id", "utterance_id", "interlocutor", "timestamp", "utterance_text")

Said = tuple[str, str, str]  # who, when, what


@cache
def transcripts(count: int = TRANSCRIPTS) -> tuple[str, list[list[Said]]]:
    """Where the transcripts come from, and their utterances."""
    if ANNOMI.is_file():
        return f"AnnoMI, {count} transcripts", _annomi()[:count]
    return f"made-up talk, {count} transcripts of AnnoMI's shape", _made(count)


def _annomi() -> list[list[Said]]:
    """Each utterance once, though several people annotated some."""
    found: dict[str, dict[str, Said]] = {}
    with ANNOMI.open(encoding="utf-8-sig", newline="") as source:
        for row in csv.DictReader(source):
            said = (row["interlocutor"], row["timestamp"], row["utterance_text"])
            found.setdefault(row["transcript_id"], {}).setdefault(row["utterance_id"], said)
    return [list(utterances.values()) for utterances in found.values()]


def _made(count: int, utterances: int | None = None, seed: int = 1) -> list[list[Said]]:
    talk = Talk(seed)
    return [[(who, clock(at), words) for who, at, words in talk.session(utterances)] for _ in range(count)]


def clock(seconds: float) -> str:
    """Seconds as hh:mm:ss."""
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def write_copies(target: Path, copies: int, count: int = TRANSCRIPTS, long: int = LONG) -> int:
    """The transcripts several times over, and one long session last; returns the number of utterances."""
    _, once = transcripts(count)
    return _write(target, [*(session for _ in range(copies) for session in once), _long(once, long)])


def _long(sessions: list[list[Said]], length: int) -> list[Said]:
    """One session of a given length, speakers taking turns."""
    pool = [what for session in sessions for _, _, what in session]
    return [(("therapist", "client")[n % 2], clock(n * 6.0), pool[n % len(pool)]) for n in range(length)]


def write_analysis(target: Path, sessions: int, turns: int) -> int:
    """A made-up analysis: as many sessions of as many turns; returns the number of utterances."""
    return _write(target, _made(sessions, turns, seed=2))


def _write(target: Path, sessions: list[list[Said]]) -> int:
    with target.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADER)
        table.writerows(_rows(sessions))
    return sum(map(len, sessions))


def _rows(sessions: list[list[Said]]) -> Iterator[tuple]:
    for number, session in enumerate(sessions, 1):
        for n, (who, when, what) in enumerate(session):
            yield number, n, who, when, what
