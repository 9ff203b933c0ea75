"""WebVTT as Zoom, Teams and others write it: every time line is checked, then webvtt-py reads the cues.

webvtt-py passes over a cue whose times it cannot read, without a word. So the file is gone through first,
every block must be one the format knows, and webvtt-py must return as many cues as were counted.
"""

from __future__ import annotations

from pathlib import Path

import webvtt

from workbench.domain.errors import Unreadable

from .bundle import Bundle
from .cues import REMEDY, Cue, pieces_of, refuse_without_arrow, time_line
from .formats import Options, Reader
from .markup import voices
from .remarks import Remarks
from .source import Source, load, remark_odd_characters
from .transcripts import transcript

NOT_CUES = ("NOTE", "STYLE", "REGION")


def read(path: Path, options: Options) -> Bundle:
    """One session from a WebVTT file; a cue whose time cannot be read refuses the file."""
    source = load(path, options.encoding)
    remarks = Remarks(source.file)
    remark_odd_characters(source.text, remarks)
    cues = checked(source, remarks)
    pieces = pieces_of(cues, (voices(text) for text in _texts(source.file, cues)), options)
    return transcript(path, pieces, options, remarks, sha256=source.sha256)


def checked(source: Source, remarks: Remarks) -> list[Cue]:
    """The cues of the file, each with its line; raises `Unreadable` at the first block that is not WebVTT."""
    lines = source.lines
    if lines[0].removeprefix("\ufeff")[:6] != "WEBVTT" or lines[0][6:7] not in ("", " ", "\t"):
        raise Unreadable(
            source.file,
            "a WebVTT file begins with the word WEBVTT, this one does not.",
            where="line 1",
            remedy="Add a first line WEBVTT and an empty line, or give it its own ending (.srt, .txt).",
        )
    cues: list[Cue] = []
    for first, block in _blocks(lines):
        if cue := _cue(source.file, first, block, remarks):
            cues.append(cue)
    if not cues:
        raise Unreadable(
            source.file, "there is no cue in it, so no words.", remedy="Check that it is the transcript."
        )
    return cues


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Blocks after the header with the line they begin in; a time line begins one even without a blank."""
    blocks: list[tuple[int, list[str]]] = []
    block: list[str] | None = None
    header = True
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            block, header = None, False
        elif "-->" in line and (header or (block and (len(block) > 1 or "-->" in block[0]))):
            block, header = [line], False
            blocks.append((number, block))
        elif header:
            continue
        elif block is None:
            block = [line]
            blocks.append((number, block))
        else:
            block.append(line)
    return blocks


def _cue(file: str, first: int, block: list[str], remarks: Remarks) -> Cue | None:
    at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        if block[0].split(None, 1)[0] in NOT_CUES:
            return None
        for index, line in enumerate(block[:2]):
            refuse_without_arrow(file, first + index, line)
        if all(line.strip().startswith("<") or line.strip() == "##" for line in block) and not voices(
            "\n".join(block)
        ):
            return None
        raise Unreadable(
            file,
            f"“{block[0].strip()[:60]}” stands here without a time, so the words have no cue.",
            where=f"line {first}",
            remedy=REMEDY,
        )
    cue = time_line(file, first + at, block[at], remarks, mark=".")
    cue.text = "\n".join(block[at + 1 :])
    return cue


def _texts(file: str, cues: list[Cue]) -> list[str]:
    """The words of each cue as webvtt-py reads them."""
    clean = "".join(f"\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{cue.text}\n" for cue in cues)
    captions = webvtt.from_string(f"WEBVTT\n{clean}").captions
    if len(captions) != len(cues):
        raise Unreadable(
            file,
            f"{len(cues)} cues were counted but {len(captions)} could be read.",
            remedy="Open the file in a subtitle editor, save it again as WebVTT, and read that.",
        )
    return [caption.raw_text for caption in captions]


def _stamp(value: float) -> str:
    whole, thousandths = divmod(round(value * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{thousandths:03d}"


READER = Reader(
    name="vtt",
    endings=(".vtt",),
    read=read,
    about="WebVTT subtitles: <v Name> voices, Zoom's “Name: words”, Teams identifiers.",
)
