"""Times inside a recording: `00:12`, `1:02:03.5`, `75` seconds; a time that cannot be is refused."""

from __future__ import annotations

import math
import re
from functools import lru_cache

CLOCK = r"(?:\d{1,10}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?"
WHOLE = re.compile(r"(?:(\d{1,10}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,6}))?")
PADDED = re.compile(r"(\d+:\d{1,2}):0(\d\d(?:[.,]\d{1,6})?)")
SECONDS = re.compile(r"\d{1,7}(?:[.,]\d{1,6})?")


class ImpossibleTime(ValueError):
    """A time no recording can have; the message says which part is wrong."""


@lru_cache(maxsize=65536)
def told(text: str) -> tuple[float, str]:
    """Seconds, and a remark where the time is oddly written but can mean only one thing (`00:09:025`)."""
    try:
        return seconds(text), ""
    except ImpossibleTime:
        if not (match := PADDED.fullmatch(text.strip())):
            raise
        meant = f"{match[1]}:{match[2]}"
        return seconds(meant), f"the time “{text}” was read as {meant}"


@lru_cache(maxsize=65536)
def seconds(text: str) -> float:
    """Seconds since the beginning for `hh:mm:ss.fff`, `mm:ss` or plain seconds; raises `ImpossibleTime`."""
    text = text.strip()
    match = WHOLE.fullmatch(text)
    if match is None:
        if SECONDS.fullmatch(text):
            return float(text.replace(",", "."))
        raise ImpossibleTime(f"“{text[:40]}” is not a time such as 00:12:30")
    hours, minutes, rest = match[1], int(match[2]), int(match[3])
    if minutes > 59 and hours is not None:
        raise ImpossibleTime(f"“{text}” has minute {minutes}")
    if rest > 59:
        raise ImpossibleTime(f"“{text}” has second {rest}")
    fraction = float(f"0.{match[4]}") if match[4] else 0.0
    return int(hours or 0) * 3600 + minutes * 60 + rest + fraction


def from_number(value: object) -> float | None:
    """Seconds from a number in a JSON file; None where there is none; raises `ImpossibleTime`."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return seconds(value)
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float))
        or not math.isfinite(value)
        or value < 0
    ):
        raise ImpossibleTime(f"{value!r} is not a number of seconds from the beginning")
    return float(value)


def clock(value: float) -> str:
    """Seconds as a person writes them: `01:02:03`, with tenths only where there are any."""
    whole, tenths = int(value), round(value % 1, 3)
    shown = f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return shown + (f"{tenths:.3f}"[1:].rstrip("0") if tenths and tenths < 1 else "")
