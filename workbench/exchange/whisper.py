"""JSON transcripts: Whisper, whisper-timestamped, WhisperX, and plain {"turns": [{speaker, text …}]}."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from workbench.domain.errors import Unreadable

from .bundle import Bundle, DraftTurn
from .formats import Options, Reader
from .json_strict import REMEDY, parse
from .moments import ImpossibleTime, clock, from_number
from .remarks import Remarks
from .source import load, odd_names
from .transcripts import transcript

LISTS = ("segments", "turns", "utterances", "results")
WORDS = ("text", "utterance", "transcript", "content")
SPEAKERS = ("speaker", "speaker_label", "by", "who", "name")
STARTS, ENDS = ("start", "start_time", "begin"), ("end", "end_time")
NOBODY = {"", "none", "null", "unknown"}


def read(path: Path, options: Options) -> Bundle:
    """One session from a JSON file; a missing time or speaker is told and kept as missing."""
    source = load(path, options.encoding)
    remarks = Remarks(source.file)
    name, entries = _entries(source.file, parse(source.file, source.text))
    pieces = _pieces(source.file, name, entries, remarks)
    return transcript(path, pieces, options, remarks, sha256=source.sha256)


def _entries(file: str, found: Any) -> tuple[str, list[Any]]:
    if isinstance(found, list):
        return "", found
    name = next(
        (name for name in LISTS if isinstance(found, dict) and isinstance(found.get(name), list)), None
    )
    if name is None:
        raise Unreadable(
            file,
            "it holds no list of segments or turns, so it is no transcript.",
            remedy='Known are Whisper and WhisperX files (segments) and {"turns": [{"speaker", "text", '
            '"start", "end"}]}.',
        )
    return name, found[name]


def _pieces(file: str, name: str, entries: list[Any], remarks: Remarks) -> list[DraftTurn]:
    pieces: list[DraftTurn] = []
    faults: list[tuple[str, str]] = []
    for index, entry in enumerate(entries):
        where = f"{name}[{index}]"
        try:
            pieces.append(_piece(where, entry, remarks))
        except _Fault as fault:
            faults.append(fault.args)
        except ImpossibleTime as error:
            faults.append((where, str(error)))
    if faults:
        raise Unreadable.several(file, faults, remedy=REMEDY)
    return pieces


class _Fault(ValueError):
    """A place in the file and what is wrong there."""


def _piece(where: str, entry: Any, remarks: Remarks) -> DraftTurn:
    if not isinstance(entry, dict):
        raise _Fault(where, "is not an object with a text")
    words = entry.get("words") if isinstance(entry.get("words"), list) else []
    text = _first(entry, WORDS)
    if not isinstance(text, str):
        raise _Fault(f"{where}.text", "is missing" if text is None else "is not a text")
    start, end = from_number(_first(entry, STARTS)), from_number(_first(entry, ENDS))
    if start is not None and end is not None and end < start:
        raise _Fault(where, f"ends ({clock(end)}) before it starts ({clock(start)})")
    if start is None:
        remarks.add(where, "has no time; kept without one.", kind="no time; kept without one")
    if names := odd_names(text):
        remarks.add(
            f"{where}.text",
            f"holds {names}; kept as it is, and shown visibly in reports.",
            kind="odd characters, kept as they are",
        )
    return DraftTurn(
        speaker=_speaker(where, entry, words, remarks),
        text=text.strip(" \t\n\r"),
        start=start,
        end=end,
        where=where,
    )


def _first(entry: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((entry[name] for name in names if entry.get(name) is not None), None)


def _speaker(where: str, entry: dict[str, Any], words: list[Any], remarks: Remarks) -> str:
    """Who speaks: as the segment says, else most of its words; several speakers among them are told."""
    named = _first(entry, SPEAKERS)
    if named is not None and str(named).strip().casefold() not in NOBODY:
        return str(named).strip()
    heard = Counter(
        str(word["speaker"]).strip() for word in words if isinstance(word, dict) and word.get("speaker")
    )
    if len(heard) > 1:
        remarks.add(
            where,
            f"the segment names nobody, its words {', '.join(heard)}; the one with most words was taken.",
            kind="words of several speakers in one segment; the one with most words was taken",
        )
    return heard.most_common(1)[0][0] if heard else ""


READER = Reader(
    name="whisper",
    endings=(".json",),
    read=read,
    about="JSON of Whisper, whisper-timestamped and WhisperX, or a plain list of turns.",
)
