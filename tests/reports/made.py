"""A small case made in memory: four sessions, three episodes, one with one side only, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.domain import (
    Anchor,
    Annotation,
    CaseFile,
    CaseRecord,
    Change,
    Code,
    Codebook,
    Consent,
    Contribution,
    Episode,
    LifeEvent,
    Link,
    Measure,
    Memo,
    Participant,
    Passage,
    Perspective,
    Rating,
    Scale,
    Session,
    Stage,
    Text,
    Turn,
)
from workbench.frames.columns import frame

CASE = "cas_made"
SAID = {
    1: ["So where shall we begin?", "With the week, I suppose.", "It was long.", "Long how?"],
    2: [
        "You were saying.",
        "I was thinking about Thursday. [pause 4 s] Whether we could move it.",
        "Mm. We did say Thursdays.",
        "I know what we said.",
        "(quietly) Then it doesn't matter.",
        "Doesn't it?",
        "No.",
        "All right then.",
    ],
    3: [f"Line {n} of a long hour, spoken by one of the two." for n in range(1, 41)],
}
HOSTILE = (
    "R & D <b>bold</b> ]]> &amp; {{ 7*7 }} {% for x in y %} {_{ bell\x07 null\x00 "
    "tab\there vt\x0b lone\ud83d end \U0001f600 "
    "שלום עולם reversed\u202eabc last\ufffe \ufdd0Patient\ufdd1fake\ufdd2 \ufdd3"
    "0\ufdd3"
)


@dataclass
class Made:
    """The case, and the words every quote of it must show."""

    file: CaseFile
    quotes: list[str]


def turn_id(session: int, n: int) -> str:
    """The id of a turn."""
    return f"trn_0{session}_{n:04}"


def passage(session: int, n: int, quote: str, words: str) -> Passage:
    """The passage of a quote in its turn."""
    start = words.index(quote)
    return Passage.cut(turn_id(session, n), f"txt_0{session}_{n:04}", words, start, start + len(quote))


def spoken(session: int, lines: list[str], *, timed: bool = True) -> list:
    """The turns of a session, therapist first, ten seconds each."""
    made = []
    for n, words in enumerate(lines, 1):
        id = turn_id(session, n)
        made += [
            Text(id=f"txt_0{session}_{n:04}", case=CASE, turn=id, words=words),
            Turn(
                id=id,
                case=CASE,
                session=f"ses_0{session}",
                order=float(n),
                by="therapist" if n % 2 else "patient",
                text=f"txt_0{session}_{n:04}",
                length=len(words),
                words=len(words.split()),
                start=10.0 * n if timed else None,
                end=10.0 * n + 9 if timed else None,
            ),
        ]
    return made


def people() -> list:
    """Two in the room, one watching, one writing, and somebody of another case."""
    who = (
        ("patient", "patient", "Ada", CASE),
        ("therapist", "therapist", "Ben", CASE),
        ("observer", "observer", "Raters", CASE),
        ("an", "analyst", "Ann Writer", CASE),
        ("stranger", "patient", "Somebody Else", "cas_other"),
    )
    return [
        Participant(id=f"par_{key}", case=case, key=key, role=role, name=name, initials=name[:2].upper())
        for key, role, name, case in who
    ]


def shared() -> list:
    """A codebook with a code of version 2, and two measures."""
    return [
        Codebook(id="cbk_1", slug="rupture", name="Rupture codes", citation="Ours"),
        Code(
            id="cod_1",
            slug="withdrawal.denial",
            codebook="cbk_1",
            name="Denial",
            definition="Disowns what showed itself.",
            version=2,
        ),
        Code(id="cod_2", slug="withdrawal.unused", codebook="cbk_1", name="Unused"),
        Measure(
            id="mea_1",
            slug="wai_sr",
            name="Working Alliance Inventory",
            direction="higher",
            scales=(Scale(name="total", low=1, high=5),),
        ),
        Measure(
            id="mea_2",
            slug="psq",
            name="Session form",
            low=0,
            high=5,
            scales=(Scale(name="rupture_intensity", low=0, high=5),),
        ),
    ]


def ratings() -> list:
    """Alliance of both, intensity of the patient; a form is missing in session 3, session 4 was not held."""
    rows = [
        ("mea_1", "total", "patient", (4.2, 3.1, None, None)),
        ("mea_1", "total", "therapist", (4.0, 3.0, 3.9, None)),
        ("mea_2", "rupture_intensity", "patient", (0, 4, 2, None)),
    ]
    return [
        Rating(
            id=f"rat_{m}{by}{n}",
            case=CASE,
            session=f"ses_0{n}",
            measure=m,
            scale=scale,
            by=by,
            value=v,
            state="answered" if v is not None else "missing",
        )
        for m, scale, by, values in rows
        for n, v in enumerate(values, 1)
    ]


def episodes() -> list:
    """Thursday (both sides), the long hour (one side only), and a marker without accounts."""
    return [
        Episode(
            id="epi_1",
            case=CASE,
            label="Thursday",
            type="withdrawal",
            subform="deferring",
            definition="D2",
            components=("task", "bond"),
            anchor=Anchor(session="ses_02", turn=turn_id(2, 2), end_session="ses_02", end_turn=turn_id(2, 7)),
            note="She asks, and takes it back.",
        ),
        Episode(
            id="epi_2",
            case=CASE,
            label="The long hour",
            type="mixed",
            anchor=Anchor(
                session="ses_03", turn=turn_id(3, 5), end_session="ses_03", end_turn=turn_id(3, 35)
            ),
        ),
        Episode(
            id="epi_3",
            case=CASE,
            label="A look",
            type="confrontation",
            anchor=Anchor(session="ses_01", turn=turn_id(1, 3), end_session="ses_01", end_turn=turn_id(1, 3)),
        ),
        Contribution(
            id="con_1",
            case=CASE,
            episode="epi_1",
            by="patient",
            passage=passage(2, 4, "I know what we said.", SAID[2][3]),
        ),
        Contribution(
            id="con_2",
            case=CASE,
            episode="epi_1",
            by="therapist",
            passage=passage(2, 3, "We did say Thursdays.", SAID[2][2]),
            awareness="conscious",
            note="The rule first.",
        ),
        Contribution(
            id="con_3",
            case=CASE,
            episode="epi_2",
            by="patient",
            passage=passage(3, 20, "Line 20 of a long hour", SAID[3][19]),
        ),
        Contribution(id="con_4", case=CASE, episode="epi_3", by="patient", reason_absent="She only looks."),
        Contribution(id="con_5", case=CASE, episode="epi_3", by="therapist", reason_absent="He was writing"),
        Perspective(
            id="per_1",
            case=CASE,
            episode="epi_1",
            by="patient",
            intensity=4,
            words="He read me the rule.",
            source="form after the session",
        ),
        Perspective(id="per_2", case=CASE, episode="epi_1", by="therapist", intensity=0),
        Stage(
            id="sta_1",
            case=CASE,
            episode="epi_1",
            stage="W1",
            anchor=Anchor(session="ses_02", turn=turn_id(2, 5)),
            note="Taken back.",
        ),
        Link(
            id="lnk_1",
            case=CASE,
            source="epi_2",
            type="consequence-of",
            target="epi_1",
            note="Nothing was said of it for a week.",
        ),
    ]


def writing() -> list:
    """Memos of four kinds: on excerpts, from supervision, and one that follows a form."""
    return [
        Memo(
            id="mem_1",
            case=CASE,
            title="Both name the day",
            by="an",
            text="Neither names the wish.\n\nSecond thoughts.",
            about=("epi_1",),
            excerpts=(passage(2, 5, "Then it doesn't matter.", SAID[2][4]),),
            kind="theoretical",
        ),
        Memo(
            id="mem_2",
            case=CASE,
            title="On myself",
            by="an",
            text="I would have moved it.",
            about=("ses_02",),
            kind="reflexive",
            written="W03",
            excerpts=(passage(2, 6, "Doesn't it?", SAID[2][5]),),
        ),
        Memo(
            id="mem_3",
            case=CASE,
            title="Tape",
            by="an",
            text="What we said in supervision.",
            about=("ses_02",),
            kind="supervision",
        ),
        Memo(
            id="mem_4",
            case=CASE,
            title="Block",
            by="an",
            about=("epi_1",),
            form="thick-description",
            kind="thick-description",
            slots=(
                ("placement", "Second session, after the long week."),
                ("rival_reading", "She may only have wanted the day."),
                ("differences", "She names a rule, he names nothing."),
                ("unheard_of", "A slot of a newer form."),
            ),
        ),
        LifeEvent(
            id="lif_1", case=CASE, date="W02.5", title="The kitchen floods", note="She tells it laughing."
        ),
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
