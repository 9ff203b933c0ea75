"""Tables from CSV and Excel as strict rows of text: each as wide as the header, each fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from workbench.domain.errors import Undecided, Unreadable

from .cells import unescape_cell
from .limits import TABLE_COLUMNS, TABLE_ROWS
from .remarks import Remarks

CSV, EXCEL = (".csv", ".tsv"), (".xlsx", ".xlsm")


@dataclass(slots=True)
class Table:
    """One table as it stands in the file; `places` says where each row stands."""

    file: str
    header: list[str]
    rows: list[list[str]]
    places: list[str]
    sha256: str
    remarks: Remarks
    delimiter: str = ""  # empty for Excel
    formulae: dict[tuple[int, int], str] = field(
        default_factory=dict
    )  # (row, column) → the cell's name, Excel only
    epoch: datetime | None = None  # the day an Excel workbook counts its dates from

    def column(self, name: str) -> int:
        """The place of a column that is in the header."""
        return self.header.index(name)

    def find(self, *names: str) -> str:
        """The column that has one of these names, ignoring case, blanks, - and _; else an empty text."""
        by_name = {plain(column): column for column in reversed(self.header)}
        return next((by_name[plain(name)] for name in names if plain(name) in by_name), "")

    def records(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Each row as (place, column → text)."""
        for place, row in zip(self.places, self.rows, strict=True):
            yield place, dict(zip(self.header, row, strict=True))

    def unescaped(self) -> Table:
        """The same table without the apostrophes our own writer puts before what looks like a formula."""
        self.rows = [[unescape_cell(cell) for cell in row] for row in self.rows]
        return self

    @property
    def head_place(self) -> str:
        """Where the header stands."""
        return "line 1" if self.delimiter else "row 1"


def plain(name: str) -> str:
    """A column name for comparison: `PHQ9`, `phq_9` and `PHQ-9` are one."""
    return "".join(c for c in name.casefold() if c not in " _-\t\xa0.")


def load_table(path: Path, *, encoding: str = "", empty: bool = False) -> Table:
    """The table in a CSV or Excel file; `empty` allows one that has a header and no rows."""
    if path.suffix.lower() in EXCEL:
        from .xlsx_file import load_xlsx  # openpyxl is slow to import and rarely needed

        return load_xlsx(path, empty=empty)
    from .csv_file import load_csv

    return load_csv(path, encoding, empty=empty)


def checked(table: Table, wide: list[tuple[str, int]], *, empty: bool = False) -> Table:
    """The table, once its header is sound; `wide` lists (place, cells) of rows that do not fit it."""
    header, file = table.header, table.file
    if len(header) > TABLE_COLUMNS or len(table.rows) > TABLE_ROWS:
        raise Unreadable(
            file,
            f"the table has {len(table.rows):,} rows and {len(header):,} columns; the limits are "
            f"{TABLE_ROWS:,} and {TABLE_COLUMNS:,}.",
        )
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise Unreadable(
            file,
            f"the column “{twice[0]}” stands twice in the header.",
            where=table.head_place,
            remedy="Give every column its own name.",
        )
    if wide:
        faults = [(place, f"has {cells} cells where the header has {len(header)}") for place, cells in wide]
        raise Unreadable.several(
            file,
            faults,
            remedy="Give every row as many cells as the header; put quotes around text "
            "that holds the separator.",
        )
    if not table.rows and not empty:
        raise Unreadable(
            file, "the table has a header but no rows.", remedy="Check that the right file was saved."
        )
    _without_unnamed(table)
    return table


def _without_unnamed(table: Table) -> None:
    """Columns without a name (an index, a stray separator) are left out, and told if they hold anything."""
    unnamed = [i for i, name in enumerate(table.header) if not name]
    if not unnamed:
        return
    if any(row[i] for row in table.rows for i in unnamed):
        table.remarks.add(
            table.head_place, f"{len(unnamed)} columns have no name (column {unnamed[0] + 1}); left out."
        )
    kept = [i for i, name in enumerate(table.header) if name]
    moved = {old: new for new, old in enumerate(kept)}
    table.formulae = {(r, moved[c]): cell for (r, c), cell in table.formulae.items() if c in moved}
    table.header = [table.header[i] for i in kept]
    table.rows = [[row[i] for i in kept] for row in table.rows]


def mapped(table: Table, ours: str, names: tuple[str, ...], columns: Mapping[str, object]) -> str:
    """The column for one of our words: as the person mapped it, else by its usual names, else empty."""
    chosen = columns.get(ours)
    if not isinstance(chosen, str) or not chosen:
        return table.find(*names)
    found = chosen if chosen in table.header else table.find(chosen)
    if not found:
        raise Unreadable(
            table.file,
            f"there is no column “{chosen}” (asked for as {ours}).",
            where=table.head_place,
            remedy=f"The columns are: {', '.join(table.header)}.",
        )
    return found


def ask_for_column(table: Table, ours: str, why: str, *, kind: str = "") -> Undecided:
    """The question which column is ours, with the ones there are."""
    shown = ", ".join(table.header[:20]) + (", …" if len(table.header) > 20 else "")
    return Undecided(
        f"{table.file}: {why} The columns are: {shown}.",
        option=f"--column {ours}=NAME" + (f" {kind}" if kind else ""),
    )
