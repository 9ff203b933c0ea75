"""The header of a table, from its first few thousand bytes: enough to tell ratings from transcripts."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from workbench.domain.errors import WorkbenchError

from .csv_file import separator_of
from .encoding import decode
from .tables_in import EXCEL

BEGINNING = 1 << 16


def header_of(path: Path) -> list[str]:
    """The column names of a CSV or Excel file; empty where it cannot be read (its reader then says why)."""
    try:
        if path.suffix.lower() in EXCEL:
            from .xlsx_file import xlsx_header

            return xlsx_header(path)
        with path.open("rb") as file:
            text = _text(path.name, file.read(BEGINNING))
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
        return [name.strip() for name in next((row for row in rows if any(cell.strip() for cell in row)), [])]
    except (WorkbenchError, OSError, csv.Error):
        return []


def _text(file: str, data: bytes) -> str:
    """The first lines, whatever their encoding: only the names of columns are looked at here."""
    try:
        return decode(file, data)[0]
    except WorkbenchError:
        return data.decode("latin-1")
