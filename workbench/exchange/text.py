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


def pieces_of(
    file: str, lines: list[Line], options: Options, remarks: Remarks, *, places: bool = False
) -> list[DraftTurn]:
    """Labelled lines as pieces of speech; `places` says that lines of one place are one paragraph (Word)."""
    labels = Labels((text for _, text in lines), options.speakers)
    if not labels.labelled:
        only = sum(1 for _, text in lines if text.strip()) == 1  # nothing to decide
        return list(_split(file, lines, options.split or ("lines" if only else ""), places=places))
    turns = _Turns(file, labels, remarks)
    for where, line in lines:
        turns.take(where, line)
    return turns.finished()


class _Turns:
    """Gathers labelled lines into pieces of speech, one line after the other."""

    def __init__(self, file: str, labels: Labels, remarks: Remarks) -> None:
        self.file, self.labels, self.remarks = file, labels, remarks
        self.pieces: list[DraftTurn] = []
        self.texts: list[str] = []
        self.held: Line | None = None  # a time alone on its line, until it is clear whose it is

    def take(self, where: str, line: str) -> None:
        """Read one more line."""
        head = self.labels.head(line)
        if head is not None:
            self._begin(where, head)
        elif ALONE.fullmatch(line):
            self._release()
            self.held = where, line
        else:
            self._release()
            self._go_on(where, line)

    def finished(self) -> list[DraftTurn]:
        """All pieces, once every line was read."""
        self._release()
        self._close()
        return self.pieces

    def _begin(self, where: str, head: Head) -> None:
        self._close()
        alone = ALONE.fullmatch(self.held[1]) if self.held else None
        time, self.held = head.time or (alone[1] if alone else ""), None
        start = moment(self.file, where, time) if time else None
        self.pieces.append(DraftTurn(speaker=head.speaker, start=start, where=where))
        self.texts = [head.text]

    def _go_on(self, where: str, line: str) -> None:
        if line.strip() and not self.pieces:
            self.pieces.append(DraftTurn(where=where))
            self.remarks.add(
                where, "these words stand before the first speaker label; kept as a turn without one."
            )
        elif name := self.labels.doubtful(line):
            self.remarks.add(
                where,
                f"“{name}:” looks like a speaker label and was not taken for one; the line goes on with the "
                "turn before it.",
                kind="looks like a speaker label and was not taken for one",
            )
        self.texts.append(line)

    def _release(self) -> None:
        """A time that no speaker follows belongs to the words it stands among."""
        if self.held:
            where, line = self.held
            self.held = None
            self._go_on(where, line)

    def _close(self) -> None:
        if self.pieces:
            self.pieces[-1].text = "\n".join(self.texts).strip(" \t\xa0\n")


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


def _split(file: str, lines: list[Line], how: str, *, places: bool) -> Iterable[DraftTurn]:
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
        elif piece is not None and how == "paragraphs" and (not places or piece.where == where):
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
