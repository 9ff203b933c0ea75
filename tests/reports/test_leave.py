"""Whose leave a report has: what is kept back is absent, and listed by id and place."""

import pytest

from tests.reports import made, reading
from workbench import reports
from workbench.domain import Refused

ALL = (
    "treatment",
    "supervision",
    "training",
    "research",
    "publication-paraphrase",
    "publication-verbatim-disguised",
)


def made_for(purpose, *statements, today="2026-03-01"):
    report = reports.report(made.file(*statements), purpose=purpose, today=today)
    return report, reading.text(reading.opened(report))


def both(*purposes):
    return made.consent(*purposes), made.consent(*purposes, by="therapist", id="cns_2")


def test_without_consent_a_report_for_treatment_holds_everything_and_one_for_research_nothing():
    _, text = made_for("treatment")
    assert made.SAID[2][1] in text and "used for treatment only" in text
    report, text = made_for("research")
    assert (
        not any(words in text for words in made.SAID[2][1:6])
        and "He read me the rule." not in text
        and "Neither names the wish." not in text
    )
    assert "[turns 2 to 7 withheld]" in text and {"con_1", "per_1", "mem_1", made.turn_id(2, 3)} <= {
        w.id for w in report.withheld
    }
    assert report.figures == 1  # the therapy as a whole, without its ratings; no session is drawn
    assert "4.2, 3.1" not in text and "No ratings are on record." in text


def test_a_withheld_excerpt_takes_its_turn_along_and_is_listed_by_id():
    report, text = made_for(
        "research", *both(*ALL), made.consent("treatment", "supervision", about="con_1", id="cns_3")
    )
    assert "I know what we said." not in text and made.SAID[2][1] in text and made.SAID[2][4] in text
    assert "[turn 4 withheld]" in text and "[con_1 is withheld]" in text
    assert (
        "con_1 (session 2, turn 4): consent reaches treatment and supervision." in text
        and "since this report is for research" in text
    )
    assert b"I know what we said." not in reading.everything(report)


def test_a_blocked_session_keeps_its_turns_and_forms_back_and_others_in():
    _, text = made_for("training", *both(*ALL), made.consent("treatment", about="ses_02", id="cns_3"))
    assert made.SAID[2][1] not in text and made.SAID[3][19] in text and "He read me the rule." not in text
    row = next(line for line in text.splitlines() if line.startswith("Working Alliance"))
    assert row and "3.1" not in text.split("Table 3")[1].split("4, W04")[0]


def test_figures_do_not_draw_ratings_that_are_withheld():
    from workbench.reports.context import ReportContext

    file = made.file(*both(*ALL), made.consent("treatment", about="rat_mea_1patient2", id="cns_3"))
    alt = ReportContext.of(file, purpose="research", today="2026-03-01").chart.timeline.alt
    assert "3.1" not in alt and "4.2" in alt


def test_withdrawn_and_expired_consent_count_as_none():
    for fields in ({"withdrawn": "2026-02-01"}, {"until": "2026-02-28"}):
        _, text = made_for("research", made.consent(*ALL, **fields))
        assert made.SAID[2][1] not in text
    _, text = made_for("research", made.consent(*ALL, until="2026-03-01"))
    assert made.SAID[2][1] in text


def test_both_people_must_allow_it():
    _, text = made_for("research", made.consent(*ALL), made.consent("treatment", by="therapist", id="cns_2"))
    assert made.SAID[2][1] not in text


def test_a_narrower_statement_about_the_same_turn_opens_it():
    _, text = made_for(
        "research", made.consent("treatment"), made.consent(*ALL, about=made.turn_id(2, 2), id="cns_2")
    )
    assert made.SAID[2][1] in text and made.SAID[2][2] not in text


def test_a_report_for_publication_in_paraphrase_quotes_nobody_but_tells():
    _, text = made_for("publication-paraphrase", *both(*ALL))
    assert made.SAID[2][1] not in text and "Neither names the wish." in text and "quotes nobody" in text
    _, text = made_for("publication-verbatim-disguised", *both(*ALL))
    assert made.SAID[2][1] in text


def test_supervision_stays_out_of_every_other_report_unless_it_has_consent_of_its_own():
    _, text = made_for("treatment")
    assert (
        "What we said in supervision." not in text
        and "mem_3: supervision stays out of every other report" in text
    )
    assert "What we said in supervision." in made_for("supervision", *both(*ALL))[1]
    assert (
        "What we said in supervision."
        in made_for("research", *both(*ALL), made.consent(*ALL, about="mem_3", id="cns_3"))[1]
    )


def test_an_unknown_purpose_is_refused():
    with pytest.raises(Refused):
        made_for("fun")
