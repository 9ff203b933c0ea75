"""Life events from a table: date (ISO or `W07`), title, and a note."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.errors import Unreadable

from .bundle import Bundle, DraftLifeEvent
from .dates import BadDate, order_of, parsed
from .formats import Options, Reader
from .ratings_rows import own_id
from .sniffing import header_of
from .table import is_transcript
from .tables_in import CSV, EXCEL, Table, ask_for_column, load_table, mapped, plain

DATES, TITLES, NOTES = (
    ("date", "week", "when", "datum"),
    ("title", "event", "what"),
    ("note", "notes", "description"),
)


def read(path: Path, options: Options) -> Bundle:
    """What happened outside therapy, each with its date."""
    return read_table(load_table(path, encoding=options.encoding), options)


def read_table(table: Table, options: Options) -> Bundle:
    """The life events in a table that was loaded."""
    date, title = (
        mapped(table, "date", DATES, options.columns),
        mapped(table, "title", TITLES, options.columns),
    )
    note = mapped(table, "note", NOTES, options.columns)
    for ours, found in (("date", date), ("title", title)):
        if not found:
            raise ask_for_column(table, ours, f"no column is known to hold the {ours} of an event.")
    records = list(table.records())
    order = order_of(table.file, [(place, row[date]) for place, row in records], options.dates)
    events, faults = [], []
    for place, row in records:
        try:
            day = parsed(row[date], order, table.epoch)
            if not day or not row[title].strip():
                faults.append((place, "the date is missing" if not day else "the title is missing"))
            events.append(
                DraftLifeEvent(
                    date=day,
                    title=row[title].strip(),
                    note=row[note].strip() if note else "",
                    where=place,
                    file=table.file,
                    id=own_id(row.get("id", "")),
                )
            )
        except BadDate as error:
            faults.append((place, str(error)))
    if faults:
        raise Unreadable.several(table.file, faults, remedy="Correct these rows and read the file again.")
    return Bundle(files=[table.file], life_events=events, notices=table.remarks.notices())


def sniff(path: Path) -> bool:
    """Whether a table holds life events: a date or week and a title, nothing spoken and nothing measured."""
    names = {plain(name) for name in header_of(path)}
    return (
        bool(names & set(DATES))
        and bool(names & set(TITLES))
        and not names & {"measure", "value", "score"}
        and not is_transcript(sorted(names))
    )


READER = Reader(
    name="life_events",
    endings=CSV + EXCEL,
    read=read,
    sniff=sniff,
    about="Life events in CSV or Excel: date or week, title, note.",
)
