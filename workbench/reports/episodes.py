"""Episodes: the core of a thick description, one section each."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.align import Alignment
from workbench.domain import CaseFile, Contribution, Episode, Stage, missing_contributions
from workbench.frames.records import resolution

from .accounts import Account, accounts, differ
from .exchange import Line, chosen, exchange
from .fields import says
from .figures import Charts, Figure
from .leave import Leave, withheld_lines
from .life import LifeEventShown, near
from .measures import MeasureUsed
from .memos import MemoShown, Slot, about_episode, corrected_turns
from .people import Person, person
from .quotes import Quote, quote
from .spans import locator, sessions_of, where
from .words import Styled, listed, number, sentence, styled

DEFINED = {"D1": "a breakdown in the collaborative process", "D2": "poor quality of relatedness",
           "D3": "a deterioration in the communicative situation or process",
           "D4": "a failure to develop collaboration from the outset",
           "D5": "a breakdown in collaboration together with poor relatedness (the broad usage)"}
STAGES = {"W1": "marker of withdrawal", "W2": "exploring the experience", "W3": "avoidance", "W4": "self-assertion",
          "C1": "marker of confrontation", "C2": "stepping out of it", "C3": "how the patient sees it", "C4": "avoidance of aggression",
          "C5": "avoidance of vulnerability", "C6": "vulnerability or wish"}
BEFORE = ("placement", "setting")
HIGH, SETTLED = 4, 2  # an intensity from which an episode without resolution above 2 is listed as unresolved (S-29)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionShown:
    """What one side brought to an episode."""

    label = "contribution"

    who: Person = says("Whose contribution it is.")
    role: str = says("patient, therapist or another role.")
    words: Styled = says("The words, with † where the transcript was corrected since; else the written reason why there are none.")
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
    drawn: bool = says("Whether its session is worth a picture and may be drawn: it has length, lies in one session, and there is leave.")
    note: str = says("The analyst's description in a line or two.")
    figure: Figure = says("The session in which it begins, from the inside.")
    exchange: tuple[Line, ...] = says("The turns word for word, and lines about turns left out.")
    contributions: tuple[ContributionShown, ...] = says("What each side brought to it.")
    gaps: tuple[str, ...] = says("A line for each side that is not described: Therapist contribution: not described yet. (S-19)")
    complete: bool = says("Whether both sides are described or their absence is explained.")
    accounts: tuple[Account, ...] = says("Who saw it and how: patient, therapist, observers; a missing account is said.")
    intensities: str = says("Every intensity on record: Ilse 0, Tomas 0, Observers 3.")
    differ: str = says("Where the intensities differ, side by side.")
    stages: tuple[StageShown, ...] = says("The stages seen, in the order of the transcript.")
    path: str = says("The path in one line: W1 → W2 → C1; shown, not judged.")
    resolution: str = says("The observers' resolution (1 to 5) in its last session; empty where not rated.")
    unresolved: str = says("A sentence where the intensity is high and no resolution above 2 is on record; else empty (S-29).")
    setting: tuple[Slot, ...] = says("Slots of its thick description that come before the exchange: placement, setting and frame.")
    description: tuple[Slot, ...] = says("Its other slots that describe: what each person did, consequences.")
    told: tuple[Slot, ...] = says("Its slots with the accounts of patient, therapist and observer, as the analyst gives them.")
    interpretation: tuple[Slot, ...] = says("Its slots that interpret or reflect, rival reading included, and those its form does not know.")
    said_of_differences: str = says("What the analyst wrote about where the accounts differ; empty where nothing was.")
    memos: tuple[MemoShown, ...] = says("The memos about it, each with the first episode it is about.")
    also: str = says("Memos about it that stand with an earlier episode: “No” (with episode 1).")
    life_events: tuple[LifeEventShown, ...] = says("Life events from two sessions before it to one after.")
    claims: tuple[str, ...] = says("Links from and to it, as claims, each with its rationale.")
    corrections: tuple[str, ...] = says("Sentences about marked words that were corrected since.")
    withheld: str = says("What consent keeps back of it, by id and place; empty where nothing is.")
    memo_ids: tuple[str, ...] = ()


def episodes(file: CaseFile, leave: Leave, used: tuple[MeasureUsed, ...], written: tuple[MemoShown, ...],
             charts: Charts) -> tuple[EpisodeShown, ...]:
    """Every episode in the order of the therapy."""
    align = Alignment(file)
    for table in ("turn", "annotation"):
        file.shelves[table].load({s.id for e in file.all("episode") for s in sessions_of(file, e.anchor)})
    ordered = sorted(file.all("episode"), key=lambda e: (align.place(e) or (), e.id))
    shown: list[EpisodeShown] = []
    told: dict[str, int] = {}  # memo, number of the episode it stands with
    for n, e in enumerate(ordered, 1):
        shown.append(_episode(file, leave, e, n, used, about_episode(file, e, written), told, charts))
        told = {id: n for id in shown[-1].memo_ids} | told
    return tuple(shown)


def _episode(file: CaseFile, leave: Leave, e: Episode, n: int, used, mine, told: dict[str, int], charts: Charts) -> EpisodeShown:
    notes = {t: note for t, note in corrected_turns(file, e).items() if leave.turn(t)}
    contributions = tuple(_contribution(file, leave, c) for c in _both_sides(file, e))
    lines, rows = exchange(file, leave, e, notes), accounts(file, leave, e, used)
    slots = [s for m in mine if m.form == "thick-description" for s in m.slots]
    stages = tuple(_stage(file, s) for s in sorted(file.parts(e.id, "stage"), key=lambda s: Alignment(file).anchor(s.anchor) or ()))
    first, closed = file.get(e.anchor.session).number, resolution(file, file.get(e.anchor.end_session or e.anchor.session).number)
    asked = [*chosen(file, e), *(p.id for table in ("contribution", "perspective") for p in file.parts(e.id, table))]
    kept = [leave.withheld[id] for id in asked if id in leave.withheld]
    return EpisodeShown(
        id=e.id, number=n, title=e.label or f"{e.kind.capitalize()} {n}", kind=e.kind, type=e.type or "type not decided", subform=e.subform,
        what=_what(e), definition=DEFINED.get(e.definition, ""), components=listed(e.components), marker=e.marker,
        place=where(file, e.anchor), session=first,
        drawn=not e.marker and len(sessions_of(file, e.anchor)) == 1 and leave.picture(e.anchor.session), note=sentence(e.note) if e.note else "", figure=charts.inside(first), exchange=lines,
        contributions=contributions, gaps=tuple(f"{role.capitalize()} contribution: not described yet." for role in missing_contributions(e, file)),
        complete=not missing_contributions(e, file), accounts=rows, intensities=", ".join(f"{r.who.name} {r.intensity}" for r in rows if r.who),
        differ=differ(rows), stages=stages, path=" → ".join(s.stage for s in stages), resolution="" if closed is None else number(closed),
        unresolved=_unresolved(rows, closed), setting=tuple(s for s in slots if s.id in BEFORE),
        description=tuple(s for s in slots if s.layer == "description" and s.id not in BEFORE),
        told=tuple(s for s in slots if s.layer == "accounts" and s.id != "differences"),
        interpretation=tuple(s for s in slots if s.layer not in ("description", "accounts")),
        said_of_differences=" ".join(s.text for s in slots if s.id == "differences"), memos=tuple(m for m in mine if m.id not in told and (m.text or m.form != "thick-description")),
        also=listed(f"“{m.title}” (with episode {told[m.id]})" for m in mine if m.id in told),
        life_events=near(file, e), claims=_claims(file, e), corrections=tuple(dict.fromkeys([*notes.values(), *(
            c.quote.note for c in contributions if c.quote.note)])), withheld=withheld_lines(kept, leave.purpose),
        memo_ids=tuple(m.id for m in mine))


def _what(e: Episode) -> str:
    kind = f"{e.kind}, {e.type or 'type not decided'}" + (f" ({e.subform})" if e.subform else "")
    return f"{kind}, marker" if e.marker else kind


def _both_sides(file: CaseFile, e: Episode) -> list[Contribution]:
    """Contributions in the order of the transcript, those without words last."""
    align = Alignment(file)
    return sorted(file.parts(e.id, "contribution"), key=lambda c: (c.passage is None, align.passage(c.passage) if c.passage else (), c.id))


def _contribution(file: CaseFile, leave: Leave, c: Contribution) -> ContributionShown:
    who, said = person(file, c.by), quote(file, leave, c.id, c.passage)
    absent = styled("Aside", sentence(c.reason_absent) if c.reason_absent else "Not described yet.")
    return ContributionShown(who=who, role=who.role, words=said.words if c.passage else absent, quote=said, place=said.place,
                             awareness=c.awareness.replace("-", " "), note=c.note)


def _stage(file: CaseFile, s: Stage) -> StageShown:
    place = locator(file, s.anchor.turn) if s.anchor.turn else where(file, s.anchor)
    return StageShown(stage=s.stage, name=STAGES.get(s.stage, s.stage), place=place, note=s.note)


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
    return tuple(found)
