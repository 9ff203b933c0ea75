"""What each side brought to an episode, and the stages seen in it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.align import Alignment
from workbench.domain import CaseFile, Contribution, Episode, Stage, missing_contributions

from .fields import says
from .leave import Leave
from .people import Person, person
from .quotes import Quote, quote
from .spans import locator, where
from .words import Styled, sentence, styled

STAGES = {
    "W1": "marker of withdrawal",
    "W2": "exploring the experience",
    "W3": "avoidance",
    "W4": "self-assertion",
    "C1": "marker of confrontation",
    "C2": "stepping out of it",
    "C3": "how the patient sees it",
    "C4": "avoidance of aggression",
    "C5": "avoidance of vulnerability",
    "C6": "vulnerability or wish",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionShown:
    """What one side brought to an episode."""

    label = "contribution"

    who: Person = says("Whose contribution it is.")
    role: str = says("patient, therapist or another role.")
    words: Styled = says(
        "The words, with † where the transcript was corrected since; else the reason why there are none."
    )
    quote: Quote = says("The quote by itself; empty where there are no words.")
    place: str = says("Where it stands: s11 t38 24:15.")
    awareness: str = says("conscious, out of awareness, undetermined or not assessed; never inferred (S-06).")
    note: str = says("The analyst's remark.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageShown:
    """A stage of resolution seen in an episode."""

    label = "stage"

    stage: str = says("W1 to W4 or C1 to C6.")
    name: str = says("What the stage is called.")
    place: str = says("Where: s14 t38.")
    note: str = says("The analyst's remark.")


def contributions(file: CaseFile, leave: Leave, e: Episode) -> tuple[ContributionShown, ...]:
    """The contributions in the order of the transcript, those without words last."""
    align = Alignment(file)
    found = sorted(
        file.parts(e.id, "contribution"),
        key=lambda c: (c.passage is None, align.passage(c.passage) if c.passage else (), c.by, c.id),
    )
    return tuple(_contribution(file, leave, c) for c in found)


def _contribution(file: CaseFile, leave: Leave, c: Contribution) -> ContributionShown:
    who, said = person(file, c.by), quote(file, leave, c.id, c.passage)
    absent = styled("Aside", sentence(c.reason_absent) if c.reason_absent else "Not described yet.")
    return ContributionShown(
        who=who,
        role=who.role,
        words=said.words if c.passage else absent,
        quote=said,
        place=said.place,
        awareness=c.awareness.replace("-", " "),
        note=c.note,
    )


def gaps(file: CaseFile, e: Episode) -> tuple[str, ...]:
    """A line for each side of an episode that is neither described nor its absence explained (S-19)."""
    return tuple(
        f"{role.capitalize()} contribution: not described yet." for role in missing_contributions(e, file)
    )


def stages(file: CaseFile, e: Episode) -> tuple[StageShown, ...]:
    """The stages of an episode in the order of the transcript; no order is expected of them."""
    align = Alignment(file)
    found = sorted(file.parts(e.id, "stage"), key=lambda s: (align.anchor(s.anchor) or (), s.stage))
    return tuple(_stage(file, s) for s in found)


def _stage(file: CaseFile, s: Stage) -> StageShown:
    place = locator(file, s.anchor.turn) if s.anchor.turn else where(file, s.anchor)
    return StageShown(stage=s.stage, name=STAGES.get(s.stage, s.stage), place=place, note=s.note)
