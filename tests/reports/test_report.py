"""What a report says: every quote with its place, both sides, courses and no lone mean, what is open."""

import re

import pytest

from tests.reports import made, reading
from workbench import reports
from workbench.domain import Anchor, Episode, NotFound, Refused
from workbench.domain.correcting import CorrectTurn


def words_of(file, **options):
    return reading.text(reading.opened(reports.report(file, today="2026-03-01", **options)))


@pytest.mark.parametrize("name", reports.templates())
@pytest.mark.parametrize("case", [made.file, made.empty], ids=["made", "empty"])
def test_every_template_of_every_case(name, case):
    report = reports.report(case(), template=name, today="2026-03-01", audit=made.journal(), chain="00")
    text = reading.text(reading.opened(report))
    assert "{{" not in text and "{%" not in text
    assert "Made from case made, journal entry" in text


def test_every_quote_stands_there_word_for_word_with_its_place(document):
    text = reading.paragraphs(document)
    for quote, place in (
        (made.SAID[2][1], "s2 t2 0:20"),
        (made.SAID[2][4], "s2 t5 0:50"),
        (made.SAID[3][19], "s3 t20"),
        ("I know what we said.", "s2 t4 0:40"),
        ("We did say Thursdays.", "s2 t3 0:30"),
    ):
        assert quote in text
        at = text.index(quote)
        assert place in text[at + 1 : at + 3]


def test_an_episode_up_to_fourteen_turns_is_shown_whole_and_a_longer_one_around_what_is_described(document):
    text = reading.text(document)
    assert all(made.SAID[2][n] in text for n in range(1, 7))
    assert "[turns 6 to 18 left out]" in text and "[turns 22 to 34 left out]" in text
    assert made.SAID[3][6] not in text


def test_a_stretch_over_two_sessions_shows_what_is_described_and_that_something_lies_between():
    long = Episode(
        id="epi_9",
        case=made.CASE,
        label="Both hours",
        anchor=Anchor(
            session="ses_02", turn=made.turn_id(2, 8), end_session="ses_03", end_turn=made.turn_id(3, 2)
        ),
    )
    text = words_of(made.file(long))
    assert "Session 2, turn 8 to session 3, turn 2" in text and "[…]" in text


def test_s10_alliance_is_a_course_with_range_and_lowest_session_and_never_a_lone_mean(document):
    text = reading.text(document)
    rows = [
        [c.text for c in r.cells]
        for t in document.tables
        for r in t.rows
        if "Working Alliance Inventory" in r.cells[0].text
    ]
    ada = next(r for r in rows if "Ada" in r[1])
    assert ada == [
        "Working Alliance Inventory",
        "Ada, after the session",
        "1 to 5",
        "2",
        "4.2, 3.1",
        "3.1 (session 2)",
        "4.2 (session 1)",
    ]
    known = " ".join(k.path for k in reports.names())
    assert not re.search(r"\bmeans?\b|average", known.replace("meant", ""))
    assert "3.65" not in text and "mean of" not in text.lower() and "average" not in text.lower()


def test_s19_the_missing_side_is_a_visible_line(document):
    assert "Therapist contribution: not described yet." in reading.paragraphs(document)
    assert [
        p.style.name for p in document.paragraphs if p.text == "Therapist contribution: not described yet."
    ] == ["Gap"]
    text = reading.text(document)
    assert "The long hour: therapist contribution: not described yet." in text
    assert (
        text.count("Therapist contribution: not described yet.") == 2
    )  # beside the episode and in the list of episodes
    assert "He was writing." in text  # a written reason is enough


@pytest.mark.parametrize(
    ("declared", "widened"),
    [(("D1",), False), (("D4",), False), (("D2",), True), (("D1", "D3"), True), (("D5",), True)],
)
def test_s24_the_widened_notion_of_collaboration_is_stated_with_d2_d3_and_d5(declared, widened):
    head = made.records()[0].but(definition=declared)
    file = made.CaseFile(case=made.CASE).apply([made.Change(None, r) for r in [head, *made.records()[1:]]])
    assert ("traditional notion of collaboration has been widened" in words_of(file)) is widened


def test_s06_awareness_is_printed_as_not_assessed_and_never_inferred(document):
    text = reading.text(document)
    assert "Awareness: not assessed." in text and "(Awareness: conscious.)" in text


def test_s14_the_codebook_tells_versions_and_codings_under_an_earlier_definition(document):
    rows = [[c.text for c in r.cells] for t in document.tables for r in t.rows]
    denial = next(r for r in rows if r[0].startswith("Denial"))
    assert denial == [
        "Denial withdrawal.denial",
        "Disowns what showed itself. (1 coding under an earlier definition.)",
        "2",
        "2: AN 1, RA 1",
    ]
    assert not any("Unused" in r[0] for r in rows)


def test_s29_high_intensity_without_resolution_is_listed_as_open(document):
    assert "Thursday: Intensity up to 4, no resolution rating in its last session." in reading.text(document)


def test_who_saw_it_says_what_is_missing_and_keeps_none_reported_apart(document):
    rows = [[c.text for c in r.cells] for t in document.tables for r in t.rows]
    assert [
        "Ada, patient",
        "4",
        "He read me the rule.",
        "form after the session",
        "rupture intensity 4",
    ] in rows
    assert ["Ben, therapist", "0", "No account in words.", "", ""] in rows
    assert any(r[0] == "Observer" and r[1] == "–" and "stays unknown" in r[2] for r in rows)
    assert (
        "Intensity, 0 to 5: Ada 4, Ben 0. No intensity from the observer. She names a rule, he names nothing."
        in reading.text(document)
    )


def test_slots_of_a_form_are_shown_and_unknown_ones_never_dropped(document):
    text = reading.text(document)
    for words in (
        "Second session, after the long week.",
        "A rival reading",
        "She may only have wanted the day.",
        "Unheard of",
        "A slot of a newer form.",
    ):
        assert words in text
    assert reading.style_of(document, "She may only have wanted the day.") == "Interpretation"


def test_memos_stand_with_their_episode_once_and_the_others_by_kind(document):
    text = reading.text(document)
    assert text.count("Neither names the wish.") == 1 and text.count("I would have moved it.") == 1
    assert (
        text.index("Neither names the wish.")
        < text.index("Reflexive memo\n")
        < text.index("I would have moved it.")
    )
    assert "Doesn't it? s2 t6 1:00" in text and "Rests on s2 t5." in text


def test_ratings_stand_by_session_with_their_missing_states(document):
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "Session")
    rows = [[c.text for c in r.cells] for r in table.rows]
    assert rows[0] == ["Session", "Ada\nWAI-SR", "Ben\nWAI-SR", "Ada\nPSQ rupture intensity"]
    assert rows[3] == ["3, W03", "–", "3.9", "2"] and rows[4] == ["4, W04", "×", "×", "×"]


def test_the_audit_trail_counts_people_and_acts_and_prints_the_chain(document):
    rows = [[c.text for c in r.cells] for t in document.tables for r in t.rows]
    assert ["Ann Writer", "coded", "2", "2026-01-05", "2026-01-06"] in rows and [
        "mira",
        "took back",
        "1",
        "2026-02-01",
        "2026-02-01",
    ] in rows
    text = reading.text(document)
    assert (
        "ab" * 32 in text and "3 entries by Ann Writer and mira, between 2026-01-05 and 2026-02-01." in text
    )


def test_nobody_of_another_case_is_named(document):
    assert "Somebody Else" not in reading.text(document)


def test_words_that_were_corrected_since_are_marked_and_both_versions_shown():
    file, turn = made.file(), made.turn_id(2, 4)
    command = CorrectTurn(turn=turn, words="I know what we both said.")
    report = reports.report(file.apply(command.decide(file)), today="2026-03-01")
    document = reading.opened(report)
    text = reading.text(document)
    assert "I know what we said.†" in text and "I know what we both said.†" in text
    assert (
        "Marked were the words “I know what we said.”; there it now reads “I know what we both said.”."
        in text
        or "Marked were the words “I know what we said.”; their place in the turn is no longer certain."
        in text
    )
    assert reading.run_style(document, "†") == {"Mark"}
    assert text.count("† s2 t4: the transcript was corrected") == 1


def test_words_that_were_not_corrected_carry_no_mark(document):
    assert [
        p for p in reading.paragraphs(document) if "†" in p and not p.startswith("Every quote stands")
    ] == []


def test_an_unknown_template_is_named_with_those_there_are():
    with pytest.raises(NotFound, match="thick-description"):
        reports.report(made.file(), template="thin-description")


def test_a_template_of_the_study_comes_before_the_shipped_one(template, tmp_path):
    template("Only this: {{ case.title }}", name="thick-description")
    report = reports.report(made.file(), folder=tmp_path, today="2026-03-01")
    assert reading.paragraphs(reading.opened(report)) == [
        "A heading",
        "Only this: Ada and Ben & the Thursdays",
    ]


def test_saving_writes_a_word_file_or_says_why_not(report, tmp_path):
    path = report.save(tmp_path / "made")
    assert path.name == "made.docx" and path.read_bytes() == report.content
    assert report.save(path) == path and [p.name for p in tmp_path.iterdir()] == ["made.docx"]
    with pytest.raises(Refused, match="does not end in .docx"):
        report.save(tmp_path / "made.pdf")
    with pytest.raises(Refused, match="There is no folder"):
        report.save(tmp_path / "nowhere" / "made.docx")


def test_a_purpose_that_is_none_is_refused():
    with pytest.raises(Refused, match="research"):
        reports.report(made.file(), purpose="gossip")
