"""Word documents: labelled paragraphs or tables; tracked and hidden text only as the person decides."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lxml import etree

from workbench.domain.errors import Undecided, Unreadable

from .bundle import Bundle, DraftTurn
from .formats import Options, Reader
from .remarks import Remarks
from .source import SURROGATE, odd_names, read_bytes
from .text import Line
from .text import pieces_of as pieces_of_lines
from .transcripts import transcript
from .word_body import Paragraph, WordTable, blocks, hidden_words, hiding_styles, tracked_counts
from .word_columns import columns_of
from .word_columns import pieces_of as pieces_of_table
from .word_text import Choices, W
from .zips import Archive, opened

BODY, STYLES, RELATIONS = "word/document.xml", "word/styles.xml", "_rels/.rels"
BESIDE = {
    "word/comments.xml": ("comment", "comments"),
    "word/footnotes.xml": ("footnote", "footnotes"),
    "word/endnotes.xml": ("endnote", "endnotes"),
}


def read(path: Path, options: Options) -> Bundle:
    """One session from a Word document; asks before tracked changes or hidden text are taken or left."""
    data = read_bytes(path)
    remarks = Remarks(path.name)
    archive = opened(path.name, data, kind="Word document", old=".doc", save_as=".docx")
    archive.refuse_doctypes()
    body = _body(archive)
    choices = _choices(path.name, archive, body, options)
    _remark_on_what_stays_outside(archive, body, remarks)
    found = list(blocks(body, choices))
    pieces = _pieces(path.name, found, options, remarks)
    return transcript(path, pieces, options, remarks, sha256=hashlib.sha256(data).hexdigest(), glue="\n")


def _body(archive: Archive) -> etree._Element:
    part = _main_part(archive)
    body = archive.xml(part).find(f"{W}body")
    if body is None:
        raise Unreadable(
            archive.file,
            "there is no text body in this part.",
            where=part,
            remedy="Open it in Word and save it as .docx (not as “Strict Open XML”).",
        )
    return body


def _main_part(archive: Archive) -> str:
    """The part that holds the text; almost always word/document.xml, but a document may call it otherwise."""
    if BODY not in archive.names and RELATIONS in archive.names:
        for relation in archive.xml(RELATIONS):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in archive.names:
                return target
    return BODY


def _choices(file: str, archive: Archive, body: etree._Element, options: Options) -> Choices:
    inserted, deleted = tracked_counts(body)
    if (inserted or deleted) and options.tracked not in ("accept", "reject"):
        raise Undecided(
            f"{file}: tracked changes are open in it: {inserted} insertions and {deleted} deletions. Accept "
            "takes the insertions in and leaves the deletions out; reject does the opposite, and brings "
            "deleted words back.",
            option="--tracked accept or --tracked reject",
        )
    styles = hiding_styles(archive.xml(STYLES)) if STYLES in archive.names else frozenset()
    hidden = hidden_words(body, styles)
    if hidden and options.hidden not in ("drop", "keep"):
        shown = "; ".join(f"“{_shown(words)}”" for words in hidden[:3]) + ("; …" if len(hidden) > 3 else "")
        raise Undecided(
            f"{file}: {len(hidden)} stretches of text are hidden in it: {shown}.",
            option="--hidden drop or --hidden keep",
        )
    return Choices(tracked=options.tracked, hidden=options.hidden, hidden_styles=styles)


def _shown(words: str) -> str:
    clean = "".join(c if c.isprintable() else "·" for c in words.strip())
    return clean if len(clean) <= 40 else clean[:39] + "…"


def _remark_on_what_stays_outside(archive: Archive, body: etree._Element, remarks: Remarks) -> None:
    for part, (one, many) in BESIDE.items():
        if part in archive.names:
            root = archive.xml(part)
            count = sum(1 for note in root if "".join(note.itertext()).strip())
            if count:
                remarks.add(
                    part, f"{count} {one if count == 1 else many} in the document; not taken in as speech."
                )
    boxes = {box for box in body.iter(f"{W}txbxContent") if "".join(box.itertext()).strip()}
    if boxes:
        remarks.add(
            "text boxes",
            "words in text boxes are not taken in as speech; move them into the text if they are.",
        )
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        remarks.add("", "the document holds macros; they were ignored, only the text was read.")


def _pieces(
    file: str, found: list[Paragraph | WordTable], options: Options, remarks: Remarks
) -> list[DraftTurn]:
    """Pieces of speech from tables with recognised columns and from the paragraphs between them."""
    tables = {
        id(block): columns
        for block in found
        if isinstance(block, WordTable) and (columns := columns_of(block))
    }
    pieces: list[DraftTurn] = []
    lines: list[Line] = []
    for block in found:
        if id(block) in tables:
            pieces.extend(_outside(lines, remarks))
            lines = []
            pieces.extend(pieces_of_table(file, block, tables[id(block)]))
        else:
            lines.extend(_lines(block, remarks))
    if tables:
        pieces.extend(_outside(lines, remarks))
    elif any(text.strip() for _, text in lines):
        pieces = pieces_of_lines(file, lines, options, remarks, places=True)
    else:
        raise Unreadable(file, "the document holds no words.", remedy="Check that it is the transcript.")
    for piece in pieces:
        _check_characters(file, piece, remarks)
    return pieces


def _outside(lines: list[Line], remarks: Remarks) -> list[DraftTurn]:
    """Paragraphs beside a transcript table: a title, a date; kept as turns without a speaker."""
    kept = [DraftTurn(text=text.strip(" \t\xa0\n"), where=where) for where, text in lines if text.strip()]
    for turn in kept:
        remarks.add(
            turn.where,
            "these words stand outside the table; kept as a turn without a speaker.",
            kind="words outside the table, kept as turns without a speaker",
        )
    return kept


def _lines(block: Paragraph | WordTable, remarks: Remarks) -> list[Line]:
    if isinstance(block, Paragraph):
        return [(block.where, line) for line in block.text.split("\n")]
    remarks.add(
        block.name,
        "its columns could not be told apart; its cells are read as lines. Name the columns in a first "
        "row: time, speaker, text.",
    )
    return [
        (where, line)
        for where, cells in block.rows
        for cell in cells
        for line in cell.split("\n")
        if line.strip()
    ]


def _check_characters(file: str, piece: DraftTurn, remarks: Remarks) -> None:
    if SURROGATE.search(piece.text):
        raise Unreadable(file, "half a character (a lone surrogate) stands here.", where=piece.where)
    if names := odd_names(piece.text):
        remarks.add(
            piece.where,
            f"holds {names}; kept as it is, and shown visibly in reports.",
            kind="odd characters, kept as they are",
        )


READER = Reader(
    name="docx",
    endings=(".docx", ".docm"),
    read=read,
    about="Word documents with speaker labels, or tables with time, speaker and text.",
)
