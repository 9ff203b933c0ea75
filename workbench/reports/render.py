"""Rendering: a case and a Word template in, a report out."""

from __future__ import annotations

import datetime
import os
import tempfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError

from workbench.domain import CaseFile, Refused

from .check import faults
from .clean import any_part, clean, ensure_styles, room
from .context import ReportContext
from .figures import Figure
from .finish import finish
from .language import environment
from .layout import fit_columns, keep_together, number_captions, number_drawings
from .leave import Withheld
from .places import archive, find, parts, refuse_suffix
from .reading import Reading
from .tags import lines


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report; `save` writes it."""

    title: str
    template: str
    purpose: str
    content: bytes = field(repr=False)
    withheld: tuple[Withheld, ...] = ()
    figures: int = 0

    def save(self, path: str | Path) -> Path:
        """Write the report as a Word file, whole or not at all; gives the path."""
        path = refuse_suffix(Path(path))
        if not path.parent.is_dir():
            raise Refused(f"There is no folder {path.parent}; the report was not written.")
        try:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".report-", suffix=".docx")
            with os.fdopen(handle, "wb") as file:
                file.write(self.content)
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except OSError as error:
            Path(locals().get("name", "")).unlink(missing_ok=True) if "name" in locals() else None
            raise Refused(
                f"{path.name} could not be written ({error.strerror or error}). "
                "If it is open in Word, close it there and try again."
            ) from None
        return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class Sheet(DocxTemplate):
    """docxtpl, with the last hand left to `finish`: nothing people wrote is read as a tag."""

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """One part with its tags filled in."""
        self.current_rendering_part = part
        return jinja_env.from_string(src_xml).render(context)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Properties of the document are set anew and never hold tags."""


def report(
    file: CaseFile,
    *,
    template: str | Path = "thick-description",
    folder: Path | None = None,
    purpose: str = "treatment",
    today: str = "",
    audit: pd.DataFrame | None = None,
    chain: str = "",
) -> Report:
    """The report of a case; only what consent allows for the purpose goes in.

    `template` is a name, looked up in the study's `folder` first and then among the shipped ones, or a path.
    `audit` is the table `journal` of the case, `chain` the head of its chain of hashes; `today` is ISO.
    Raises `NotFound` for an unknown template, `Refused` with the places where it uses names there are not.
    """
    path = find(template, folder)
    used, data = _read(path)
    today = today or datetime.date.today().isoformat()
    context = ReportContext.of(file, purpose=purpose, today=today, folder=folder, audit=audit, chain=chain)
    sheet, figures = Sheet(BytesIO(data)), []
    values = {name: getattr(context, name) for name in used}
    _fill(sheet, values, figures, path.name)
    title = context.case.title
    _finish(sheet.docx, figures, title, today)
    buffer = BytesIO()
    sheet.docx.save(buffer)
    return Report(title, path.stem, purpose, buffer.getvalue(), tuple(context.consent.withheld), len(figures))


def _read(path: Path) -> tuple[set[str], bytes]:
    """The names a template uses, and its bytes; refuses one that is at fault, with every place."""
    found, data = archive(path)
    used, wrong = set(), []
    for name, root in parts(found):
        here = lines(name, root)
        bad = faults(here)
        wrong += bad
        if not bad:
            reading = Reading()
            reading.body(environment().parse("\n".join(line.source for line in here)).body)
            used |= reading.used
    if wrong:
        raise Refused(
            f"The template {path.name} cannot be used. "
            + " ".join(str(f) for f in wrong[:12])
            + (f" And {len(wrong) - 12} more." if len(wrong) > 12 else "")
        )
    return used, data


def _fill(sheet: Sheet, values: dict[str, Any], figures: list[Figure], name: str) -> None:
    def place(figure: Figure) -> int:
        figures.append(figure)
        return len(figures) - 1

    try:
        sheet.render(values, environment(place), autoescape=True)
    except UndefinedError as error:
        raise Refused(f"The template {name} uses a name that is not there: {error.message}.") from None
    except TemplateError as error:
        raise Refused(f"The template {name} cannot be filled in: {error.message}.") from None


def _finish(document: Document, figures: list[Figure], title: str, today: str) -> None:
    ensure_styles(document)
    space, every = room(document), any_part(document)
    for part in every:
        finish(part.element, part, figures, space)
    number_captions(document.element.body)
    fit_columns(document.element.body)
    keep_together(document.element.body)
    number_drawings([part.element for part in every])
    clean(document, title=title, today=today)
