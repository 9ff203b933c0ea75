"""Where templates are found, and the parts of one: looked through before anything in it is trusted."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from workbench.domain import NotFound, Refused, Unreadable
from workbench.exchange.source import read_bytes
from workbench.exchange.zips import Archive, opened
from workbench.resources import shipped

RENDERED = ("word/document.xml", "word/header", "word/footer", "word/footnotes.xml")


def folders(folder: Path | None) -> list[Path]:
    """Where templates are looked for: the study's folder first, then among the shipped ones."""
    return [
        place / "reports"
        for place in (*([Path(folder) / "templates"] if folder else []), shipped("templates"))
    ]


def templates(folder: Path | None = None) -> dict[str, Path]:
    """The templates there are, by name."""
    found: dict[str, Path] = {}
    for place in folders(folder):
        for path in sorted(place.glob("*.docx")):
            if not path.name.startswith("~$"):
                found.setdefault(path.stem, path)
    return found


def find(template: str | Path, folder: Path | None = None) -> Path:
    """The file of a template, by its name or by its path."""
    if isinstance(template, Path) or str(template).lower().endswith(".docx"):
        path = Path(template)
        if not path.is_file():
            raise NotFound(f"There is no template {path.name} at {path.parent}.")
        return path
    known = templates(folder)
    if template not in known:
        raise NotFound(
            f"There is no report template {template!r}. Known: {', '.join(known) or 'none'}. "
            "Your own go into the folder templates/reports beside the study."
        )
    return known[template]


def archive(path: Path) -> tuple[Archive, bytes]:
    """A template as an archive without DOCTYPEs, within the limits of size, and its bytes."""
    try:
        data = read_bytes(path)
        found = opened(path.name, data, kind="Word document", old=".doc", save_as=".docx")
        found.refuse_doctypes()
    except Unreadable as error:
        raise Unreadable(error.file, error.why, where=error.where, remedy=error.remedy, stored=True) from None
    if "word/document.xml" not in found.names:
        raise Unreadable(
            path.name,
            "there is no Word text in this file.",
            remedy="Save it from Word as .docx.",
            stored=True,
        )
    return found, data


def parts(found: Archive) -> list[tuple[str, etree._Element]]:
    """The parts in which tags count: the text, headers, footers, footnotes."""
    names = sorted(n for n in found.names if n.startswith(RENDERED) and n.endswith(".xml"))
    names.sort(key=lambda n: RENDERED.index(next(r for r in RENDERED if n.startswith(r))))
    return [(name, found.xml(name)) for name in names]


def refuse_suffix(path: Path) -> Path:
    """A report is a Word file; a name without an ending gets one."""
    if not path.suffix:
        return path.with_suffix(".docx")
    if path.suffix.lower() != ".docx":
        raise Refused(f"A report is a Word file; {path.name} does not end in .docx.")
    return path
