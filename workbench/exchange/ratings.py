"""Session ratings from CSV and Excel: long (one value a row) or wide (one session a row)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench.domain.errors import Undecided, Unreadable

from .bundle import Bundle, DraftRating
from .formats import Options, Reader
from .measure_names import Measures
from .ratings_long import long_ratings
from .ratings_rows import COLUMNS, Ledger
from .ratings_wide import wide_columns, wide_ratings
from .sniffing import header_of
from .table import is_transcript
from .tables_in import CSV, EXCEL, Table, ask_for_column, load_table, mapped


def read(path: Path, options: Options) -> Bundle:
    """All ratings of a file; every value that cannot be is named with its place, and then none is taken."""
    return read_table(load_table(path, encoding=options.encoding), options)


def read_table(table: Table, options: Options) -> Bundle:
    """The ratings in a table that was loaded."""
    measures = Measures(options.measures)
    ours = {name: mapped(table, name, names, options.columns) for name, names in COLUMNS.items()}
    if not ours["session"] and not ours["date"]:
        raise ask_for_column(table, "session", "no column says which session (or date) a row belongs to.")
    ledger = Ledger(table, options, measures, ours)
    found = _ratings(ledger, options)
    ledger.refuse_faults()
    if not found:
        raise Unreadable(
            table.file, "no ratings were found in it.", remedy="Check that the right file was saved."
        )
    return Bundle(files=[table.file], ratings=found, notices=table.remarks.notices())


def _ratings(ledger: Ledger, options: Options) -> list[DraftRating]:
    ours = ledger.ours
    if ours["measure"] and ours["value"]:
        return long_ratings(ledger)
    columns = wide_columns(ledger, options)
    if columns:
        return wide_ratings(ledger, columns)
    raise _ask_for_measure(ledger)


def _ask_for_measure(ledger: Ledger) -> Undecided | Unreadable:
    """No measure is named anywhere; faults in the values come first, because no answer would mend them."""
    table, scores = ledger.table, ledger.ours["value"]
    if scores:
        ledger.check_only(scores)
        ledger.refuse_faults()
    column = scores or next((name for name in table.header if name not in ledger.ours.values()), "COLUMN")
    known = ", ".join(sorted(ledger.measures.known))
    return Undecided(
        f"{table.file}: no column names a measure. The columns are: {', '.join(table.header[:20])}. Known "
        f"measures: {known}.",
        option=f"--column MEASURE={column}, for instance --column phq_9={column}",
    )


def sniff(path: Path) -> bool:
    """Whether a table holds ratings: a session or a date, no spoken words, no titles of events."""
    return is_ratings(header_of(path))


def is_ratings(header: list[str]) -> bool:
    """Whether a header is that of a rating table."""
    table: Any = Table("", header, [], [], "", None)  # type: ignore[arg-type]
    has = {name: bool(table.find(*names)) for name, names in COLUMNS.items()}
    if has["measure"] and has["value"]:
        return True
    event = table.find("title", "event") and table.find("date")
    return (has["session"] or has["date"]) and not is_transcript(header) and not event and len(header) > 1


READER = Reader(
    name="ratings",
    endings=CSV + EXCEL,
    read=read,
    sniff=sniff,
    about="Session ratings in CSV or Excel, long or wide, as scores or item by item.",
)
