"""Plain text and Markdown: lines with speaker labels, or paragraphs when the person says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from workbench.domain.errors import Undecided, Unreadable

from .bundle import Bundle, DraftTurn
from .formats import Options, Reader
from .labels import ALONE, Head, Labels
from .moments import ImpossibleTime, seconds
from .remarks import Remarks
from .source import load, remark_odd_characters
from .transcripts import transcript

HEADING = re.compile(r"#{1,6}[ \t]")
Line = tuple[str, str]  # where, text


def read(path: Path, options: Options) -> Bundle:
    """One session from a text file; raises `Undecided` where nothing says who speaks."""
    source = load(path, options.encoding)
    remarks = Remarks(source.file)
    remark_odd_characters(source.text, remarks)
    lines = [(f"line {number}", line) for number, line in enumerate(source.lines, 1)]
    if path.suffix.lower() in (".md", ".markdown"):
        lines = list(_without_headings(lines, remarks))
    pieces = pieces_of(source.file, lines, options, remarks)
    return transcript(path, pieces, options, remarks, sha256=source.sha256, glue="\n")


def pieces_of(file: str, lines: list[Line], options: Options, remarks: Remarks) -> list[DraftTurn]:
    """Labelled lines as pieces of speech, each with the lines that go on with it."""
    labels = Labels((text for _, text in lines), options.speakers)
    if not labels.labelled:
        only = sum(1 for _, text in lines if text.strip()) == 1  # nothing to decide
        return list(_split(file, lines, options.split or ("lines" if only else "")))
    return list(_labelled(file, lines, labels, remarks))


def _labelled(file: str, lines: list[Line], labels: Labels, remarks: Remarks) -> Iterable[DraftTurn]:
    piece: DraftTurn | None = None
    texts: list[str] = []
    pending: tuple[str, str] | None = None  # a time alone on its line, not yet given to a turn

    def finished() -> Iterable[DraftTurn]:
        if piece is not None:
            piece.text = "\n".join(texts).strip(" \t\xa0\n")
            yield piece

    for where, line in lines:
        head = labels.head(line)
        if head is None and (alone := ALONE.fullmatch(line)):
            texts.extend([pending[1]] if pending else [])
            pending = (alone[1], line)
            continue
        if head is None:
            if pending:
                texts.append(pending[1])
                pending = None
            if line.strip():
                if piece is None:
                    piece, texts = DraftTurn(where=where), []
                    remarks.add(
                        where,
                        "these words stand before the first speaker label; kept as a turn without a speaker.",
                    )
                elif name := labels.doubtful(line):
                    remarks.add(
                        where,
                        f"“{name}:” looks like a speaker label and was not taken for one; the line "
                        "goes on with the turn before it.",
                        kind="looks like a speaker label and was not taken for one",
                    )
            if piece is not None:
                texts.append(line)
            continue
        yield from finished()
        piece, texts = _begun(file, where, head, pending), [head.text]
        pending = None
    if pending:
        texts.append(pending[1])
    yield from finished()


def _begun(file: str, where: str, head: Head, pending: tuple[str, str] | None) -> DraftTurn:
    time = head.time or (pending[0] if pending else "")
    return DraftTurn(speaker=head.speaker, start=moment(file, where, time) if time else None, where=where)


def moment(file: str, where: str, time: str) -> float:
    """Seconds for a time in the text; one that cannot be refuses the file."""
    try:
        return seconds(time)
    except ImpossibleTime as error:
        raise Unreadable(
            file,
            f"this time cannot be: {error}.",
            where=where,
            remedy="Correct the time in the transcript and read it again.",
        ) from None


def _split(file: str, lines: list[Line], how: str) -> Iterable[DraftTurn]:
    """Turns without speakers, one for each line or paragraph, as the person chose."""
    if how not in ("paragraphs", "lines"):
        words = next(text for _, text in lines if text.strip()).strip()
        shown = "".join(c if c.isprintable() else "·" for c in words[:60])
        raise Undecided(
            f"{file}: no speaker labels such as “Therapist:” were found (it begins “{shown}”), so it is "
            "not clear where one turn ends and the next begins.",
            option="--split paragraphs or --split lines",
        )
    piece: DraftTurn | None = None
    for where, line in lines:
        if not line.strip():
            piece = None
        elif piece is not None and how == "paragraphs":
            piece.text += "\n" + line
        else:
            piece = DraftTurn(text=line.strip(" \t\xa0"), where=where)
            yield piece


def _without_headings(lines: list[Line], remarks: Remarks) -> Iterable[Line]:
    """Markdown headings and front matter are about the transcript, not in it."""
    matter = bool(lines) and lines[0][1].rstrip() == "---"
    matter = matter and any(text.rstrip() in ("---", "...") for _, text in lines[1:])
    for index, (where, text) in enumerate(lines):
        if matter:
            matter = index == 0 or text.rstrip() not in ("---", "...")
            if index == 0:
                remarks.add(where, "the front matter between the --- lines was not taken as speech.")
        elif HEADING.match(text):
            remarks.add(where, "a heading, not taken as speech.")
        else:
            yield where, text


READER = Reader(
    name="text",
    endings=(".txt", ".md", ".markdown"),
    read=read,
    about="Plain text and Markdown with speaker labels (Therapist:, P:, **T:**, [id1]), times optional.",
)
