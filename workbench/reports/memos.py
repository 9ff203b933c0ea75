"""Memos: the analyst's writing, with what it rests on; supervision stays out of every other report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.align import Alignment
from workbench.domain import CaseFile, Episode, Memo, Passage

from .fields import says
from .forms import slots
from .leave import Leave
from .people import Person, person
from .quotes import Quote, correction, quote
from .spans import locator
from .words import listed, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot of the form a memo follows."""

    label = "slot"

    id: str = says("Id of the slot in its form: rival_reading.")
    name: str = says("What the slot is called: A rival reading.")
    layer: str = says("description, accounts, interpretation or reflection; empty in other forms.")
    text: str = says("What was written.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoShown:
    """One memo."""

    label = "memo"

    id: str = says("Id of the memo.")
    title: str = says("Title.")
    kind: str = says("Kind: case, reflexive, theoretical, methodological, schema and others.")
    who: Person = says("Who wrote it.")
    written: str = says("When, as the author dates it.")
    byline: str = says("Kind, author and date in one line.")
    text: str = says("The memo.")
    slots: tuple[Slot, ...] = says("The slots of its form that were filled in.")
    quotes: tuple[Quote, ...] = says("The excerpts it was written on.")
    about: str = says("What it is about: sessions and episodes, in words.")
    rests_on: str = says("The turns it names: s11 t38, s11 t43.")
    notes: tuple[str, ...] = says("Sentences about excerpts that were corrected since.")
    form: str = says("The form it follows, if any.")
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoGroup:
    """The memos of one kind."""

    label = "memo group"

    kind: str = says("The kind.")
    title: str = says("The kind as a heading: Reflexive memos.")
    memos: tuple[MemoShown, ...] = says("The memos, by date.")


def memos(file: CaseFile, leave: Leave, folder: Path | None) -> tuple[MemoShown, ...]:
    """Every memo there is leave for, in the order of what it is about."""
    align = Alignment(file)
    kept = [(align.place(m), m) for m in file.all("memo") if leave.memo(m)]
    kept.sort(key=lambda pair: (pair[0] is None, pair[0] or (), pair[1].written, pair[1].title, pair[1].id))
    return tuple(_memo(file, leave, m, folder) for _, m in kept)


def _memo(file: CaseFile, leave: Leave, m: Memo, folder: Path | None) -> MemoShown:
    who, named = person(file, m.by), slots(m.form, folder) if m.form else {}
    quotes = tuple(quote(file, leave, m.id, p) for p in m.excerpts)
    filled = tuple(
        Slot(
            id=id,
            name=named.get(id, (id.replace("_", " ").capitalize(), ""))[0],
            layer=named.get(id, ("", ""))[1],
            text=text,
        )
        for id, text in m.slots
        if text.strip()
    )
    turns = [r for r in m.about if r.startswith("trn_")] + [p.turn for p in m.excerpts]
    kind = m.kind.replace("-", " ")
    return MemoShown(
        id=m.id,
        title=m.title or f"{kind.capitalize()} memo",
        kind=kind,
        who=who,
        written=m.written,
        byline=", ".join(w for w in (f"{kind.capitalize()} memo", who.name, m.written) if w),
        text=m.text.strip(),
        slots=filled,
        quotes=quotes,
        about=_about(file, m),
        rests_on=", ".join(dict.fromkeys(locator(file, t) for t in turns)),
        notes=tuple(q.note for q in quotes if q.note),
        form=m.form,
        refs=tuple(m.about) + tuple(p.turn for p in m.excerpts),
    )


def _about(file: CaseFile, m: Memo) -> str:
    records = [file.find(ref) for ref in m.about]
    sessions = numbered("session", [r.number for r in records if r is not None and r.table == "session"])
    episodes = [f"“{r.label or r.kind}”" for r in records if r is not None and r.table == "episode"]
    people = [person(file, r.key).name for r in records if r is not None and r.table == "participant"]
    return listed([w for w in (sessions, *episodes, *people) if w])


def grouped(found: Iterable[MemoShown]) -> tuple[MemoGroup, ...]:
    """Memos by kind, in the order in which kinds first appear."""
    groups: dict[str, list[MemoShown]] = {}
    for memo in found:
        groups.setdefault(memo.kind, []).append(memo)
    return tuple(
        MemoGroup(
            kind=kind, title=f"{kind.capitalize()} memo{'s' if len(them) > 1 else ''}", memos=tuple(them)
        )
        for kind, them in groups.items()
    )


def about_episode(file: CaseFile, episode: Episode, found: Iterable[MemoShown]) -> tuple[MemoShown, ...]:
    """The memos that name an episode or what is a part of it."""
    ids = {episode.id} | {
        p.id for table in ("contribution", "perspective", "stage") for p in file.parts(episode.id, table)
    }
    return tuple(m for m in found if ids & set(m.refs))


def corrected_turns(file: CaseFile, within: list[str], episode: Episode) -> dict[str, str]:
    """Turns of an episode of which coded or described words were corrected since, each with its sentence."""
    passages: list[Passage] = [p for c in file.parts(episode.id, "contribution") for p in c.passages()]
    turns = set(within)
    for session in {file.get(t).session for t in turns}:
        passages += [a.passage for a in file.all("annotation", session) if a.passage.turn in turns]
    found: dict[str, str] = {}
    for passage in passages:
        if passage.turn not in found and (note := correction(file, passage)):
            found[passage.turn] = note
    return found
