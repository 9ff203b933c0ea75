"""CSV read strictly: the separator is found and told, a quote that never closes is named where it opens."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from workbench.domain.errors import Unreadable

from .limits import FILE_BYTES
from .remarks import Remarks
from .source import Source, load, remark_odd_characters
from .tables_in import Table, checked

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
TRIED_LINES = 40

# The limit of the csv module is one for the whole process; ours only ever raises it.
csv.field_size_limit(max(csv.field_size_limit(), FILE_BYTES))


def load_csv(path: Path, encoding: str = "", *, empty: bool = False) -> Table:
    """The table in a CSV file; a row that does not fit its header, or a broken quote, refuses the file."""
    source = load(path, encoding)
    remarks = Remarks(source.file)
    remark_odd_characters(source.text, remarks)
    separator = separator_of(source.text)
    if separator != ",":
        remarks.add("line 1", f"the columns are separated by {SEPARATORS[separator]}.")
    return _table(source, separator, remarks, empty=empty)


def separator_of(text: str) -> str:
    """The separator under which the header has most columns and the next rows as many as the header."""
    lines = io.StringIO(text, newline="")
    head = "".join(line for _, line in zip(range(TRIED_LINES), lines, strict=False))
    return max(SEPARATORS, key=lambda separator: _fit(head, separator))


def _fit(head: str, separator: str) -> tuple[bool, float, int]:
    try:
        rows = [row for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if row]
    except csv.Error:
        return False, 0.0, 0
    width = len(rows[0]) if rows else 0
    alike = sum(len(row) == width for row in rows) / max(len(rows), 1)
    return width > 1, alike if width > 1 else 0.0, width


def _table(source: Source, separator: str, remarks: Remarks, *, empty: bool) -> Table:
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=separator, strict=True)
    header: list[str] = []
    rows: list[list[str]] = []
    lines: list[int] = []
    wide: list[tuple[str, int]] = []
    begun = 1
    try:
        for row in reader:
            if not row or (len(row) == 1 and not row[0].strip()):
                pass
            elif not header:
                header = [name.strip() for name in row]
                width = len(header)
            elif len(row) == width:
                rows.append(row)
                lines.append(begun)
            else:
                wide.append((f"line {begun}", len(row)))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise _broken(source.file, begun, error) from None
    table = Table(
        source.file,
        header,
        rows,
        [f"line {line}" for line in lines],
        source.sha256,
        remarks,
        delimiter=separator,
    )
    return checked(table, wide, empty=empty)


def _broken(file: str, line: int, error: csv.Error) -> Unreadable:
    if "unexpected end of data" in str(error):
        return Unreadable(
            file,
            "a quote opens here and never closes.",
            where=f"line {line}",
            remedy='Close the quote, or double it ("") where it is part of the text.',
        )
    return Unreadable(
        file,
        "a quote closes here and text goes on behind it.",
        where=f"line {line}",
        remedy='Double a quote ("") that is part of the text.',
    )
