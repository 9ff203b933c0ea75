"""What was described and written about the small case: three episodes, four memos, a life event."""

from __future__ import annotations

from tests.reports.parts import CASE, SAID, passage, turn_id
from workbench.domain import (
    Anchor,
    Contribution,
    Episode,
    LifeEvent,
    Link,
    Memo,
    Perspective,
    Stage,
)


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
