"""Measures and their course: a series per rater with its range; never a lone mean (S-10)."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.analysis import at_ceiling, never_high
from workbench.charts.words import ALLIANCE, instrument, stem
from workbench.domain import CaseFile, Measure, Rating, Scale

from .fields import says
from .figures import Figure
from .leave import Leave
from .people import Person, person
from .words import number, numbered

TIMED = {
    "pre": "before the session",
    "post": "after the session",
    "mid": "during the session",
    "between": "between sessions",
}
BETTER = {"higher": "higher is better", "lower": "lower is better", "none": "no direction"}
WHOLE = ("total", "mean", "")
RANK = {"patient": 0, "therapist": 1, "observer": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One scale as one rater gave it over the sessions."""

    label = "series"

    measure: str = says("Name of the measure.")
    short: str = says("The measure in short: WAI-SR.")
    scale: str = says("Scale of the measure: total, task, rupture intensity.")
    what: str = says("Measure and scale in short: WAI-SR, or PSQ rupture intensity.")
    who: Person = says("Who rated.")
    timing: str = says("When: before the session, after the session.")
    range: str = says("Range of the scale: 1 to 5.")
    n: int = says("How many values there are.")
    missing: str = says(
        "Sessions that were held and have no value: sessions 9 and 25; empty where none is missing."
    )
    first: str = says("The first value.")
    last: str = says("The last value.")
    lowest: str = says("The lowest value.")
    lowest_in: str = says("Sessions of the lowest value: session 14.")
    highest: str = says("The highest value.")
    highest_in: str = says("Sessions of the highest value.")
    course: str = says("First to last, lowest and highest with their sessions, in one sentence.")
    notice: str = says(
        "What must be said beside the series: ratings at the ceiling, or never high; else empty."
    )
    values: tuple[tuple[int, str], ...] = ()  # session, value or state
    key: tuple[str, str, str, str] = ("", "", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureUsed:
    """A measure that was used in the case."""

    label = "measure"

    id: str = says("Id of the measure: wai_sr.")
    name: str = says("Full name.")
    short: str = says("Short name: WAI-SR.")
    citation: str = says("Source of the measure.")
    better: str = says("higher is better, lower is better, or no direction.")
    notice: str = says("What its file says must be said about it.")
    series: tuple[Series, ...] = says("One series per scale, rater and timing.")
    figure: Figure = says("The course of its first scale, raters together.")


def measures(file: CaseFile, leave: Leave, figure) -> tuple[MeasureUsed, ...]:
    """The measures that were used, with their series; `figure` gives the picture of one scale."""
    groups: dict[str, dict[tuple[str, str, str], list[Rating]]] = {}
    for rating in file.all("rating"):
        if leave.rating(rating):
            groups.setdefault(rating.measure, {}).setdefault(
                (rating.scale, rating.by, rating.timing), []
            ).append(rating)
    used = sorted(
        (file.measure_by_id(id) for id in groups), key=lambda m: (stem(m.slug) not in ALLIANCE, m.slug)
    )
    return tuple(_measure(file, m, groups[m.id], figure) for m in used)


def _measure(file: CaseFile, m: Measure, groups: dict, figure) -> MeasureUsed:
    order = {s.name: n for n, s in enumerate(m.scales)}
    keys = sorted(
        groups, key=lambda k: (order.get(k[0], 99), RANK.get(file.participant(k[1]).role, 3), k[1], k[2])
    )
    series = tuple(_series(file, m, k, groups[k]) for k in keys)
    return MeasureUsed(
        id=m.slug,
        name=m.name or m.slug,
        short=instrument(m.slug),
        citation=m.citation,
        better=BETTER[m.direction],
        notice=" ".join(m.notice.split()),
        series=series,
        figure=figure(m, *keys[0][::2]),
    )


def _series(file: CaseFile, m: Measure, key: tuple[str, str, str], ratings: list[Rating]) -> Series:
    name, by, timing = key
    scale, rows = m.scale(name), _by_session(file, ratings)
    given = [(s, v) for s, _, v in rows if v is not None]
    values = [v for _, v in given]
    low, high = (min(values), max(values)) if values else (None, None)
    shown = name.replace("_", " ").replace(".", " ").replace("-", " ")
    short = instrument(m.slug)
    missing = numbered("session", [s for s, state, v in rows if v is None and state == "missing"])
    return Series(
        measure=m.name or m.slug,
        short=short,
        scale=shown,
        what=short if name in WHOLE else f"{short} {shown}",
        who=person(file, by),
        timing=TIMED[timing],
        range=f"{number(scale.low)} to {number(scale.high)}",
        n=len(values),
        missing=missing,
        first=number(values[0] if values else None),
        last=number(values[-1] if values else None),
        lowest=number(low),
        lowest_in=_where(given, low),
        highest=number(high),
        highest_in=_where(given, high),
        course=_course(given),
        notice=_notice(m, scale, values),
        values=tuple((s, _cell(state, v)) for s, state, v in rows),
        key=(m.slug, name, by, timing),
    )


def _by_session(file: CaseFile, ratings: list[Rating]) -> list[tuple[int, str, float | None]]:
    """Session, state and value in order; ratings with a date alone come first."""
    rows = []
    for r in ratings:
        session = file.get(r.session) if r.session else None
        state = "not-held" if session and session.state != "held" and r.value is None else r.state
        rows.append((session.number if session else 0, r.date, state, r.value))
    return [(n, state, value) for n, _, state, value in sorted(rows, key=lambda row: row[:2])]


def _cell(state: str, value: float | None) -> str:
    return number(value) if value is not None else {"not-held": "×", "missing": "–"}.get(state, "")


def _where(given: list[tuple[int, float]], value: float | None) -> str:
    sessions = [s for s, v in given if v == value and s]
    return numbered("session", sessions) if len(sessions) <= 4 else f"{len(sessions)} sessions"


def _course(given: list[tuple[int, float]]) -> str:
    if not given:
        return "No values."
    values = [v for _, v in given]
    low, high = min(values), max(values)
    if low == high:
        return f"{number(low)} throughout."
    return (
        f"{number(values[0])} at first, {number(values[-1])} at last; "
        f"lowest {number(low)} ({_where(given, low)}), highest {number(high)} ({_where(given, high)})."
    )


def _notice(m: Measure, scale: Scale, values: list[float]) -> str:
    if m.direction != "higher" or scale.name not in WHOLE or not values:
        return ""
    return at_ceiling(values, low=scale.low, high=scale.high) or never_high(
        values, low=scale.low, high=scale.high
    )


def around(used: tuple[MeasureUsed, ...], who: str, numbers: list[int], scales: tuple[str, ...]) -> str:
    """What one rater gave in some sessions on some scales: rupture intensity 2, 0, 3 (sessions 12 to 14)."""
    parts = []
    for s in (s for m in used for s in m.series if s.who.key == who and s.key[1] in scales):
        here = [(n, v) for n, v in s.values if n in numbers and v]
        if here:
            which = f" ({numbered('session', [n for n, _ in here])})" if len(numbers) > 1 else ""
            parts.append(f"{s.scale} {', '.join(v for _, v in here)}{which}")
    return "; ".join(parts)
