"""The appendix: the codebook as used, the audit trail in summary, and what the report was made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from workbench.domain import CaseFile

from .fields import says
from .leave import CALLED, Leave
from .people import person
from .words import count, listed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeUsed:
    """A code that was used."""

    label = "code"

    code: str = says("The code: withdrawal.denial.")
    name: str = says("Its name.")
    definition: str = says("When to use it.")
    version: int = says("Version of the definition.")
    n: int = says("How many passages carry it.")
    counts: str = says("How many by each coder: MK 12, JR 9.")
    earlier: str = says("How many were coded under an earlier definition (S-14); empty where none.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookUsed:
    """A codebook with the codes that were used."""

    label = "codebook"

    name: str = says("Name.")
    version: str = says("Version.")
    citation: str = says("Source.")
    about: str = says("What it is about.")
    codes: tuple[CodeUsed, ...] = says("The codes that were used, in the order of the codebook.")
    unused: int = says("How many of its codes were not used.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """What one person did, and how often."""

    label = "audit row"

    who: str = says("Who.")
    did: str = says("What: coded, wrote a memo.")
    entries: int = says("How many entries.")
    first: str = says("Day of the first.")
    last: str = says("Day of the last.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The audit trail in summary."""

    entries: int = says("Entries in the journal of this case.")
    first: str = says("Day of the first entry.")
    last: str = says("Day of the last entry.")
    rows: tuple[AuditRow, ...] = says("Entries by person and kind.")
    chain: str = says(
        "Head of the chain of hashes; `workbench verify --head` checks it. Empty where not given."
    )
    sentence: str = says("All of it in a sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the report was made from."""

    case: str = says("Short name of the case.")
    entry: int = says("Number of the journal entry up to which the case was read.")
    made: str = says("Day on which the report was made.")
    purpose: str = says("What it is for.")
    line: str = says("Made from case varga, journal entry 1,204.")


def codebook(file: CaseFile) -> tuple[CodebookUsed, ...]:
    """The codebooks of which codes were used."""
    used: Counter[tuple[str, str]] = Counter()
    earlier: Counter[str] = Counter()
    codes = file.ids("code")
    for session in file.all("session"):
        if file.summaries[session.id].passages:
            for a in file.all("annotation", session.id):
                used[a.code, a.coder] += 1
                earlier[a.code] += a.definition < codes[a.code].version
    books = {codes[code].codebook for code, _ in used}
    return tuple(
        _codebook(file, book, used, earlier) for book in sorted(books, key=lambda b: file.get(b).slug)
    )


def _codebook(file: CaseFile, id: str, used: Counter, earlier: Counter) -> CodebookUsed:
    book, codes = (
        file.get(id),
        sorted((c for c in file.all("code") if c.codebook == id), key=lambda c: (c.order, c.slug)),
    )
    shown = []
    for c in codes:
        by = {coder: n for (code, coder), n in used.items() if code == c.id}
        if by:
            old = earlier[c.id]
            shown.append(
                CodeUsed(
                    code=c.slug,
                    name=c.name or c.slug,
                    definition=c.definition,
                    version=c.version,
                    n=sum(by.values()),
                    counts=", ".join(
                        f"{person(file, coder).initials} {n}" for coder, n in sorted(by.items())
                    ),
                    earlier=f"{count(old, 'coding')} under an earlier definition" if old else "",
                )
            )
    return CodebookUsed(
        name=book.name or book.slug,
        version=book.version,
        citation=sentence(" ".join(book.citation.split())),
        about=sentence(" ".join(book.about.split())),
        codes=tuple(shown),
        unused=len(codes) - len(shown),
    )


def audit(file: CaseFile, journal: pd.DataFrame | None, chain: str) -> Audit:
    """The journal of the case in summary; `journal` is the table of this name."""
    if journal is None or not len(journal):
        return Audit(
            entries=0,
            first="",
            last="",
            rows=(),
            chain=chain,
            sentence="The journal was not at hand when this report was made.",
        )
    days = journal["at"].str.slice(0, 10)
    did = journal["what"].str.split(":").str[0].str.replace(r" entry \d+$", "", regex=True)
    rows = []
    for (who, what), part in journal.assign(day=days, did=did).groupby(["actor", "did"], sort=False):
        rows.append(
            AuditRow(
                who=_actor(file, who),
                did=what,
                entries=len(part),
                first=part["day"].min(),
                last=part["day"].max(),
            )
        )
    rows.sort(key=lambda r: (r.who, -r.entries, r.did))
    people = listed(dict.fromkeys(r.who for r in rows))
    first, last = days.min(), days.max()
    when = f"on {first}" if first == last else f"between {first} and {last}"
    return Audit(
        entries=len(journal),
        first=first,
        last=last,
        rows=tuple(rows),
        chain=chain,
        sentence=f"{count(len(journal), 'entry', 'entries').capitalize()} by {people}, {when}. "
        "Nothing in this case was written, changed or taken back without one.",
    )


def _actor(file: CaseFile, key: str) -> str:
    return next((p.label for p in file.all("participant") if p.key == key), key)


def manifest(file: CaseFile, name: str, leave: Leave) -> Manifest:
    """What the report was made from, and when."""
    return Manifest(
        case=name,
        entry=file.entry,
        made=leave.today,
        purpose=CALLED[leave.purpose],
        line=f"Made from case {name}, journal entry {file.entry:,}",
    )
