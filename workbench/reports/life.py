"""Life events: what happened outside therapy, and near which session."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.align import Alignment, Place
from workbench.domain import CaseFile, Episode

from .fields import says

BEFORE, AFTER = 2, 1  # sessions around an episode in which a life event is near it


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEventShown:
    """Something outside therapy."""

    label = "life event"

    date: str = says("Its date: 2024-03-09, or W07.")
    title: str = says("What happened.")
    note: str = says("A remark.")
    place: str = says("Between which sessions: after session 9, before session 10.")
    at: Place | None = None


def life_events(file: CaseFile) -> tuple[LifeEventShown, ...]:
    """Every life event, by date."""
    align = Alignment(file)
    last = max((s.number for s in file.all("session")), default=0)
    found = []
    for event in file.all("life_event"):
        span = align.place(event)
        found.append(
            LifeEventShown(
                date=event.date,
                title=event.title,
                note=event.note,
                place=_place(span and span.start, last),
                at=span and span.start,
            )
        )
    return tuple(sorted(found, key=lambda e: (e.at is None, e.at or (), e.date)))


def near(file: CaseFile, episode: Episode) -> tuple[LifeEventShown, ...]:
    """The life events around an episode."""
    first = file.get(episode.anchor.session).number
    end = file.get(episode.anchor.end_session or episode.anchor.session).number
    return tuple(e for e in life_events(file) if e.at and first - BEFORE <= e.at.session < end + AFTER)


def _place(place: Place | None, last: int) -> str:
    if place is None:
        return "date not placed"
    if place.position < 1:
        return f"session {place.session}"
    if place.session < 1:
        return "before session 1"
    return (
        f"after session {place.session}"
        if place.session >= last
        else f"between sessions {place.session} and {place.session + 1}"
    )
