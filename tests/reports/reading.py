"""Reading a finished report back, as Word would."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn

from workbench.reports import Report


def opened(report: Report) -> DocumentType:
    """The report as a Word document."""
    return Document(BytesIO(report.content))


def paragraphs(document: DocumentType) -> list[str]:
    """The words of every paragraph of the text, those in tables too, in order."""
    return [
        "".join(_piece(n) for n in p.iter(qn("w:t"), qn("w:tab"), qn("w:br")))
        for p in document.element.body.iter(qn("w:p"))
    ]


def _piece(node) -> str:
    return node.text or "" if node.tag == qn("w:t") else "\t" if node.tag == qn("w:tab") else "\n"


def text(document: DocumentType) -> str:
    """All words of the text, a paragraph a line."""
    return "\n".join(paragraphs(document))


def everything(report: Report) -> bytes:
    """Every byte of every part, unpacked."""
    import zipfile

    with zipfile.ZipFile(BytesIO(report.content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def style_of(document: DocumentType, words: str) -> str:
    """The name of the style of the first paragraph that begins with these words."""
    for p in document.element.body.iter(qn("w:p")):
        if "".join(t.text or "" for t in p.iter(qn("w:t"))).startswith(words):
            id = p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else "Normal"
            return next(s.name for s in document.styles if s.style_id == id)
    raise AssertionError(f"No paragraph holds {words!r}.")


def run_style(document: DocumentType, words: str) -> set[str]:
    """The character styles of the runs that consist of these words."""
    found = set()
    for r in document.element.body.iter(qn("w:r")):
        if "".join(t.text or "" for t in r.iter(qn("w:t"))) == words:
            style = r.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            found.add(style.get(qn("w:val")) if style is not None else "")
    return found
