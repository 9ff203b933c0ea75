"""Episodes: the core of a thick description, one section each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.align import Alignment
from workbench.domain import CaseFile, Episode
from workbench.frames.records import resolution

from .accounts import Account, accounts, differ
from .exchange import Line, chosen, exchange
from .fields import says
from .figures import Charts, Figure
from .leave import Leave, withheld_lines
from .life import LifeEventShown, near
from .measures import MeasureUsed
from .memos import MemoShown, Slot, about_episode, corrected_turns
from .sides import ContributionShown, StageShown, contributions, gaps, stages
from .spans import sessions_of, turns_of, where
from .words import listed, number, sentence

DEFINED = {
    "D1": "a breakdown in the collaborative process",
    "D2": "poor quality of relatedness",
    "D3": "a deterioration in the communicative situation or process",
    "D4": "a failure to develop collaboration from the outset",
    "D5": "a breakdown in collaboration together with poor relatedness (the broad usage)",
}
BEFORE = ("placement", "setting")
HIGH, SETTLED = 4, 2  # an intensity from which an episode without resolution above 2 is unresolved (S-29)


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeShown:
    """One episode, with all that is on record about it."""

    label = "episode"

    id: str = says("Id of the episode.")
    number: int = says("Its number in the order of the therapy.")
    title: str = says("Its name.")
    kind: str = says("Kind: rupture, resolution.")
    type: str = says("withdrawal, confrontation, mixed, or “type not decided”.")
    subform: str = says("withdrawing, deferring or complying; empty elsewhere.")
    what: str = says("Kind, type and sub-form in words: rupture, withdrawal (complying).")
    definition: str = says("Which definition of rupture it meets, in words; empty where none is recorded.")
    components: str = says("task, goal, bond: what of the alliance it touches.")
    marker: bool = says("Whether it is a marker, an episode without length.")
    place: str = says("Where it lies: session 11, turn 38 to session 13, turn 17.")
    session: int = says("Session in which it begins.")
    drawn: bool = says(
        "Whether a picture of its session is due: it has length, lies in one session, and there is leave."
    )
    note: str = says("The analyst's description in a line or two.")
    figure: Figure = says("The session in which it begins, from the inside.")
    exchange: tuple[Line, ...] = says("The turns word for word, and lines about turns left out.")
    contributions: tuple[ContributionShown, ...] = says("What each side brought to it.")
    gaps: tuple[str, ...] = says(
        "A line for each side that is not described: Therapist contribution: not described yet. (S-19)"
    )
    complete: bool = says("Whether both sides are described or their absence is explained.")
    accounts: tuple[Account, ...] = says(
        "Who saw it and how: patient, therapist, observers; a missing account is said."
    )
    intensities: str = says("Every intensity on record: Ilse 0, Tomas 0, Observers 3.")
    differ: str = says("Where the intensities differ, side by side.")
    stages: tuple[StageShown, ...] = says("The stages seen, in the order of the transcript.")
    path: str = says("The path in one line: W1 → W2 → C1; shown, not judged.")
    resolution: str = says("The observers' resolution (1 to 5) in its last session; empty where not rated.")
    unresolved: str = says(
        "A sentence where the intensity is high and no resolution above 2 is on record; else empty (S-29)."
    )
    setting: tuple[Slot, ...] = says(
        "Slots of its thick description that come before the exchange: placement, setting and frame."
    )
    description: tuple[Slot, ...] = says("Its other slots that describe: what each person did, consequences.")
    told: tuple[Slot, ...] = says(
        "Its slots with the accounts of patient, therapist and observer, as the analyst gives them."
    )
    interpretation: tuple[Slot, ...] = says(
        "Its slots that interpret or reflect, rival reading included, and those its form does not know."
    )
    said_of_differences: str = says(
        "What the analyst wrote about where the accounts differ; empty where nothing was."
    )
    memos: tuple[MemoShown, ...] = says("The memos about it, each with the first episode it is about.")
    also: str = says("Memos about it that stand with an earlier episode: “No” (with episode 1).")
    life_events: tuple[LifeEventShown, ...] = says("Life events from two sessions before it to one after.")
    claims: tuple[str, ...] = says("Links from and to it, as claims, each with its rationale.")
    corrections: tuple[str, ...] = says("Sentences about marked words that were corrected since.")
    withheld: str = says("What consent keeps back of it, by id and place; empty where nothing is.")
    memo_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Episodes:
    """Makes the sections, one after the other: a memo about several stands with the first."""

    file: CaseFile
    leave: Leave
    used: tuple[MeasureUsed, ...]
    written: tuple[MemoShown, ...]
    charts: Charts

    def all(self) -> Iterator[EpisodeShown]:
        """Every episode in the order of the therapy."""
        align = Alignment(self.file)
        needed = {s.id for e in self.file.all("episode") for s in sessions_of(self.file, e.anchor)}
        for table in ("turn", "annotation"):
            self.file.shelves[table].load(needed)
        told: dict[str, int] = {}  # memo, number of the episode it stands with
        ordered = sorted(self.file.all("episode"), key=lambda e: (align.place(e) or (), e.label, e.id))
        for n, e in enumerate(ordered, 1):
            mine = about_episode(self.file, e, self.written)
            yield EpisodeShown(
                **self._head(e, n),
                **self._sides(e),
                **self._seen(e),
                **self._told(mine, told),
                **self._around(e),
            )
            told = {m.id: n for m in mine} | told

    def _head(self, e: Episode, n: int) -> dict[str, Any]:
        first, sessions = self.file.get(e.anchor.session), sessions_of(self.file, e.anchor)
        return {
            "id": e.id,
            "number": n,
            "title": e.label or f"{e.kind.capitalize()} {n}",
            "kind": e.kind,
            "type": e.type or "type not decided",
            "subform": e.subform,
            "what": _what(e),
            "definition": DEFINED.get(e.definition, ""),
            "components": listed(e.components),
            "marker": e.marker,
            "place": where(self.file, e.anchor),
            "session": first.number,
            "note": sentence(e.note) if e.note else "",
            "drawn": not e.marker and len(sessions) == 1 and self.leave.picture(first.id),
            "figure": self.charts.inside(first.number),
        }

    def _sides(self, e: Episode) -> dict[str, Any]:
        notes = {
            t: note
            for t, note in corrected_turns(self.file, turns_of(self.file, e), e).items()
            if self.leave.turn(t)
        }
        brought, missing = contributions(self.file, self.leave, e), gaps(self.file, e)
        return {
            "exchange": exchange(self.file, self.leave, e, notes),
            "contributions": brought,
            "gaps": missing,
            "complete": not missing,
            "corrections": tuple(
                dict.fromkeys([*notes.values(), *(c.quote.note for c in brought if c.quote.note)])
            ),
        }

    def _seen(self, e: Episode) -> dict[str, Any]:
        rows, path = accounts(self.file, self.leave, e, self.used), stages(self.file, e)
        closed = resolution(self.file, sessions_of(self.file, e.anchor)[-1].number)
        return {
            "accounts": rows,
            "intensities": ", ".join(f"{r.who.name} {r.intensity}" for r in rows if r.who),
            "differ": differ(rows),
            "stages": path,
            "path": " → ".join(s.stage for s in path),
            "resolution": "" if closed is None else number(closed),
            "unresolved": _unresolved(rows, closed),
        }

    def _told(self, mine: tuple[MemoShown, ...], told: dict[str, int]) -> dict[str, Any]:
        slots = [s for m in mine if m.form == "thick-description" for s in m.slots]
        new = [m for m in mine if m.id not in told]
        earlier = [f"“{m.title}” (with episode {told[m.id]})" for m in mine if m.id in told]
        return {
            "setting": tuple(s for s in slots if s.id in BEFORE),
            "description": tuple(s for s in slots if s.layer == "description" and s.id not in BEFORE),
            "told": tuple(s for s in slots if s.layer == "accounts" and s.id != "differences"),
            "said_of_differences": " ".join(s.text for s in slots if s.id == "differences"),
            "interpretation": tuple(s for s in slots if s.layer not in ("description", "accounts")),
            "memos": tuple(m for m in new if m.text or m.form != "thick-description"),
            "also": listed(earlier),
            "memo_ids": tuple(m.id for m in mine),
        }

    def _around(self, e: Episode) -> dict[str, Any]:
        parts = [p.id for table in ("contribution", "perspective") for p in self.file.parts(e.id, table)]
        asked = [*chosen(self.file, e), *parts]
        kept = [self.leave.withheld[id] for id in asked if id in self.leave.withheld]
        return {
            "life_events": near(self.file, e),
            "claims": _claims(self.file, e),
            "withheld": withheld_lines(kept, self.leave.purpose),
        }


def _what(e: Episode) -> str:
    kind = f"{e.kind}, {e.type or 'type not decided'}" + (f" ({e.subform})" if e.subform else "")
    return f"{kind}, marker" if e.marker else kind


def _unresolved(rows: tuple[Account, ...], closed: float | None) -> str:
    highest = max((r.value for r in rows if r.value is not None), default=None)
    if highest is None or highest < HIGH or (closed is not None and closed > SETTLED):
        return ""
    how = "no resolution rating" if closed is None else f"resolution {number(closed)} of 5"
    return f"Intensity up to {number(highest)}, {how} in its last session."


def _claims(file: CaseFile, e: Episode) -> tuple[str, ...]:
    """Links of an episode, each with the other end and the rationale."""
    found = []
    for link in file.all("link"):
        if e.id in (link.source, link.target):
            other = file.find(link.target if link.source == e.id else link.source)
            name = getattr(other, "label", "") or getattr(other, "title", "") or other.id
            how = link.type.replace("-", " ")
            said = f"{how.capitalize()} “{name}”" if link.source == e.id else f"“{name}” as {how} this"
            found.append(f"{said}: {link.note}" if link.note else f"{said}.")
    return tuple(sorted(found))
