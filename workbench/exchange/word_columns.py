"""Transcripts in Word tables: which column holds the time, who speaks, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .bundle import DraftTurn
from .moments import CLOCK
from .text import moment
from .word_body import WordTable

START = "time|start|start time|begin|timestamp|time code|timecode|in|zeit|beginn|temps"
END = "end|end time|stop|out|ende|fin"
SPEAKER = "speaker|who|name|by|person|participant|interlocutor|role|sprecher|sprecherin|wer|locuteur"
TEXT = "text|utterance|utterances|transcript|speech|words|content|said|dialogue|what is said|transkript|texte"
HEADERS = {
    "start": START.split("|"),
    "end": END.split("|"),
    "speaker": SPEAKER.split("|"),
    "text": TEXT.split("|"),
}
TIME = re.compile(rf"[\[(]?({CLOCK})[\])]?(?:\s*(?:-->|[-–—])\s*[\[(]?({CLOCK})[\])]?)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each column in a table; `header` says whether the first row names them."""

    text: int
    speaker: int | None = None
    start: int | None = None
    end: int | None = None
    header: bool = True


def columns_of(table: WordTable) -> Columns | None:
    """The columns by their headings, else by what stands in them; None where neither tells."""
    return _by_heading(table) or _by_content(table) if table.rows else None


def _by_heading(table: WordTable) -> Columns | None:
    names = [re.sub(r"[\s_]+", " ", cell).strip(" :.*").casefold() for cell in table.rows[0][1]]
    found = {ours: names.index(name) for ours, known in HEADERS.items() for name in names if name in known}
    return Columns(**found) if "text" in found else None


def _by_content(table: WordTable) -> Columns | None:
    """Two or three columns: an optional one of times, a short one that repeats itself, and the words."""
    width = len(table.rows[0][1])
    if width not in (2, 3) or any(len(cells) != width for _, cells in table.rows):
        return None
    columns = list(zip(*(cells for _, cells in table.rows), strict=True))
    times = [
        i for i, column in enumerate(columns) if any(column) and all(TIME.fullmatch(c) for c in column if c)
    ]
    rest = [i for i in range(width) if i not in times[:1]]
    if len(rest) == 1:
        return Columns(text=rest[0], start=times[0], header=False)
    speaker, text = rest[0], rest[-1]
    if len(rest) != 2 or not _names(columns[speaker]):
        return None
    return Columns(text=text, speaker=speaker, start=times[0] if times else None, header=False)


def _names(column: tuple[str, ...]) -> bool:
    short = all(len(cell) <= 41 and len(cell.split()) <= 4 for cell in column)
    different = {cell.casefold() for cell in column if cell}
    return short and bool(different) and (len(different) < len(column) or len(column) <= 3)


def pieces_of(file: str, table: WordTable, columns: Columns) -> Iterator[DraftTurn]:
    """One piece of speech for each row; a row that names nobody goes on with the speaker above it."""
    speaker = ""
    for where, cells in table.rows[1 if columns.header else 0 :]:
        text = _cell(cells, columns.text)
        named = _cell(cells, columns.speaker).removesuffix(":").strip()
        if not text and not named:
            continue
        speaker = named or speaker
        start, end = _times(file, where, _cell(cells, columns.start))
        yield DraftTurn(
            speaker=speaker,
            text=text,
            start=start,
            where=where,
            end=end if end is not None else _times(file, where, _cell(cells, columns.end))[0],
        )


def _cell(cells: list[str], index: int | None) -> str:
    return cells[index].strip() if index is not None and index < len(cells) else ""


def _times(file: str, where: str, cell: str) -> tuple[float | None, float | None]:
    if not cell:
        return None, None
    match = TIME.fullmatch(cell)
    first, second = (match[1], match[2]) if match else (cell, None)
    return moment(file, where, first), moment(file, where, second) if second else None
