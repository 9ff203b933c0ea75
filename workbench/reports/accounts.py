"""Who saw an episode and how: one account per role, a missing one said, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain import CaseFile, Episode, Perspective

from .fields import says
from .leave import Leave
from .measures import MeasureUsed, around
from .people import Person, person
from .spans import sessions_of
from .words import Styled, listed, number, spoken, styled

ROLES = ("patient", "therapist", "observer")
IMPACT = {
    "withdrawal": ("withdrawal",),
    "confrontation": ("confrontation",),
    "mixed": ("withdrawal", "confrontation"),
    "": ("withdrawal", "confrontation"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one participant saw an episode."""

    label = "account"

    who: Person | None = says("Whose account it is; nobody where a role has none.")
    role: str = says("patient, therapist or observer.")
    name: Styled = says("Name with role: Ilse, patient; for a role without an account the role alone.")
    intensity: str = says("0 (asked, none reported) to 5; “not asked”, or – where there is no account.")
    words: Styled = says("How that person put it; said in words where there is no account.")
    source: str = says("Where the account comes from.")
    ratings: str = says(
        "What that person rated in these sessions: rupture intensity 2, 0, 3 (sessions 12 to 14)."
    )
    value: float | None = None


def accounts(
    file: CaseFile, leave: Leave, episode: Episode, used: tuple[MeasureUsed, ...]
) -> tuple[Account, ...]:
    """The accounts on record, patient, therapist, observers, and a line for each of them without one."""
    numbers = [s.number for s in sessions_of(file, episode.anchor)]
    found = sorted(
        file.parts(episode.id, "perspective"), key=lambda p: (ROLES.index(file.participant(p.by).role), p.by)
    )
    rows = [_account(file, leave, episode, p, numbers, used) for p in found]
    there = {r.role for r in rows}
    rows += [_nobody(role, episode, numbers, used) for role in ROLES if role not in there]
    return tuple(sorted(rows, key=lambda r: ROLES.index(r.role)))


def _account(
    file: CaseFile, leave: Leave, episode: Episode, p: Perspective, numbers: list[int], used
) -> Account:
    who = person(file, p.by)
    allowed = leave.account(p, episode)
    words = (
        spoken(p.words)
        if p.words and allowed
        else styled("Aside", "No account in words." if not p.words else f"[{p.id} is withheld]")
    )
    intensity = "not asked" if p.intensity is None else number(p.intensity)
    return Account(
        who=who,
        role=who.role,
        name=who.styled() + ("" if who.name.lower().startswith(who.role) else f", {who.role}"),
        intensity=intensity if allowed else "withheld",
        words=words,
        source=p.source,
        ratings=around(used, p.by, numbers, _scales(who.role, episode)),
        value=p.intensity if allowed else None,
    )


def _nobody(role: str, episode: Episode, numbers: list[int], used) -> Account:
    raters = dict.fromkeys(s.who.key for m in used for s in m.series if s.who.role == role)
    rated = [w for key in raters if (w := around(used, key, numbers, _scales(role, episode)))]
    return Account(
        who=None,
        role=role,
        name=styled(
            {"patient": "Patient", "therapist": "Therapist"}.get(role, "Observer"), role.capitalize()
        ),
        intensity="–",
        words=styled("Aside", "No account on record; what only they would have seen stays unknown."),
        source="",
        ratings="; ".join(rated),
    )


def _scales(role: str, episode: Episode) -> tuple[str, ...]:
    return (*IMPACT[episode.type], "resolution") if role == "observer" else ("rupture_intensity",)


def differ(rows: tuple[Account, ...]) -> str:
    """Where the intensities differ, side by side; said as well where they do not, or only one is known."""
    known = [r for r in rows if r.value is not None and r.who]
    gone = [r.role for r in rows if r.value is None]
    said = ", ".join(f"{r.who.name} {r.intensity}" for r in known)
    missing = f" No intensity from the {listed(gone, 'or')}." if gone else ""
    if not known:
        return "Nobody's intensity is on record."
    if len(known) == 1:
        return f"One intensity alone is on record: {said}.{missing}"
    if len({r.value for r in known}) == 1:
        return f"The intensities on record do not differ: {said}.{missing}"
    return f"Intensity, 0 to 5: {said}.{missing}"
