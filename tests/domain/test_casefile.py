"""The one transition: what it compares, what it checks, and what it refuses."""

from __future__ import annotations

import pytest

from workbench.domain import (CaseFile, Change, Conflict, Memo, NotFound, Participant, Refused, Session, Text, Turn, inverse,
                              squash)
from workbench.domain.codec import pack_record, unpack_record
from workbench.domain.commands import Add, Revise, Withdraw


@pytest.fixture
def file():
    people = (Participant(id="par_1", key="patient", role="patient"), Participant(id="par_2", key="mk", role="analyst"))
    session = Session(id="ses_aa", case="c", number=1)
    turn = Turn(id="trn_aa_1", case="c", session="ses_aa", order=1.0, by="patient", text="txt_aa_1_1", length=5, words=1)
    memo = Memo(id="mem_1", case="c", by="mk", text="So.", about=("trn_aa_1",))
    records = (*people, session, turn, Text(id="txt_aa_1_1", case="c", turn="trn_aa_1", words="Hello"), memo)
    return CaseFile(case="c").apply([Change(None, r) for r in records], 1)


def test_a_file_is_a_value(file):
    before = file.content()
    after = file.apply(Revise(ref="mem_1", fields={"text": "Else."}).decide(file), 2)
    assert file.content() == before and after.entry == 2 and after.get("mem_1").text == "Else."


def test_a_change_that_does_not_fit_what_is_there_is_a_conflict(file):
    memo = file.get("mem_1")
    with pytest.raises(Conflict, match="changed meanwhile") as clash:
        file.apply([Change(memo.but(text="older"), memo.but(text="mine"))])
    assert clash.value.mine.text == "mine" and clash.value.theirs.text == "So."
    with pytest.raises(Conflict, match="already on record"):
        file.apply([Change(None, memo)])


def test_nothing_goes_while_something_refers_to_it(file):
    with pytest.raises(Refused, match="refers to it"):
        file.apply(Withdraw(ref="trn_aa_1").decide(file))
    with pytest.raises(Refused, match="refers to it"):
        file.apply(Withdraw(ref="ses_aa").decide(file))


@pytest.mark.parametrize("change", [{"key": "renamed"}, None])
def test_a_participant_stays_as_long_as_anything_is_theirs(file, change):
    person = file.get("par_2")
    with pytest.raises((Refused, NotFound)):
        file.apply([Change(person, person.but(**change) if change else None)])
    file.apply([Change(person, person.but(name="Mira"))])


def test_inverse_takes_everything_back_but_never_the_words(file):
    changes = [Change(None, r) for r in file.content()["turn"].values()]
    text = Change(None, Text(id="txt_x_1_1", case="c", turn="t", words="x"))
    assert [c.table for c in inverse([*changes, text])] == ["turn"]


def test_squashing_keeps_the_first_before_and_the_last_after(file):
    memo = file.get("mem_1")
    one, two = memo.but(text="1"), memo.but(text="2")
    assert squash([Change(memo, one), Change(one, two)]) == (Change(memo, two),)
    assert squash([Change(memo, one), Change(one, memo)]) == ()


def test_every_record_goes_through_plain_values_and_back(file):
    for table in file.content().values():
        for record in table.values():
            assert unpack_record(pack_record(record)) == record


@pytest.mark.parametrize(("record", "says"), [
    (Session(id="ses_bb", case="c", number=1), "already a session 1"),
    (Session(id="ses_bb", case="c", number=-1), "numbered from 0"),
    (Session(id="ses_bb", case="c", number=2, date="2024-02-31"), "not in the calendar"),
    (Session(id="ses_bb", case="c", number=2, date="last week"), "neither a date"),
    (Session(id="ses_bb", case="c", number=2, state="skipped"), "held, cancelled, missed"),
    (Participant(id="par_9", key="mk", role="analyst"), "two participants"),
    (Participant(id="par_9", key="a b", role="analyst"), "cannot be the key"),
    (Memo(id="mem_9", case="c", by="mk", text="  "), "needs words"),
    (Memo(id="mem_9", case="c", by="nobody", text="x"), "no participant"),
    (Memo(id="mem_9", case="c", by="mk", text="x", about=("epi_1",)), "no record"),
])
def test_what_breaks_a_rule_is_refused_in_a_sentence(file, record, says):
    with pytest.raises((Refused, NotFound), match=says):
        file.apply(Add(records=(record,)).decide(file))


def test_the_words_of_a_turn_are_not_revised_behind_its_codes(file):
    with pytest.raises(Refused, match="correcting"):
        list(Revise(ref="trn_aa_1", fields={"text": "txt_else"}).decide(file))


def test_a_session_ends_with_its_last_turn_also_when_that_one_goes(file):
    one, two = (Turn(id=f"trn_aa_{n}", case="c", session="ses_aa", order=float(n), by="patient", text=f"txt_aa_{n}_1", length=5,
                     words=1, start=10.0 * n, end=10.0 * n + 5) for n in (8, 9))
    texts = [Text(id=t.text, case="c", turn=t.id, words="Hello") for t in (one, two)]
    longer = file.apply([Change(None, r) for r in (one, two, *texts)])
    assert longer.summaries["ses_aa"].end == 95 and longer.summaries["ses_aa"].turns == 3
    assert longer.apply([Change(two, None)]).summaries["ses_aa"].end == 85
    assert longer.apply([Change(two, two.but(end=91.0))]).summaries["ses_aa"].end == 91
