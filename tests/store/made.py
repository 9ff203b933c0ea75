"""A small case for the store's tests: one of every kind of record."""

from workbench.domain import (
    Anchor, Annotation, CaseRecord, Change, Code, Codebook, Consent, Contribution, Episode, LifeEvent, Link, Measure, Memo,
    Participant, Passage, Perspective, Rating, Scale, Session, Stage, Text, Turn,
)

CASE = "cas_mara"
LINES = ("I thought about what you said.", "It doesn’t matter…", "Ça va — « très » bien, naïve façade.", "我不知道，他没说。",
         "Well. It, doesn't MATTER now!", "ﬁne, the of\u00adfice\u200bhour Straße 🙂 here")


def turn(n: int, words: str, session: str = "ses_a1", case: str = CASE) -> tuple[Turn, Text]:
    """A turn and its words."""
    token = session.split("_")[1]
    text = Text(id=f"txt_{token}_{n:04d}", case=case, turn=f"trn_{token}_{n:04d}", words=words)
    return Turn(id=text.turn, case=case, session=session, order=float(n), by="T" if n % 2 else "P", speaker="Speaker",
                start=n * 10.0, end=n * 10.0 + 8, text=text.id, length=len(words), words=len(words.split())), text


def annotation(n: int, words: str, start: int, end: int, *, session: str = "ses_a1", case: str = CASE,
               code: str = "cod_w", id: str = "") -> Annotation:
    """One code on one passage of turn n."""
    token = session.split("_")[1]
    cut = Passage.cut(f"trn_{token}_{n:04d}", f"txt_{token}_{n:04d}", words, start, end)
    return Annotation(id=id or f"ann_{token}_{n:04d}{start:03d}", case=case, passage=cut, code=code, coder="T")


def shared() -> list:
    """What all cases share."""
    return [Codebook(id="cbk_b", slug="rupture", name="Markers"),
            Code(id="cod_w", codebook="cbk_b", slug="withdrawal.short", definition="Answers shortly.", order=1),
            Code(id="cod_c", codebook="cbk_b", slug="confrontation.open"),
            Measure(id="mea_w", slug="wai_sr", items=12, low=1, high=5, reversed=(2, 3), scales=(
                Scale(name="total", low=1, high=5), Scale(name="bond", items=(1, 2), low=1, high=5, step=0.5)))]


def case_records(case: str = CASE, session: str = "ses_a1") -> list:
    """Every kind of record that belongs to a case."""
    mine = {"case": case}
    pairs = [turn(n, words, session, case) for n, words in enumerate(LINES)]
    token, tail = session.split("_")[1], case.split("_")[1]
    passage = Passage.cut(f"trn_{token}_0001", f"txt_{token}_0001", LINES[1], 0, 4)
    episode = Episode(id=f"epi_{tail}", **mine, type="withdrawal", label="The cancelled hour", components=("task", "bond"),
                      anchor=Anchor(session=session, turn=pairs[1][0].id, end_turn=pairs[4][0].id, clock=10.5))
    return [
        CaseRecord(id=case, **mine, name=tail, synthetic=True, definition=("D1", "D2"), codebooks=("rupture",)),
        Participant(id=f"par_{tail}t", **mine, key="T", role="therapist"),
        Participant(id=f"par_{tail}p", **mine, key="P", role="patient", name="Mara"),
        Session(id=session, **mine, number=1, date="2024-03-09"),
        *(record for pair in pairs for record in pair),
        annotation(1, LINES[1], 3, 10, session=session, case=case),
        annotation(4, LINES[4], 0, 4, session=session, case=case, code="cod_c"),
        episode,
        Contribution(id=f"con_{tail}t", **mine, episode=episode.id, by="T", passage=passage),
        Contribution(id=f"con_{tail}p", **mine, episode=episode.id, by="P", reason_absent="Says nothing."),
        Perspective(id=f"per_{tail}", **mine, episode=episode.id, by="P", intensity=4, words="He was already gone."),
        Stage(id=f"sta_{tail}", **mine, episode=episode.id, stage="W1", anchor=Anchor(session=session, date="W07")),
        Rating(id=f"rat_{tail}", **mine, session=session, measure="mea_w", by="P", value=3.5, items=((1, 4.0), (2, None))),
        Rating(id=f"rat_{tail}m", **mine, session=session, measure="mea_w", by="T", state="missing"),
        Memo(id=f"mem_{tail}", **mine, by="T", text="Both name the hour.", about=(episode.id,), excerpts=(passage,),
             slots=(("claim", "Neither names the anger."),)),
        Link(id=f"lnk_{tail}", **mine, source=f"mem_{tail}", type="supports", target=episode.id),
        LifeEvent(id=f"lif_{tail}", **mine, date="W03", title="Father ill"),
        Consent(id=f"cns_{tail}", **mine, about=session, by="P", purposes=("treatment", "research")),
    ]


def added(records) -> list[Change]:
    """The changes that put records on record."""
    return [Change(None, record) for record in records]


def write(store, changes, *, actor="mira", case=CASE, command="Ingest", request="", reason="", undoes=None):
    """One entry."""
    with store.writing() as writing:
        request = request or f"req_{writing.newest() + 1}"
        return writing.write(list(changes), actor=actor, host="test", case=case, command=command, request=request,
                             reason=reason, undoes=undoes)


def fill(store, case: str = CASE, session: str = "ses_a1") -> None:
    """What all share, and one case."""
    if not store.newest():
        write(store, added(shared()), case="", command="Equip")
    write(store, added(case_records(case, session)), case=case)
