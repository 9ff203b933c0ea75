"""SubRip subtitles: every time line is checked, then the `srt` library reads the cues."""

from __future__ import annotations

import re
from pathlib import Path

import srt

from workbench.domain.errors import Unreadable

from .bundle import Bundle
from .cues import REMEDY, Cue, pieces_of, refuse_without_arrow, time_line
from .formats import Options, Reader
from .markup import decoded
from .remarks import Remarks
from .source import Source, load, remark_odd_characters
from .transcripts import transcript

INDEX = re.compile(r"\s*-?\d+(?:\.\d+)?\s*")
STYLE = re.compile(r"</?(?:b|i|u|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)


def read(path: Path, options: Options) -> Bundle:
    """One session from an SRT file; a cue whose time is missing or cannot be refuses the file."""
    source = load(path, options.encoding)
    remarks = Remarks(source.file)
    remark_odd_characters(source.text, remarks)
    cues = checked(source, remarks)
    texts = (decoded(STYLE.sub("", text)).strip(" \t\n") for text in _texts(source.file, cues))
    pieces = pieces_of(cues, ([("", text)] for text in texts), options)
    return transcript(path, pieces, options, remarks, sha256=source.sha256)


def checked(source: Source, remarks: Remarks) -> list[Cue]:
    """The cues of the file, each with its line; what stands between two time lines is one cue's words."""
    lines, cues = source.lines, []
    times = [index for index, line in enumerate(lines) if "-->" in line]
    if not times:
        raise Unreadable(
            source.file,
            "there is no time line with an arrow --> in it, so no cue.",
            where="line 1",
            remedy="Check that it is an SRT file and that it was saved in full.",
        )
    begun = _index_at(source.file, lines, 0, times[0], remarks)
    for line in lines[:begun]:
        if line.strip():
            raise _without_time(source.file, lines, 0, begun)
    for here, following in zip(times, [*times[1:], len(lines)], strict=True):
        cue = time_line(source.file, here + 1, lines[here], remarks, mark=",")
        stop = (
            _index_at(source.file, lines, here + 1, following, remarks)
            if following < len(lines)
            else following
        )
        _check_words(source.file, lines, here + 1, stop)
        cue.text = "\n".join(lines[here + 1 : stop]).strip("\n \t")
        cues.append(cue)
    return cues


def _index_at(file: str, lines: list[str], first: int, time: int, remarks: Remarks) -> int:
    """Where a cue begins whose time stands at `time`: at its index line, if it has one."""
    if time == first:
        remarks.add(
            f"line {time + 1}",
            "the cue has no number; read all the same.",
            kind="cues without a number; read all the same",
        )
        return time
    before, blank = lines[time - 1], time - 1 == first or not lines[time - 2].strip()
    if INDEX.fullmatch(before):
        return time - 1
    if before.strip() and blank and (first == 0 or time - 1 > first):
        remarks.add(
            f"line {time}",
            f"“{before.strip()[:40]}” stands where the number of the cue should be; read all the same.",
            kind="cues whose number is not a number; read all the same",
        )
        return time - 1
    remarks.add(
        f"line {time + 1}",
        "the cue has no number; read all the same.",
        kind="cues without a number; read all the same",
    )
    return time


def _check_words(file: str, lines: list[str], first: int, stop: int) -> None:
    """A bare number after a blank line, with words below it, is a cue that lost its time."""
    for index in range(first, stop):
        refuse_without_arrow(file, index + 1, lines[index])
        after_blank = index > first and not lines[index - 1].strip()
        if after_blank and INDEX.fullmatch(lines[index]):
            raise _without_time(file, lines, index, stop)


def _without_time(file: str, lines: list[str], first: int, stop: int) -> Unreadable:
    number = next(index for index in range(first, stop) if lines[index].strip())
    return Unreadable(
        file,
        f"the cue that begins with “{lines[number].strip()[:40]}” has no time line.",
        where=f"line {number + 1}",
        remedy=REMEDY,
    )


def _texts(file: str, cues: list[Cue]) -> list[str]:
    """The words of each cue as the srt library reads them."""
    clean = "".join(
        f"{number}\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{cue.text}\n\n"
        for number, cue in enumerate(cues, 1)
    )
    try:
        found = [subtitle.content for subtitle in srt.parse(clean)]
    except (srt.SRTParseError, srt.TimestampParseError):
        found = []
    if len(found) != len(cues):
        raise Unreadable(
            file,
            f"{len(cues)} cues were counted but {len(found)} could be read.",
            remedy="Open the file in a subtitle editor, save it again as SRT, and read that.",
        )
    return found


def _stamp(value: float) -> str:
    whole, thousandths = divmod(round(value * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d},{thousandths:03d}"


READER = Reader(
    name="srt", endings=(".srt",), read=read, about="SubRip subtitles; cues with or without numbers."
)
