"""What a finished report does not carry: who made the file, where, with what, and remarks in the margin."""

from __future__ import annotations

import datetime
import re
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from .words import visible

MARGIN = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
COLOURS = {"Patient": "17508A", "Therapist": "9A5B00", "Observer": "5C6168", "Other": "3B4148"}
DROPPED = (
    "comments",
    "commentsExtended",
    "commentsIds",
    "commentsExtensible",
    "people",
    "custom-properties",
    "thumbnail",
    "attachedTemplate",
    "keyMapCustomizations",
)


def clean(document: Document, *, title: str, today: str, language: str = "en-GB") -> None:
    """Take personal data and traces of machines out, and set title, language and date."""
    _properties(document, title, today)
    for tag in MARGIN:
        for node in list(document.element.iter(qn(tag))):
            node.getparent().remove(node)
    for tag in ("w:ins", "w:del", "w:rPrChange", "w:pPrChange"):
        for node in document.element.iter(qn(tag)):
            node.attrib.pop(qn("w:author"), None)
            node.attrib.pop(qn("w:date"), None)
    package = document.part.package
    for part in [package, *package.iter_parts()]:
        for id, rel in list(part.rels.items()):
            if rel.reltype.rsplit("/", 1)[-1] in DROPPED:
                del part.rels[id]
    for node in list(document.settings.element.iter(qn("w:attachedTemplate"), qn("w:rsids"))):
        node.getparent().remove(node)
    _program(document)
    _language(document, language)


def _properties(document: Document, title: str, today: str) -> None:
    core = document.core_properties
    for name in (
        "author",
        "last_modified_by",
        "comments",
        "keywords",
        "category",
        "subject",
        "identifier",
        "content_status",
        "version",
    ):
        setattr(core, name, "")
    core.title, core.language, core.revision = visible(title)[:250], "en", 1
    try:
        day = datetime.datetime.fromisoformat(today)
    except ValueError:
        day = datetime.datetime(2000, 1, 1)
    core.created = core.modified = day.replace(tzinfo=None)
    for node in core._element.findall(qn("cp:lastPrinted")):
        core._element.remove(node)


def _program(document: Document) -> None:
    """docProps/app.xml names firm, manager and template; only the program's kind stays."""
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = re.sub(
                rb"<(Company|Manager|Template|HyperlinkBase|TotalTime)>.*?</\1>",
                b"",
                part.blob,
                flags=re.DOTALL,
            )


def _language(document: Document, language: str) -> None:
    """The language of all text that does not name one itself."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        lang = defaults.find(qn("w:lang"))
        if lang is None:
            lang = OxmlElement("w:lang")
            defaults.append(lang)
        lang.set(qn("w:val"), language)


def ensure_styles(document: Document) -> None:
    """The character styles that names and remarks are shown in, where a template has none of its own."""
    there = {s.style_id for s in document.styles}
    for name, colour in COLOURS.items():
        if name not in there:
            style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
            style.font.color.rgb = RGBColor.from_string(colour)
            style.font.bold = True
    if "Aside" not in there:
        style = document.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
        style.font.italic, style.font.color.rgb = True, RGBColor.from_string("575757")
    if "Mark" not in there:
        document.styles.add_style("Mark", WD_STYLE_TYPE.CHARACTER).font.superscript = True


def room(document: Document) -> tuple[int, int]:
    """Width and height of the text in EMU: what a figure may take."""
    section = document.sections[0]
    width = (section.page_width or 7560310) - (section.left_margin or 0) - (section.right_margin or 0)
    height = (section.page_height or 10692130) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return int(width), int(height * 0.8)


def any_part(document: Document) -> list[Any]:
    """The part of the text and those of headers and footers."""
    uses = ("header", "footer")
    return [document.part] + [
        r.target_part
        for r in document.part.rels.values()
        if not r.is_external and r.reltype.rsplit("/", 1)[-1] in uses
    ]
