"""The tags of a Word template, one paragraph a line, each with the place where a person finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
PREFIX = re.compile(r"^(\{[{%#])(-?)(p|tr|tc|r)(?=\s)")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\n": " "})
OURS = re.compile(r"\{%\s*(?:vm|hm)\s*%\}")  # cells that grow together
CELL = re.compile(r"\{%\s*(?:cellbg|colspan)\s+(.*?)\s*%\}")
CALLED = {"header": "page header", "footer": "page footer", "footnotes": "footnotes", "document": "text"}


@dataclass(frozen=True, slots=True)
class TagLine:
    """One paragraph that holds tags."""

    where: str
    text: str  # the paragraph as it is read
    source: str  # its tags as plain Jinja, on one line
    faults: tuple[str, ...] = ()


def lines(name: str, root: etree._Element) -> list[TagLine]:
    """The paragraphs of one part that hold tags, in order."""
    found, heading, tables = [], "", {t: n for n, t in enumerate(root.iter(f"{W}tbl"), 1)}
    part = CALLED[re.match(r"word/([a-z]+)", name)[1]]
    for paragraph in root.iter(f"{W}p"):
        text = _text(paragraph)
        if _style(paragraph).startswith("heading") and text.strip():
            heading = text.strip()
        if "{{" in text or "{%" in text or "{#" in text:
            found.append(_line(paragraph, text, _where(part, heading, paragraph, tables)))
    return found


def _text(paragraph: etree._Element) -> str:
    parts = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(a for a in node.iterancestors(f"{W}p")) is paragraph:
            parts.append(node.text or "" if node.tag == f"{W}t" else " ")
    return "".join(parts)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "").lower() if style is not None else ""


def _where(part: str, heading: str, paragraph: etree._Element, tables: dict) -> str:
    place = part if part != "text" else f"under “{_short(heading)}”" if heading else "at the beginning"
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is None:
        return place
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    at = lambda child, tag: (
        [e for e in child.getparent().iter(tag) if e.getparent() is child.getparent()].index(child) + 1
    )
    return f"{place}, table {tables[table]}, row {at(row, f'{W}tr')}, column {at(cell, f'{W}tc')}"


def _line(paragraph: etree._Element, text: str, where: str) -> TagLine:
    faults, source = [], []
    for tag in TAG.findall(text):
        clean = CELL.sub(r"{{ \1 }}", OURS.sub("", tag.translate(STRAIGHT)))
        prefix = PREFIX.match(clean)
        if prefix:
            faults += _misplaced(prefix, tag, text, paragraph)
            clean = PREFIX.sub(r"\1\2", clean)
        source.append(clean)
    rest = TAG.sub("", text)
    if "{{" in rest or "{%" in rest or "{#" in rest:
        faults.append("a tag is opened and not closed in this paragraph")
    return TagLine(where, text.strip(), " ".join(source), tuple(faults))


def _misplaced(prefix: re.Match, tag: str, text: str, paragraph: etree._Element) -> list[str]:
    """What docxtpl would do in silence with a tag that takes its surroundings along."""
    kind = prefix[3]
    if prefix[1] == "{{":
        return [
            f"{tag}: write {{{{ … }}}} without the letter {kind}; figures and words alike need no other tag"
        ]
    if kind in ("tr", "tc") and next(paragraph.iterancestors(f"{W}tc"), None) is None:
        return [f"{tag}: {{%{kind} … %}} belongs into a table; outside write {{%p … %}}"]
    if kind == "p" and TAG.sub("", text).strip():
        return [
            f"{tag}: a paragraph with {{%p … %}} vanishes with everything in it; "
            "put the other words into a paragraph of their own"
        ]
    return []


def _short(words: str, room: int = 60) -> str:
    return words if len(words) <= room else words[: room - 1] + "…"
