"""Any table out, as CSV or Excel: no cell becomes a formula, no odd character stops the writing."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from workbench.domain.errors import Refused

from .cells import neutral_cell
from .formats import Writer

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
EXCEL_CELL = 32_767  # characters in one cell, Excel's own limit
EXCEL_ROWS = 1_048_575


def write(rows: Any, target: Path | str, *, columns: Iterable[str] = (), name: str = "") -> Path:
    """Write rows (a list of dicts, or a DataFrame) to `target`; its ending says CSV or Excel."""
    path = Path(target)
    records, header = _records(rows), list(columns)
    header = header or list(dict.fromkeys(key for record in records for key in record)) or _columns_of(rows)
    if path.suffix.lower() == ".csv":
        path.write_bytes(csv_bytes(records, header))
    elif path.suffix.lower() == ".xlsx":
        path.write_bytes(xlsx_bytes(records, header, name or path.stem))
    else:
        raise Refused(f"A table can be written as .csv or .xlsx, not as “{path.suffix or path.name}”.")
    return path


def _records(rows: Any) -> list[Mapping[str, Any]]:
    return list(rows.to_dict("records")) if hasattr(rows, "to_dict") else list(rows)


def _columns_of(rows: Any) -> list[str]:
    return [str(name) for name in getattr(rows, "columns", ())]


def visible(text: str) -> str:
    """Text in which what XML and spreadsheets refuse is shown instead: U+0007 as ␇, U+FFFE as ⟨U+FFFE⟩."""

    def shown(match: re.Match[str]) -> str:
        code = ord(match[0])
        return chr(0x2400 + code) if code < 0x20 else f"⟨U+{code:04X}⟩"

    return ILLEGAL.sub(shown, text)


def plain_value(value: Any) -> str | int | float | bool | None:
    """A cell as text, number or nothing; missing values are empty."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    if hasattr(value, "isoformat"):
        return None if value != value else str(value.isoformat())
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(str(plain_value(part)) for part in value)
    if hasattr(value, "item"):  # numpy scalars
        return plain_value(value.item())
    return None if str(value) in ("<NA>", "NaT") else str(value)


def csv_bytes(records: Iterable[Mapping[str, Any]], header: list[str]) -> bytes:
    """CSV in UTF-8 with a mark, as Excel wants it; numbers stay numbers, text is never a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral_cell(visible(name)) for name in header])
    for record in records:
        writer.writerow([_csv_cell(plain_value(record.get(name))) for name in header])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: str | int | float | bool | None) -> str | int | float | bool | None:
    return neutral_cell(visible(value)) if isinstance(value, str) else value


def xlsx_bytes(records: list[Mapping[str, Any]], header: list[str], name: str) -> bytes:
    """An Excel workbook with one sheet; every text is written as text, whatever it begins with."""
    if len(records) > EXCEL_ROWS:
        raise Refused(f"{len(records):,} rows do not fit on an Excel sheet; write them as .csv.")
    rows = [header, *([plain_value(record.get(column)) for column in header] for record in records)]
    _refuse_long(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", visible(name))[:31] or "table")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_excel_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _refuse_long(rows: Iterable[Iterable[Any]]) -> None:
    longest = max((len(visible(value)) for row in rows for value in row if isinstance(value, str)), default=0)
    if longest > EXCEL_CELL:
        raise Refused(f"A text of {longest:,} characters does not fit into an Excel cell; write it as .csv.")


def _excel_cell(sheet: Any, value: str | int | float | bool | None) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=visible(value))
    cell.data_type = "s"
    return cell


WRITER = Writer(name="table", write=write, about="Any noun as CSV or Excel, formulae neutralised.")
