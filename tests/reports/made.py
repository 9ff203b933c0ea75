"""A small case made in memory: four sessions, three episodes, one with one side only, and the rest."""

from __future__ import annotations

import pandas as pd

from tests.reports.described import episodes, writing
from tests.reports.parts import CASE, HOSTILE, SAID, passage, people, ratings, shared, spoken, turn_id
from workbench.domain import (
    Annotation,
    CaseFile,
    CaseRecord,
    Change,
    Consent,
    Session,
)
from workbench.frames.columns import frame

__all__ = [
    "CASE",
    "HOSTILE",
    "SAID",
    "CaseFile",
    "Change",
    "consent",
    "empty",
    "file",
    "journal",
    "records",
    "replaced",
    "turn_id",
]


def records() -> list:
    """Everything in the case."""
    head = CaseRecord(
        id=CASE,
        case=CASE,
        name="made",
        title="Ada and Ben & the Thursdays",
        synthetic=True,
        summary="Four sessions.",
        stance="Negotiation.",
        definition=("D1",),
        outcome_definition="Her own words.",
        codebooks=("rupture",),
    )
    sessions = [
        Session(
            id=f"ses_0{n}",
            case=CASE,
            number=n,
            date=f"W0{n}",
            state="held" if n < 4 else "cancelled",
            setting="in person",
        )
        for n in range(1, 5)
    ]
    codings = [
        Annotation(
            id=f"ann_02_{n}",
            case=CASE,
            passage=passage(2, turn, quote, SAID[2][turn - 1]),
            code="cod_1",
            coder=coder,
            definition=version,
        )
        for n, (turn, quote, coder, version) in enumerate(((7, "No.", "an", 2), (7, "No.", "observer", 1)))
    ]
    return [
        head,
        *people(),
        *shared(),
        *sessions,
        *[x for n, lines in SAID.items() for x in spoken(n, lines, timed=n != 3)],
        *ratings(),
        *episodes(),
        *codings,
        *writing(),
    ]


def consent(
    *purposes: str, about: str = CASE, by: str = "patient", id: str = "cns_1", **fields: str
) -> Consent:
    """Somebody's leave."""
    return Consent(id=id, case=CASE, about=about, by=by, purposes=purposes, **fields)


def file(*more: object, without: tuple[type, ...] = ()) -> CaseFile:
    """The case, with further records and without some kinds."""
    kept = [r for r in [*records(), *more] if not isinstance(r, without)]
    return CaseFile(case=CASE).apply([Change(None, r) for r in kept], entry=1204)


def replaced(turn: str, words: str) -> CaseFile:
    """The case with other words in one turn from the beginning; what was marked there is not in it."""
    marked = ("con_", "ann_", "mem_")
    kept = [
        r for r in records() if not (r.id.startswith(marked) and any(p.turn == turn for p in r.passages()))
    ]
    text = next(r.text for r in kept if r.id == turn)
    kept = [
        r.but(words=words)
        if r.id == text
        else r.but(length=len(words), words=len(words.split()))
        if r.id == turn
        else r
        for r in kept
    ]
    return CaseFile(case=CASE).apply([Change(None, r) for r in kept], entry=7)


def empty() -> CaseFile:
    """A case in which nothing has been done yet."""
    return CaseFile(case=CASE).apply([Change(None, CaseRecord(id=CASE, case=CASE, name="made"))], entry=1)


def journal() -> pd.DataFrame:
    """Three entries by two people."""
    return frame(
        "journal",
        [
            (1, "2026-01-05T10:00:00Z", "an", "notebook", "Annotate", 2, "coded: 2 annotations", "", None),
            (2, "2026-01-06T10:00:00Z", "an", "notebook", "Annotate", 1, "coded: 1 annotation", "", None),
            (
                3,
                "2026-02-01T10:00:00Z",
                "mira",
                "command line",
                "Undo",
                1,
                "took back entry 2: 1 annotation",
                "",
                None,
            ),
        ],
    )
