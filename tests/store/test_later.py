"""A case file is a value: whatever is written after it was loaded, it says what stood at its entry."""

from tests.store.made import CASE, LINES, added, annotation, case_records, fill, shared, turn, write
from workbench.domain import Change, NotFound
from workbench.store import Store

import pytest


def test_parts_loaded_late_are_those_of_its_entry(filled):
    early, before = filled.file(CASE), filled.file(CASE).content()
    new, gone = annotation(0, LINES[0], 2, 9), early_annotation(filled, 0)
    kept = early_annotation(filled, 1)
    write(filled, added([new, *turn(9, "One more thing.")]), command="Annotate")
    write(filled, [Change(gone, None), Change(kept, kept.but(note="Second look."))], command="Withdraw")
    assert early.content() == before
    late = filled.file(CASE)
    assert {a.id for a in late.all("annotation")} == {new.id, kept.id}
    assert late.get(kept.id).note == "Second look." and len(late.turns("ses_a1")) == 7


def early_annotation(store, n):
    return sorted(store.file(CASE).all("annotation"), key=lambda a: a.id)[n]


def test_a_file_carried_forward_equals_one_loaded_anew(filled):
    fill(filled, "cas_jo", "ses_b2")
    file = filled.file(CASE)
    for n in range(3):
        changes = added([annotation(0, LINES[0], n, n + 5)])
        file = file.apply(changes, write(filled, changes, command="Annotate").id)
    for entry in filled.since(file.entry, CASE):
        file = file.apply(entry.changes, entry.id)
    loaded = filled.file(CASE)
    assert (file.content(), file.summaries, file.entry) == (loaded.content(), loaded.summaries, loaded.entry)


def test_another_program_may_write_between_two_looks(location):
    mine, theirs = Store.open(location), Store.open(location)
    fill(mine)
    file = mine.file(CASE)
    write(theirs, added([annotation(0, LINES[0], 2, 9)]), actor="jon", command="Annotate")
    assert len(list(file.all("annotation"))) == 2 and len(list(mine.file(CASE).all("annotation"))) == 3
    assert [e.actor for e in mine.since(file.entry, CASE)] == ["jon"]
    mine.close(), theirs.close()


def test_inside_a_writing_transaction_everything_sees_its_state(filled):
    with filled.writing() as writing:
        file = writing.file(CASE)
        changes = added([annotation(0, LINES[0], 2, 9)])
        file.apply(changes)
        writing.write(changes, actor="mira", host="test", case=CASE, command="Annotate", request="r")
        assert len(list(filled.file(CASE).all("annotation"))) == 3
        assert len(list(file.all("annotation"))) == 2
    assert len(list(file.all("annotation"))) == 2


def test_the_past_is_the_journal(filled):
    file = filled.file(CASE)
    assert file.past.entry(1).command == "Equip"
    assert [e.id for e in file.past.since(1, CASE)] == [2]
    with pytest.raises(NotFound, match="no journal entry 99"):
        file.past.entry(99)


def test_entries_touch_their_case_only(filled):
    fill(filled, "cas_jo", "ses_b2")
    write(filled, added([annotation(0, LINES[0], 2, 9)]), command="Annotate")
    assert [filled.head(c) for c in (CASE, "cas_jo", "", "cas_none")] == [4, 3, 1, 1]
    assert [e.id for e in filled.since(1, CASE)] == [2, 4] and [e.id for e in filled.since(1, "cas_jo")] == [3]
    assert [e.id for e in filled.entries(CASE, last=2)] == [2, 4]
    assert [(e.id, e.changes) for e in filled.entries(payload=False)] == [(n, ()) for n in (1, 2, 3, 4)]
    assert filled.file("").content().keys() == {"codebook", "code", "measure"} and filled.file("").entry == 1


def test_words_that_never_were_are_not_found(filled):
    with pytest.raises(NotFound, match="txt_a1_none"):
        filled.file(CASE).texts.words(["txt_a1_none"])


def test_a_case_that_is_not_there_is_empty(store):
    write(store, added(shared()), case="", command="Equip")
    assert store.file("cas_new").content().keys() == {"codebook", "code", "measure"}
    write(store, added(case_records("cas_new")), case="cas_new")
    assert [c.name for c in store.cases()] == ["new"]
