"""What was looked up in a file is never carried over to a later file in which it no longer holds."""

from tests.store.made import CASE, added, annotation, case_records, shared, turn
from workbench.domain import CaseFile, Change

LINES = "I thought about what you said."


def filled() -> CaseFile:
    file = CaseFile(case=CASE).apply(added([*shared(), *case_records()]))
    assert file.session(1) and file.code("withdrawal.short") and file.participant("T")
    assert file.number("trn_a1_0003") == 4 and len(file.turns("ses_a1")) == 6
    assert file.parts("epi_mara", "contribution")
    return file


def test_a_coding_leaves_numbers_and_names_as_they_were():
    file = filled()
    after = file.apply(added([annotation(0, LINES, 2, 9)]))
    assert after.number("trn_a1_0003") == 4 and after.session(1) == file.session(1)
    assert after.numbers("ses_a1") is file.numbers("ses_a1")


def test_a_new_turn_is_counted():
    after = filled().apply(added(between()))
    assert after.number("trn_a1_0003") == 5 and len(after.turns("ses_a1")) == 7


def between():
    new, text = turn(9, "Between two others.")
    return [new.but(order=1.5), text]


def test_a_changed_session_person_and_part_are_found_under_their_new_names():
    file = filled()
    session, person, part = file.session(1), file.participant("P"), file.parts("epi_mara", "contribution")[0]
    after = file.apply([Change(session, session.but(number=2)), Change(person, person.but(name="Nadia")),
                        Change(part, part.but(note="Looks away."))])
    assert after.session(2).id == session.id and after.participant("P").name == "Nadia"
    assert [p.note for p in after.parts("epi_mara", "contribution") if p.id == part.id] == ["Looks away."]
    assert file.session(1) == session and file.participant("P") == person
