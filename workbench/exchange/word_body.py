"""The body of a Word document in reading order: paragraphs and tables, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .word_text import (
    DELETED,
    INSERTED,
    PROPERTIES,
    RUN,
    Choices,
    W,
    hides,
    paragraph_text,
    run_words,
    switched_on,
)

PARAGRAPH, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
INTO = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"} | INSERTED | DELETED


@dataclass(slots=True)
class Paragraph:
    """One paragraph and its place: "paragraph 12"."""

    where: str
    text: str


@dataclass(slots=True)
class WordTable:
    """One table: rows of cells, each row with its place: "table 1, row 5"."""

    name: str
    rows: list[tuple[str, list[str]]] = field(default_factory=list)


def blocks(body: etree._Element, choices: Choices) -> Iterator[Paragraph | WordTable]:
    """Paragraphs and tables in reading order; a paragraph whose end was deleted runs on into the next one."""
    paragraphs = tables = 0
    carried: Paragraph | None = None
    for element in _flat(body, choices):
        if element.tag == TABLE:
            tables += 1
            if carried:
                yield carried
                carried = None
            yield _table(element, choices, tables)
            continue
        paragraphs += 1
        text = paragraph_text(element, choices)
        if carried is not None:
            carried.text += text
        else:
            carried = Paragraph(f"paragraph {paragraphs}", text)
        if not _runs_on(element, choices):
            yield carried
            carried = None
    if carried:
        yield carried


def _flat(element: etree._Element, choices: Choices) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in (PARAGRAPH, TABLE):
            yield child
        elif child.tag in INTO and choices.takes(child):
            yield from _flat(child, choices)


def _runs_on(paragraph: etree._Element, choices: Choices) -> bool:
    """Whether the end of this paragraph does not count under the choice made about tracked changes."""
    mark = paragraph.find(f"{W}pPr/{PROPERTIES}")
    return mark is not None and any(
        child.tag in DELETED | INSERTED and not choices.takes(child) for child in mark
    )


def _table(table: etree._Element, choices: Choices, number: int) -> WordTable:
    made = WordTable(f"table {number}")
    for index, row in enumerate(_inner(table, ROW), 1):
        tracked = row.find(f"{W}trPr")
        if tracked is not None and any(c.tag in DELETED | INSERTED and not choices.takes(c) for c in tracked):
            continue
        made.rows.append(
            (f"table {number}, row {index}", [_cell(cell, choices) for cell in _inner(row, CELL)])
        )
    return made


def _inner(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row; those of a table inside a cell are not among them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in INTO:
            yield from _inner(child, tag)


def _cell(cell: etree._Element, choices: Choices) -> str:
    return "\n".join(paragraph_text(p, choices) for p in _flat(cell, choices) if p.tag == PARAGRAPH).strip(
        " \t\xa0\n"
    )


def tracked_counts(body: etree._Element) -> tuple[int, int]:
    """How many insertions and deletions are still undecided in the document."""
    return sum(1 for _ in body.iter(*INSERTED)), sum(1 for _ in body.iter(*DELETED))


def hidden_words(body: etree._Element, styles: frozenset[str]) -> list[str]:
    """The stretches of hidden text that hold any words."""
    found = ["".join(run_words(run)) for run in body.iter(RUN) if hides(run, styles)]
    for paragraph in body.iter(PARAGRAPH):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in styles:
            found.append(paragraph_text(paragraph, Choices(hidden="keep", hidden_styles=styles)))
    return [words for words in found if words.strip()]


def hiding_styles(styles: etree._Element) -> frozenset[str]:
    """The styles of a document that hide text, those that are based on such a one included."""
    based: dict[str, str] = {}
    hiding: set[str] = set()
    for style in styles.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        parent = style.find(f"{W}basedOn")
        based[name] = parent.get(f"{W}val", "") if parent is not None else ""
        if switched_on(style.find(PROPERTIES), "vanish"):
            hiding.add(name)
    for _ in range(len(based)):
        more = {name for name, parent in based.items() if parent in hiding} - hiding
        if not more:
            break
        hiding |= more
    return frozenset(hiding)
