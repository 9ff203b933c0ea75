"""What subtitle files share: time lines checked one by one, and cues turned into pieces of speech."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.errors import Unreadable

from .bundle import DraftTurn
from .formats import Options
from .labels import Labels
from .moments import ImpossibleTime, clock, seconds
from .remarks import Remarks

ARROW = re.compile(r"\s*(?P<start>\S+)\s*-->\s*(?P<end>\S+)(?P<settings>.*)", re.DOTALL)
TWO_TIMES = re.compile(r"\s*\d+:\d+(?::\d+)?[.,]\d+\s+[-–>]*\s*\d+:\d+(?::\d+)?[.,]\d+")
REMEDY = "Correct this line and read the file again."


@dataclass(slots=True)
class Cue:
    """One caption: the line its time stands in, from when to when, and its words as written."""

    line: int
    start: float
    end: float
    text: str = ""


def time_line(file: str, number: int, line: str, remarks: Remarks, *, mark: str) -> Cue:
    """A cue from its time line; `mark` is the format's decimal mark, the other one is accepted and told."""
    match = ARROW.fullmatch(line)
    where = f"line {number}"
    if match is None:
        raise Unreadable(
            file, "the line has an arrow --> but not a time on each side of it.", where=where, remedy=REMEDY
        )
    try:
        start, end = _clock(match["start"]), _clock(match["end"])
    except ImpossibleTime as error:
        raise Unreadable(file, f"this time cannot be: {error}.", where=where, remedy=REMEDY) from None
    if end < start:
        raise Unreadable(
            file,
            f"the cue ends ({clock(end)}) before it starts ({clock(start)}).",
            where=where,
            remedy=REMEDY,
        )
    other = "," if mark == "." else "."
    if other in match["start"] + match["end"]:
        remarks.add(
            where,
            f"the time is written with “{other}” where this format has “{mark}”; read all the same.",
            kind=f"times written with “{other}”; read all the same",
        )
    return Cue(number, start, end)


def _clock(text: str) -> float:
    if ":" not in text:
        raise ImpossibleTime(f"“{text[:40]}” is not a time such as 00:12:30.000")
    return seconds(text)


def refuse_without_arrow(file: str, number: int, line: str) -> None:
    """Two times side by side with no arrow between them are a broken time line, not speech."""
    if TWO_TIMES.match(line):
        raise Unreadable(
            file,
            "there are two times here but no arrow --> between them.",
            where=f"line {number}",
            remedy=REMEDY,
        )


def pieces_of(
    cues: Iterable[Cue], stretches: Iterable[list[tuple[str, str]]], options: Options
) -> list[DraftTurn]:
    """Pieces of speech; where a cue names nobody, a label such as `Name:` at the beginning of a line does."""
    stretches = list(stretches)
    unnamed = (
        line for parts in stretches for speaker, text in parts if not speaker for line in text.split("\n")
    )
    labels = Labels(unnamed, options.speakers)
    pieces: list[DraftTurn] = []
    for cue, parts in zip(cues, stretches, strict=True):
        pieces.extend(_timed(cue, [part for stretch in parts for part in _by_label(*stretch, labels)]))
    return pieces


def _by_label(speaker: str, text: str, labels: Labels) -> list[tuple[str, str]]:
    if speaker or not labels.labelled or labels.brackets:
        return [(speaker, text)]
    parts: list[tuple[str, str]] = []
    for line in text.split("\n"):
        head = labels.head(line)
        if head is not None:
            parts.append((head.speaker, head.text))
        elif parts:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]}\n{line}")
        else:
            parts.append(("", line))
    return [(speaker, text.strip(" \t\xa0\n")) for speaker, text in parts]


def _timed(cue: Cue, parts: list[tuple[str, str]]) -> list[DraftTurn]:
    """Several voices in one cue share its times: the first has its start, the last its end."""
    where = f"line {cue.line}"
    made = [DraftTurn(speaker=speaker, text=text, where=where) for speaker, text in parts]
    if made:
        made[0].start, made[-1].end = cue.start, cue.end
    return made
