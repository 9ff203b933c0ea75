"""The words on the pictures: names of measures, timings, people and numbers, as a colleague would say them."""

from __future__ import annotations

import re

import pandas as pd

TITLES = {
    "wai": "Working alliance", "arm": "Alliance", "calpas": "Alliance", "haq": "Helping alliance",
    "srs": "Session rating", "seq": "Session evaluation", "ors": "Outcome", "phq": "Depression", "gad": "Anxiety",
    "core": "Distress", "oq": "Distress",
}
SHORT = {"Working alliance": "alliance", "Helping alliance": "alliance", "Session rating": "session",
         "Session evaluation": "session"}
NAMES = {"rrs3": "3RS", "wai": "WAI", "haq_ii": "HAq-II"}
TIMINGS = {"pre": "before each session", "mid": "during each session", "post": "after each session",
           "between": "between sessions"}
ALLIANCE = ("wai", "arm", "calpas", "haq")


def text(value: object) -> str:
    """The value as words; nothing where it is missing."""
    return "" if value is None or value is pd.NA or value != value else str(value)


def stem(measure: str) -> str:
    """The instrument a measure's id begins with: wai of wai_sr."""
    return re.match(r"[a-z]*", measure.lower()).group()


def instrument(measure: str) -> str:
    """The measure's id as it is written in papers: WAI-SR, PHQ-9, CORE-10."""
    if measure in NAMES:
        return NAMES[measure]
    return re.sub(r"([A-Z])(\d)", r"\1-\2", measure.upper().replace("_", "-").replace(" ", "-"))


def title(measure: str, short: bool = False) -> str:
    """What the measure is about."""
    long = TITLES.get(stem(measure), instrument(measure))
    return SHORT.get(long, long.lower() if long in TITLES.values() else long) if short else long


def number(value: float) -> str:
    """A score with at most one decimal."""
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def person(name: str, role: str, by: str = "") -> str:
    """Somebody on first use: Dario (patient)."""
    name = name or by
    return f"{name} ({role})" if name and role and name.lower() != role and role != "other" else name or role


def count(n: int, one: str, many: str | None = None) -> str:
    """1 episode, 3 episodes."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def clock(seconds: float) -> str:
    """Minutes and seconds; hours where there are any."""
    minutes, s = divmod(int(round(seconds)), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{s:02d}" if minutes >= 100 else f"{minutes}:{s:02d}"


def listed(sessions: list[int]) -> str:
    """Session numbers in a sentence: 3, 7 and 9."""
    words = [str(s) for s in sessions]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
