"""Taking out: the whole case as a case folder, or one noun as a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench import frames
from workbench.domain import NotFound, Refused
from workbench.exchange import writers

if TYPE_CHECKING:
    from .case import Case


def export(case: Case, target: Path) -> Path:
    """Write the case as a case folder; never into a folder that holds something already."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused(f"{target} is there already and not empty. Name another folder; nothing was written.")
    return writers()["folder"].write(case.file, target)


def save(case: Case, noun: str, target: Path) -> Path:
    """Write one noun as CSV or XLSX, by the ending of the file; never over a file that is there."""
    if noun != "journal" and noun not in frames.NOUNS:
        raise NotFound(f"There is no noun {noun!r}. Known: {', '.join(sorted(frames.NOUNS))}, journal.")
    if target.exists():
        raise Refused(f"{target} is there already; nothing was written.")
    rows = case.journal if noun == "journal" else frames.NOUNS[noun](case.file)
    return writers()["table"].write(rows, target)
