"""Excel workbooks as tables of text: the last computed values, dates as ISO, and formulae told apart."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter

from workbench.domain.errors import Unreadable

from .limits import TABLE_COLUMNS, TABLE_ROWS
from .moments import clock
from .remarks import Remarks
from .source import SURROGATE, odd_names, read_bytes
from .tables_in import Table, checked
from .zips import Archive, opened

Cells = list[list[object]]
HEADER_WITHIN = 1000  # rows
NOT_EXCEL = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, BadZipFile)
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def load_xlsx(path: Path, *, empty: bool = False) -> Table:
    """The table on the first sheet that holds anything; other sheets are named and left out."""
    data, remarks = read_bytes(path), Remarks(path.name)
    archive = opened(path.name, data, kind="Excel workbook", old=".xls", save_as=".xlsx")
    archive.refuse_doctypes()
    values, epoch = _sheets(path.name, data, computed=True)
    filled = [name for name, cells in values.items() if cells]
    if not filled:
        raise Unreadable(path.name, "the workbook is empty.", remedy="Check that the right file was saved.")
    if len(filled) > 1:
        remarks.add("", f"the sheet “{filled[0]}” was read; not read: {', '.join(filled[1:])}.")
    written = _sheets(path.name, data, computed=False)[0].get(filled[0], []) if _has_formulae(archive) else []
    table = _table(
        path.name, values[filled[0]], written, remarks, hashlib.sha256(data).hexdigest(), empty=empty
    )
    table.epoch = epoch
    return table


def xlsx_header(path: Path) -> list[str]:
    """The first row that holds anything, without reading on."""
    data = read_bytes(path)
    opened(path.name, data, kind="Excel workbook", old=".xls", save_as=".xlsx").refuse_doctypes()
    book = _book(path.name, data, computed=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            for row in islice(sheet.iter_rows(values_only=True), HEADER_WITHIN):
                if any(cell not in (None, "") for cell in row):
                    return [_text(cell).strip() for cell in row[:TABLE_COLUMNS]]
    except NOT_EXCEL as error:
        raise _unreadable(path.name, error) from None
    return []


def _book(file: str, data: bytes, *, computed: bool) -> openpyxl.Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and drawings, which are not read
            return openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=computed, keep_links=False
            )
    except NOT_EXCEL as error:
        raise _unreadable(file, error) from None


def _unreadable(file: str, error: Exception) -> Unreadable:
    return Unreadable(
        file,
        f"the workbook cannot be read ({type(error).__name__}: {str(error)[:80]}).",
        remedy="Open it in Excel or LibreOffice and save it again as .xlsx.",
    )


def _sheets(file: str, data: bytes, *, computed: bool) -> tuple[dict[str, Cells], datetime]:
    """All sheets as rows of values, and the day from which the workbook counts its dates."""
    book = _book(file, data, computed=computed)
    try:
        return {sheet.title: _cells(file, sheet) for sheet in book.worksheets}, book.epoch
    except NOT_EXCEL as error:
        raise _unreadable(file, error) from None


def _cells(file: str, sheet: Any) -> Cells:
    """The rows of a sheet; what it says about its own size is not believed."""
    sheet.reset_dimensions()
    rows: Cells = []
    for row in sheet.iter_rows(values_only=True):
        width = len(row)
        while width and row[width - 1] in (None, ""):
            width -= 1
        rows.append(list(row[:width]))
        if width > TABLE_COLUMNS or len(rows) > TABLE_ROWS:
            raise Unreadable(
                file,
                f"the sheet “{sheet.title}” is larger than {TABLE_ROWS:,} rows or {TABLE_COLUMNS:,} columns.",
                remedy="Give a sheet that holds the table alone.",
            )
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _has_formulae(archive: Archive) -> bool:
    """Whether any sheet holds a formula; only then is the workbook read a second time."""
    sheets = (name for name in archive.names if "worksheets/" in name and name.endswith(".xml"))
    return any(FORMULA.search(archive.part(name)) for name in sheets)


def _table(file: str, values: Cells, written: Cells, remarks: Remarks, sha256: str, *, empty: bool) -> Table:
    first = next(index for index, row in enumerate(values) if row)
    header = [_text(cell).strip() for cell in values[first]]
    rows, places, wide, formulae = [], [], [], {}
    for index in range(first + 1, len(values)):
        cells, place = values[index], f"row {index + 1}"
        _note_formulae(file, index, cells, written, len(rows), formulae)
        if len(cells) > len(header):
            wide.append((place, len(cells)))
        elif any(cell not in (None, "") for cell in cells):
            texts = [_text(cell) for cell in cells]
            _check_texts(file, place, texts, remarks)
            rows.append(texts + [""] * (len(header) - len(cells)))
            places.append(place)
    if formulae:
        remarks.add(
            next(iter(formulae.values())),
            f"{len(formulae)} cells hold formulae; their last computed values were taken.",
        )
    table = Table(file, header, rows, places, sha256, remarks, formulae=formulae)
    if first:
        remarks.add(f"row {first + 1}", "the header was found here; the rows above it are empty.")
    return checked(table, wide, empty=empty)


def _note_formulae(
    file: str, index: int, cells: list[object], written: Cells, row: int, formulae: dict[tuple[int, int], str]
) -> None:
    """Remember cells that are formulae; one that was never computed has no value to take."""
    for column, cell in enumerate(written[index] if index < len(written) else ()):
        if isinstance(cell, str) and cell.startswith("="):
            name = f"cell {get_column_letter(column + 1)}{index + 1}"
            if column >= len(cells) or cells[column] is None:
                raise Unreadable(
                    file,
                    "the cell holds a formula that was never computed, so it has no value.",
                    where=name,
                    remedy="Open the workbook in Excel or LibreOffice, save it, and read it again.",
                )
            formulae[row, column] = name


def _text(cell: object) -> str:
    """A cell as text: dates as ISO, times as hh:mm:ss, whole numbers without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return clock(cell.total_seconds())
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _check_texts(file: str, place: str, texts: list[str], remarks: Remarks) -> None:
    for text in texts:
        if SURROGATE.search(text) or "\0" in text:
            raise Unreadable(file, "half a character or a NUL stands in the text.", where=place)
        if names := odd_names(text):
            remarks.add(
                place,
                f"holds {names}; kept as it is, and shown visibly in reports.",
                kind="odd characters, kept as they are",
            )
