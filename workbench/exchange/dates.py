"""Dates in files: ISO, `W07`, or day and month in the order the file itself shows or the person says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

from workbench.domain.errors import Undecided

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?")
WEEK = re.compile(r"[Ww]-?(\d{1,3})(\.[1-7])?")
SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?")
IMPOSSIBLE = "“{}” is not a day of the calendar"


class BadDate(ValueError):
    """What is wrong with a date, in words that go on after its place."""


def order_of(file: str, cells: Iterable[tuple[str, str]], chosen: str) -> str:
    """`dmy` or `mdy` for the dates of a file; asked where nothing in it tells. Cells are (place, text)."""
    if chosen in ("dmy", "mdy"):
        return chosen
    shown = [(place, match) for place, text in cells if (match := SLASHED.fullmatch(text.strip()))]
    if any(int(match[1]) > 12 or match[2] == "." for _, match in shown):
        return "dmy"
    if any(int(match[3]) > 12 for _, match in shown):
        return "mdy"
    if shown:
        place, match = shown[0]
        if match[1] != match[3]:
            raise Undecided(
                f"{file}, {place}: “{match[0]}” may be day/month or month/day.",
                option="--dates dmy or --dates mdy",
            )
    return "dmy"


def parsed(text: str, order: str, epoch: datetime | None) -> str:
    """A date as ISO or as a week `W07`; an Excel day number only from an Excel workbook. Raises `BadDate`."""
    text = text.strip()
    if not text:
        return ""
    if match := WEEK.fullmatch(text):
        return f"W{int(match[1]):02d}{match[2] or ''}"
    if match := ISO.fullmatch(text):
        return _day(text, int(match[1]), int(match[2]), int(match[3]))
    if match := SLASHED.fullmatch(text):
        if len(match[4]) == 2:
            raise BadDate(f"“{text}” has a year of two digits")
        first, second = int(match[1]), int(match[3])
        day, month = (first, second) if order == "dmy" else (second, first)
        return _day(text, int(match[4]), month, day)
    if SERIAL.fullmatch(text):
        if epoch is None:
            raise BadDate(f"“{text}” looks like a day number of a spreadsheet program, not like a date")
        return from_excel(float(text), epoch).date().isoformat()
    raise BadDate(f"“{text[:30]}” is not a date such as 2024-04-03 or a week such as W07")


def impossible(text: str) -> bool:
    """Whether a date is none under any order of day and month."""
    for order in ("dmy", "mdy"):
        try:
            parsed(text, order, None)
        except BadDate:
            continue
        return False
    return True


def _day(text: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise BadDate(IMPOSSIBLE.format(text)) from None
