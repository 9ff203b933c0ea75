"""What long and wide ratings share: session or date of a row, checked values, and a list of all faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.errors import Unreadable

from .bundle import DraftRating
from .dates import SLASHED, BadDate, impossible, order_of, parsed
from .formats import Options
from .measure_names import Measures, Named
from .tables_in import Table
from .values import MISSING, Fault, checked, decimal_mark, number, state_of

COLUMNS = {
    "session": ("session", "session_number", "session_no", "session_nr", "sitzung"),
    "date": ("date", "datum", "day", "week"),
    "measure": ("measure", "instrument", "questionnaire"),
    "scale": ("scale", "subscale"),
    "by": ("by", "rater", "respondent", "rated_by", "informant"),
    "timing": ("timing", "when", "occasion"),
    "value": ("value", "score", "rating", "answer"),
    "state": ("state", "status"),
    "item": ("item", "item_number", "item_no"),
    "items": ("items",),
    "answered": ("answered", "items_answered"),
}
TIMINGS = {
    "pre": "pre",
    "presession": "pre",
    "before": "pre",
    "post": "post",
    "postsession": "post",
    "after": "post",
    "mid": "mid",
    "midsession": "mid",
    "between": "between",
    "betweensessions": "between",
    "": "",
}
OWN_ID = re.compile(r"[a-z]{3}_[0-9A-Za-z_]{6,40}")
REMEDY = "Correct these cells and read the file again; leave a cell empty where there is no value."


def own_id(text: str) -> str:
    """The id of a record of ours, as our own folder writes it; any other id means nothing here."""
    return text if OWN_ID.fullmatch(text) else ""


class Ledger:
    """One rating table while it is read: its columns, its decimal mark, and the faults found so far."""

    def __init__(self, table: Table, options: Options, measures: Measures, ours: dict[str, str]) -> None:
        self.table, self.options, self.measures, self.ours = table, options, measures, ours
        self.faults: list[tuple[str, str]] = []
        self.missing: list[str] = []
        self._mark = ""
        self._dates = self._read_dates()

    def mark(self, columns: list[int]) -> str:
        """The decimal mark of the value columns."""
        self._mark = self._mark or decimal_mark(self.table, columns, self.options.decimal)
        return self._mark

    def _read_dates(self) -> list[str]:
        """The date of each row; impossible ones are faults, told before anybody is asked about the order."""
        table, column = self.table, self.ours["date"]
        if not column:
            return [""] * len(table.rows)
        at = table.column(column)
        cells = [(place, row[at]) for place, row in zip(table.places, table.rows, strict=True)]
        surely_bad = any(text.strip() and impossible(text) and table.epoch is None for _, text in cells)
        order = "dmy" if surely_bad else order_of(table.file, cells, self.options.dates)
        if (
            not self.options.dates
            and not surely_bad
            and any(SLASHED.fullmatch(text.strip()) for _, text in cells)
        ):
            table.remarks.add(
                cells[0][0],
                "the dates are read as "
                + ("day, month" if order == "dmy" else "month, day")
                + ", year, because one of them can only be read so.",
            )
        found = []
        for place, text in cells:
            try:
                found.append(parsed(text, order, table.epoch))
            except BadDate as error:
                self.faults.append((place, str(error)))
                found.append("")
        return found

    def rows(self) -> Iterator[tuple[str, list[str], int | None, str]]:
        """Each row as (place, cells, session, date); a row with neither session nor date is a fault."""
        at = self.table.column(self.ours["session"]) if self.ours["session"] else None
        for place, row, date in zip(self.table.places, self.table.rows, self._dates, strict=True):
            session = self._session(place, row[at] if at is not None else "")
            if session is None and not date and not any(where == place for where, _ in self.faults):
                self.faults.append((place, "neither a session nor a date is given"))
            yield place, row, session, date

    def _session(self, place: str, text: str) -> int | None:
        text = text.strip().removesuffix(".0")
        if not text:
            return self.options.session
        if text.isascii() and text.isdigit() and len(text) < 7:
            return int(text)
        self.faults.append((place, f"“{text[:30]}” is not the number of a session"))
        return None

    def value(
        self, place: str, text: str, named: Named | None, mark: str, *, prorated: bool = False
    ) -> tuple[float | None, str]:
        """A cell as (value, state); a fault is noted and read as missing."""
        if state := state_of(text):
            if text.strip().casefold() in MISSING - {""}:
                self.missing.append(f"{place} (“{text.strip()}”)")
                self.table.remarks.add(
                    place,
                    f"“{text.strip()}” is kept as a missing value.",
                    kind="marks such as n/a, kept as missing values",
                )
            return None, state
        try:
            value = number(text, mark)
            return (checked(value, named, self.measures, prorated=prorated) if named else value), "answered"
        except Fault as fault:
            self.faults.append((place, str(fault)))
            return None, "missing"

    def timing(self, place: str, text: str, measure: str) -> str:
        """When a rating was given: as the row says, else as the person said, else as the measure is used."""
        if text.strip():
            word = "".join(c for c in text.casefold() if c.isalpha())
            if word not in TIMINGS:
                self.faults.append((place, f"“{text[:30]}” is not a timing (pre, post, mid, between)"))
            return TIMINGS.get(word, "")
        return self.options.timing or str(self.measures.known[measure].get("timing") or "")

    def rater(self, text: str, measure: str) -> str:
        """Who rated: as the row says, else as the person said, else the only one the measure is made for."""
        raters = self.measures.raters(measure)
        return text.strip() or self.options.by or (raters[0] if len(raters) == 1 else "")

    def check_only(self, column: str) -> None:
        """Note the faults of a column of scores whose measure is not known yet."""
        at = self.table.column(column)
        mark = self.mark([at])
        for place, row, _, _ in self.rows():
            self.value(place, row[at], None, mark)

    def refuse_twice(self, found: list[DraftRating]) -> None:
        """The same rating given twice is a fault: nothing says which one counts."""
        first: dict[tuple[object, ...], str] = {}
        for rating in found:
            key = (rating.session, rating.date, rating.measure, rating.scale, rating.by, rating.timing)
            before = first.setdefault(key, rating.where)
            if before != rating.where:
                self.faults.append(
                    (
                        rating.where,
                        f"{rating.measure} by {rating.by or 'nobody named'} is given a second time; "
                        f"first in {before}",
                    )
                )

    def refuse_faults(self) -> None:
        """Raise one `Unreadable` for everything that was found to be wrong."""
        if not self.faults:
            return
        order = {place: index for index, place in enumerate(self.table.places)}
        faults = sorted(dict.fromkeys(self.faults), key=lambda fault: order.get(fault[0].split(",")[0], -1))
        also = (
            f" Not a fault: {', '.join(self.missing[:12])} would be kept as missing." if self.missing else ""
        )
        raise Unreadable.several(self.table.file, faults, remedy=REMEDY + also)
