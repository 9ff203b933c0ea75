"""The words of one Word paragraph, with what was deleted, inserted or hidden told apart.

python-docx leaves out words that were inserted with tracking on, and shows hidden ones as if they were not,
so the body is read from the XML itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
INSERTED = {f"{W}ins", f"{W}moveTo"}
DELETED = {f"{W}del", f"{W}moveFrom"}
THROUGH = {
    f"{W}{name}"
    for name in (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
}
RUN, TEXT, GONE, PROPERTIES = f"{W}r", f"{W}t", f"{W}delText", f"{W}rPr"
SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided about this document, and which of its styles hide text."""

    tracked: str = ""  # accept: insertions in, deletions out; reject: the other way round
    hidden: str = ""  # drop | keep
    hidden_styles: frozenset[str] = frozenset()

    def takes(self, element: etree._Element) -> bool:
        """Whether the words inside a tracked element count."""
        return element.tag not in (DELETED if self.tracked != "reject" else INSERTED)


def switched_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a run or paragraph property such as `vanish` is on."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1").lower() not in OFF


def hides(run: etree._Element, styles: frozenset[str]) -> bool:
    """Whether a run is hidden text, by itself or by its character style."""
    properties = run.find(PROPERTIES)
    if properties is None:
        return False
    if properties.find(f"{W}vanish") is not None:
        return switched_on(properties, "vanish")
    style = properties.find(f"{W}rStyle")
    return style is not None and style.get(f"{W}val") in styles


def paragraph_text(paragraph: etree._Element, choices: Choices) -> str:
    """The words of a paragraph under the choices made."""
    style_hidden = _style(paragraph) in choices.hidden_styles
    return "".join(_words(paragraph, choices, style_hidden))


def _style(paragraph: etree._Element) -> str | None:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else None


def _words(element: etree._Element, choices: Choices, style_hidden: bool) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == RUN:
            hidden = style_hidden or hides(child, choices.hidden_styles)
            if not hidden or choices.hidden == "keep":
                yield from run_words(child)
        elif tag in THROUGH:
            yield from _words(child, choices, style_hidden)
        elif (tag in INSERTED or tag in DELETED) and choices.takes(child):
            yield from _words(child, choices, style_hidden)


def run_words(run: etree._Element) -> Iterator[str]:
    """The words and signs of one run; text boxes and pictures inside it are not words of the paragraph."""
    for child in run:
        if child.tag == TEXT or child.tag == GONE:
            yield child.text or ""
        elif child.tag in SIGNS:
            if child.get(f"{W}type") not in ("page", "column"):
                yield SIGNS[child.tag]
        elif child.tag == f"{W}sym":
            yield _symbol(child.get(f"{W}char", ""))


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16) & 0xFFFF)
    except ValueError:
        return "\ufffd"
