"""The records of the small case: who, what was said, what was rated."""

from __future__ import annotations

from workbench.domain import (
    Code,
    Codebook,
    Measure,
    Participant,
    Passage,
    Rating,
    Scale,
    Text,
    Turn,
)

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
