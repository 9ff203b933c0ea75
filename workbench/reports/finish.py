"""Marks into Word: styles where words were marked, figures where they were named, paragraphs."""

from __future__ import annotations

import copy
import re
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from .figures import SCALE, WIDTH, Figure
from .language import END, OPEN, PICTURE, SHUT
from .words import visible

TOKEN = re.compile(
    f"{OPEN}(?P<style>[^{SHUT}]*){SHUT}(?P<words>[^{END}]*){END}|{PICTURE}(?P<picture>\\d+){PICTURE}"
    "|(?P<paragraph>\n[ \t]*\n\\s*)|(?P<line>\n)|(?P<tab>\t)"
)
SPECIAL = re.compile(f"[{OPEN}{PICTURE}\n\t]")
RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
LTR = re.compile("[A-Za-z\u00c0-\u02af\u0370-\u0589\u1e00-\u1fff]")
SPLIT = object()


def finish(root: etree._Element, part: Any, figures: list[Figure], room: tuple[int, int]) -> None:
    """Turn the marks of one part into Word; `room` is the width and height of the text in EMU."""
    for node in [
        t for t in root.iter(qn("w:t")) if t.text and (SPECIAL.search(t.text) or RTL.search(t.text))
    ]:
        run = node.getparent()
        if run is not None and run.tag == qn("w:r") and run.getparent() is not None:
            _replace(run, list(_pieces(run, part, figures, room)))


def _pieces(run: etree._Element, part: Any, figures: list[Figure], room: tuple[int, int]) -> Iterator[Any]:
    """The runs that stand in place of one run, with SPLIT where a new paragraph begins."""
    for child in run:
        if child.tag == qn("w:rPr"):
            continue
        if child.tag != qn("w:t"):
            yield _run(run, copy.deepcopy(child))
            continue
        text, last = child.text or "", 0
        for match in TOKEN.finditer(text):
            yield from _words(run, text[last : match.start()])
            last = match.end()
            if match["picture"] is not None:
                yield _run(run, _picture(part, figures[int(match["picture"])], room))
            elif match["style"] is not None:
                yield from _styled(run, match["words"], match["style"])
            else:
                yield (
                    SPLIT
                    if match["paragraph"]
                    else _run(run, OxmlElement("w:br" if match["line"] else "w:tab"))
                )
        yield from _words(run, text[last:])


def _styled(run: etree._Element, words: str, style: str) -> Iterator[Any]:
    for n, paragraph in enumerate(re.split(r"\n[ \t]*\n\s*", words)):
        if n:
            yield SPLIT
        for m, line in enumerate(paragraph.split("\n")):
            if m:
                yield _run(run, OxmlElement("w:br"))
            yield from _words(run, line, style)


def _words(run: etree._Element, words: str, style: str = "") -> Iterator[etree._Element]:
    if words:
        text = OxmlElement("w:t")
        text.text = words
        text.set(qn("xml:space"), "preserve")
        yield _run(run, text, style, rtl=_right_to_left(words))


def _run(like: etree._Element, content: etree._Element, style: str = "", rtl: bool = False) -> etree._Element:
    """A run with the look of another, in a character style of its own where one is given."""
    run, look = OxmlElement("w:r"), like.find(qn("w:rPr"))
    look = copy.deepcopy(look) if look is not None else OxmlElement("w:rPr")
    if style:
        for old in look.findall(qn("w:rStyle")):
            look.remove(old)
        named = OxmlElement("w:rStyle")
        named.set(qn("w:val"), style)
        look.insert(0, named)
    if rtl:
        look.append(OxmlElement("w:rtl"))
    if len(look):
        run.append(look)
    run.append(content)
    return run


def _right_to_left(words: str) -> bool:
    first = RTL.search(words)
    other = LTR.search(words)
    return bool(first) and (other is None or first.start() < other.start())


def _replace(run: etree._Element, pieces: list[Any]) -> None:
    """Put the pieces where the run was; at each SPLIT what follows moves into a new paragraph of its kind."""
    paragraph = run.getparent()
    direct = paragraph.tag == qn("w:p")
    at = run
    for piece in pieces:
        if piece is SPLIT and direct:
            paragraph, at = _split(paragraph, at)
            continue
        piece = _run(run, OxmlElement("w:br")) if piece is SPLIT else piece
        at.addnext(piece)
        at = piece
    run.getparent().remove(run)
    if direct and any(p is not SPLIT and p.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for p in pieces):
        _bidi(paragraph)


def _split(paragraph: etree._Element, at: etree._Element) -> tuple[etree._Element, etree._Element]:
    """A new paragraph that takes over all that stands after `at`; gives it and the place to go on from."""
    fresh = OxmlElement("w:p")
    properties = paragraph.find(qn("w:pPr"))
    if properties is not None:
        fresh.append(copy.deepcopy(properties))
        for section in fresh[0].findall(qn("w:sectPr")):
            fresh[0].remove(section)
        for keep in properties.findall(
            qn("w:keepNext")
        ):  # what follows is the same writing; only its end stays with the next
            properties.remove(keep)
    start = OxmlElement("w:r")
    fresh.append(start)
    for sibling in list(at.itersiblings()):
        fresh.append(sibling)
    paragraph.addnext(fresh)
    return fresh, start


def _bidi(paragraph: etree._Element) -> None:
    """A paragraph that begins from the right is set from the right."""
    words = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
    if _right_to_left(words):
        paragraph.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"),
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        )


def _picture(part: Any, figure: Figure, room: tuple[int, int]) -> etree._Element:
    """A drawing in the line, with its alternative text, not wider and not higher than there is room for."""
    data = figure.png
    wide, high = struct.unpack(">II", data[16:24])
    width = min(room[0] * wide / (WIDTH * SCALE), room[0])
    height = width * high / wide
    if height > room[1]:
        width, height = width * room[1] / height, room[1]
    inline = part.new_pic_inline(BytesIO(data), Emu(int(width)), Emu(int(height)))
    told = visible(figure.alt)
    inline.docPr.set("descr", told)
    inline.docPr.set("name", f"Figure, {figure.name}")
    for named in inline.iter(qn("pic:cNvPr")):
        named.set("name", f"{figure.name}.png")
        named.set("descr", told)
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    return drawing
