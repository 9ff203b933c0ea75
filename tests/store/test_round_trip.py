"""Every kind of record comes back as it went in."""

from tests.store.made import CASE, added, case_records, fill, shared, write

from workbench.domain import TABLES, CaseFile, Change, Draft


def test_every_kind_of_record_comes_back(store):
    fill(store)
    built = CaseFile(case=CASE).apply(added(shared()), 1).apply(added(case_records()), 2)
    loaded = store.file(CASE)
    assert loaded.content() == built.content()
    assert set(loaded.content()) == set(TABLES) - {"text"}
    assert (loaded.entry, loaded.summaries) == (2, built.summaries)
    assert loaded.words("trn_a1_0003") == built.words("trn_a1_0003")


def test_the_journal_gives_every_change_back(store):
    fill(store)
    assert [e.changes for e in store.since(0)] == [tuple(added(shared())), tuple(added(case_records()))]


def test_drafts_are_in_no_journal(store):
    store.save_draft(Draft(actor="mira", about="mem_1", case=CASE, text="Half a tho"))
    store.save_draft(Draft(actor="mira", about="mem_1", case=CASE, text="Half a thought"))
    assert [d.text for d in store.drafts("mira", CASE)] == ["Half a thought"]
    assert store.newest() == 0 and store.drafts("jon") == []
    store.drop_draft("mira", "mem_1")
    assert store.drafts("mira") == []


def test_a_changed_record_is_stored_changed(store):
    fill(store)
    memo = store.file(CASE).get("mem_mara")
    write(store, [Change(memo, memo.but(text="Neither names it.", slots=()))], command="Revise")
    assert store.file(CASE).get("mem_mara").text == "Neither names it."
