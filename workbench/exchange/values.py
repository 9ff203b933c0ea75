"""What one cell of a rating says: a number within its range, a reason why there is none, or a fault."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from workbench.domain.errors import Undecided

from .measure_names import Measures, Named
from .tables_in import Table

MISSING = {"", "n/a", "na", "n.a.", "-", "–", "—", ".", "missing", "k.a.", "none"}
NOT_ASKED = {"not asked", "not-asked", "not_asked", "not given", "not administered"}
POINT = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?")
COMMA = re.compile(r"[+-]?\d+,\d+")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[.,'’ ]\d{3})+[.,]\d+|[+-]?\d{1,3}(?:[.,'’ ]\d{3}){2,}")


class Fault(ValueError):
    """What is wrong with a cell, in words that go on after its place."""


def state_of(text: str) -> str:
    """`missing` or `not-asked` for a cell that says there is no value, else an empty text."""
    word = text.strip().casefold()
    return "missing" if word in MISSING else "not-asked" if word in NOT_ASKED else ""


def decimal_mark(table: Table, columns: Iterable[int], chosen: str) -> str:
    """The decimal mark of a file: as chosen, a comma where the separator leaves no doubt, else asked."""
    if chosen in (",", "."):
        return chosen
    cells = [row[at].strip() for row in table.rows for at in columns]
    commas = sum(bool(COMMA.fullmatch(cell)) for cell in cells)
    if not commas:
        return "."
    points = sum("." in cell and bool(POINT.fullmatch(cell)) for cell in cells)
    if table.delimiter in ("", ",") and not points:
        shown = next(cell for cell in cells if COMMA.fullmatch(cell))
        raise Undecided(
            f"{table.file}: “{shown}” may be a decimal comma or a mistake.",
            option="--decimal , or --decimal .",
        )
    if commas >= points:
        table.remarks.add(table.head_place, "the values are written with a decimal comma.")
    return "," if commas >= points else "."


def number(text: str, mark: str) -> float:
    """The value of a cell; raises `Fault`."""
    text = text.strip().replace("\u2212", "-")
    if text.startswith(("=", "@")):
        raise Fault(f"“{text[:30]}” is a formula, not a value")
    if (
        THOUSANDS.fullmatch(text)
        and not (mark == "," and COMMA.fullmatch(text))
        and not POINT.fullmatch(text)
    ):
        raise Fault(f"“{text[:30]}” has a mark for thousands as well as for decimals")
    if mark == "," and COMMA.fullmatch(text):
        text = text.replace(",", ".")
    elif COMMA.fullmatch(text) or (mark == "," and "." in text):
        raise Fault(f"“{text[:30]}” is not written with the decimal mark of the other values")
    if not POINT.fullmatch(text):
        raise Fault(f"“{text[:30]}” is not a number")
    value = float(text)
    if not math.isfinite(value):
        raise Fault(f"“{text[:30]}” is too large")
    return value + 0.0  # -0 is 0


def checked(value: float, named: Named, measures: Measures, *, prorated: bool = False) -> float:
    """A value that its measure allows; a prorated one may lie between two steps. Raises `Fault`."""
    low, high, step = measures.bounds(named)
    what = f"item {named.item} of {named.measure}" if named.item else _scale(named)
    if (low is not None and value < low - 1e-9) or (high is not None and value > high + 1e-9):
        raise Fault(f"{value:g} lies outside {low:g} to {high:g}, the range of {what}")
    if step and not prorated and abs((value - (low or 0)) / step - round((value - (low or 0)) / step)) > 1e-9:
        raise Fault(f"{value:g} cannot be: {what} goes in steps of {step:g}")
    return value


def _scale(named: Named) -> str:
    return named.measure if named.scale == "total" else f"{named.measure}, {named.scale}"
