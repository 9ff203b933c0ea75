"""The case and the method: what is meant by rupture and by outcome, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain import CaseFile, CaseRecord

from .episodes import DEFINED
from .fields import says
from .people import Person, everyone
from .words import count, listed, numbered

SYNTHETIC = "Synthetic case. All people are invented."
WIDENED = (
    "With this definition the traditional notion of collaboration has been widened: beside agreement on "
    "tasks and goals, the report counts difficulties in negotiating authentic relatedness as ruptures."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One definition of rupture that the case declares."""

    label = "definition"

    id: str = says("D1 to D5.")
    text: str = says("The definition in words.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """The head of the case."""

    name: str = says("Short name: varga.")
    title: str = says("Title.")
    summary: str = says("Summary.")
    synthetic: bool = says("Whether all people are invented.")
    notice: str = says("“Synthetic case. All people are invented.” where it is; else empty.")
    stance: str = says("Which view of the alliance the analyst holds.")
    definitions: tuple[Definition, ...] = says("The definitions of rupture that were declared.")
    definition: str = says("The same in one line; empty where none was declared.")
    widened: str = says(
        "That the notion of collaboration is widened, where D2, D3 or D5 is declared; else empty (S-24)."
    )
    outcome: str = says("What is meant by outcome, and by what it is judged.")
    first_date: str = says("Date of the first session.")
    last_date: str = says("Date of the last session.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How much there is, and who worked on it."""

    sessions_planned: int = says("Sessions as numbered.")
    sessions_held: int = says("Sessions held.")
    sessions_transcribed: int = says("Sessions with a transcript.")
    not_held: str = says("Sessions cancelled or missed, by number; empty where all were held.")
    settings: str = says("Where and how sessions were held: in person.")
    turns: int = says("Turns transcribed.")
    words: int = says("Words transcribed.")
    codings: int = says("Passages coded, counted once per coder.")
    coders: tuple[Person, ...] = says("Who coded.")
    coded_by: str = says("Their names in a sentence.")
    codebooks: str = says("Names of the codebooks used.")
    episodes: int = says("Episodes marked.")
    memos: int = says("Memos written.")
    clock: str = says(
        "How times and places inside sessions were found: by the clock of the recording, by share of words."
    )


def case(file: CaseFile, record: CaseRecord) -> CaseShown:
    """The head of the case."""
    dated = [s.date for s in sorted(file.all("session"), key=lambda s: s.number) if s.date]
    definitions = tuple(Definition(id=d, text=DEFINED[d]) for d in record.definition)
    return CaseShown(
        name=record.name,
        title=record.title or record.name,
        summary=record.summary.strip(),
        synthetic=record.synthetic,
        notice=SYNTHETIC if record.synthetic else "",
        stance=record.stance.strip(),
        definitions=definitions,
        definition=listed((f"{d.text} ({d.id})" for d in definitions), "or"),
        widened=WIDENED if {"D2", "D3", "D5"} & set(record.definition) else "",
        outcome=record.outcome_definition.strip(),
        first_date=dated[0] if dated else "",
        last_date=dated[-1] if dated else "",
    )


def method(file: CaseFile) -> Method:
    """The amounts, and the people who coded."""
    sessions = [s for s in file.all("session") if s.number > 0]
    held = [s for s in sessions if s.state == "held"]
    summaries = [file.summaries[s.id] for s in file.all("session")]
    coders = sorted(
        {
            a.coder
            for s in file.all("session")
            if file.summaries[s.id].passages
            for a in file.all("annotation", s.id)
        }
    )
    people = {p.key: p for p in everyone(file)}
    books = dict.fromkeys(
        file.get(file.get(a.code).codebook).name
        for s in file.all("session")
        if file.summaries[s.id].passages
        for a in file.all("annotation", s.id)
    )
    gone = [
        numbered("session", [s.number for s in sessions if s.state == state]) + f" ({state})"
        for state in ("cancelled", "missed")
        if any(s.state == state for s in sessions)
    ]
    return Method(
        sessions_planned=len(sessions),
        sessions_held=len(held),
        sessions_transcribed=sum(s.turns > 0 for s in summaries),
        not_held="; ".join(gone),
        settings=listed(dict.fromkeys(s.setting for s in held if s.setting)),
        turns=sum(s.turns for s in summaries),
        words=sum(s.words for s in summaries),
        codings=sum(s.passages for s in summaries),
        coders=tuple(people[c] for c in coders),
        coded_by=listed(people[c].name for c in coders),
        codebooks=listed(b for b in books if b),
        episodes=sum(1 for _ in file.all("episode")),
        memos=sum(1 for _ in file.all("memo")),
        clock=_clock(file),
    )


def _clock(file: CaseFile) -> str:
    told = [summary for s in file.all("session") if (summary := file.summaries[s.id]).turns]
    clock = sum(summary.end is not None for summary in told)
    if not told:
        return ""
    if clock == len(told):
        return "by the clock of the recording in every session"
    if not clock:
        return "by share of words, since the transcripts have no times"
    other = f"by share of words in the other {len(told) - clock}"
    return f"by the clock of the recording in {count(clock, 'session')}, {other}"
