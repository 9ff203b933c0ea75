"""After erasing a case nothing of it is left but the skeleton of the journal, and all else stands."""

import pytest

from tests.store.made import CASE, LINES, added, annotation, fill, turn, write
from workbench.domain import Change, Draft, NotFound
from workbench.store import Store

CANARIES = ("Kanarienvogel", "Zaunkoenig", "Rotkehlchen", "Nachtigall", "Goldammer")


@pytest.fixture
def two(store):
    """Two cases; the first has a canary in its words, a memo, a note, a reason and a draft."""
    fill(store)
    fill(store, "cas_jo", "ses_b2")
    words = f"I saw a {CANARIES[0]} today."
    write(store, added(turn(20, words)))
    write(store, added([annotation(20, words, 8, 21).but(note=CANARIES[2])]), command="Annotate", reason=CANARIES[3])
    mine, theirs = store.file(CASE).get("mem_mara"), store.file("cas_jo").get("mem_jo")
    write(store, [Change(mine, mine.but(text=CANARIES[1])), Change(theirs, theirs.but(text="Stays."))], case="",
          command="MergeCodes", reason=CANARIES[3])
    store.save_draft(Draft(actor="mira", about="mem_9", case=CASE, text=CANARIES[4]))
    return store


def traces(store) -> list[str]:
    """The canaries that can still be found in the database's bytes."""
    if store.database.kind == "sqlite":
        files = [p.read_bytes() for p in store.database.path.parent.iterdir() if p.is_file()]
        return [c for c in CANARIES if any(c.encode() in f or c.lower().encode() in f for f in files)]
    from workbench.store.tables import METADATA
    with store.reading() as reading:
        rows = [str(reading.connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()) for name in METADATA.tables]
    return [c for c in CANARIES if any(c.lower() in row.lower() for row in rows)]


def test_no_trace_is_left_and_the_chain_is_whole(two):
    assert len(traces(two)) == 5
    jo = two.file("cas_jo").content()
    erased = two.erase(CASE, actor="lea", host="test", reason="Asked for by the patient.")
    assert traces(two) == [] and two.verify() == [] and two.notices == []
    assert two.file("cas_jo").content() == jo
    assert [c.name for c in two.cases()] == ["jo"] and two.drafts("mira") == []
    assert two.search(CASE, "saw").count == 0 and two.search("cas_jo", "doesn't matter").count == 2
    assert erased.entry == two.entry(erased.entry.id) and erased.entry.reason == "Asked for by the patient."


def test_the_skeleton_says_who_did_what_when(two):
    before = two.entries(payload=False)
    two.erase(CASE, actor="lea", host="test", reason="")
    after = two.entries()
    assert [(e.id, e.at, e.actor, e.command, e.case) for e in after[:-1]] == [
        (e.id, e.at, e.actor, e.command, e.case) for e in before]
    assert [e.id for e in after if e.erased] == [2, 4, 5, 6]
    shared = after[5]
    assert [c.id for c in shared.changes] == ["mem_jo"], "what the entry changed in the other case is kept"
    assert two.undoable(CASE, "mira") is None


def test_what_was_loaded_before_says_it_was_erased(two):
    file = two.file(CASE)
    two.erase(CASE, actor="lea", host="test", reason="")
    with pytest.raises(NotFound, match="erased on .* by lea"):
        file.words("trn_a1_0001") if file.turns("ses_a1") else None
    with pytest.raises(NotFound, match="words were erased on .* by lea"):
        file.texts.words(["txt_a1_0001"])


def test_both_cases_of_a_shared_entry_can_be_erased(two):
    two.erase(CASE, actor="lea", host="test", reason="first")
    two.erase("cas_jo", actor="lea", host="test", reason="second")
    assert two.verify() == [] and two.cases() == []
    reasons = {e.id: e.reason for e in two.entries() if e.command == "Erase"}
    assert reasons == {7: "first", 8: "second"}
    assert all(not e.changes for e in two.entries()[1:])
    if two.database.kind == "sqlite":
        assert b"mem_jo" not in two.database.path.read_bytes()


def test_backups_that_still_hold_the_case_are_named_and_replaced(two):
    older = two.backup()
    erased = two.erase(CASE, actor="lea", host="test", reason="")
    younger = two.backup()
    assert erased.backups_that_still_hold_it == (older,)
    fresh = two.replace_backups(erased.backups_that_still_hold_it)
    assert two.backups() == [younger, fresh] or two.backups() == [fresh, younger]
    assert CANARIES[0].encode() not in fresh.read_bytes()


def test_a_covered_row_is_sound_and_an_uncovered_one_is_not(two):
    two.erase(CASE, actor="lea", host="test", reason="")
    with two.writing() as writing:
        writing.connection.exec_driver_sql("UPDATE journal SET payload = NULL, reason = NULL, salt = NULL, erased_by = 7 WHERE id = 3")
    assert "The contents of journal entry 3 are gone, and no erase entry accounts for it." in two.verify()


def test_there_must_be_such_a_case(two):
    for case in ("cas_none", ""):
        with pytest.raises(NotFound, match="There is no case"):
            two.erase(case, actor="lea", host="test", reason="")


def test_life_goes_on_after_erasing(location):
    store = Store.open(location)
    fill(store)
    fill(store, "cas_jo", "ses_b2")
    store.erase(CASE, actor="lea", host="test", reason="")
    fill(store, "cas_new", "ses_c3")
    write(store, added([annotation(0, LINES[0], 2, 9, session="ses_b2", case="cas_jo")]), case="cas_jo", command="Annotate")
    store.close()
    again = Store.open(location)
    assert again.verify() == [] and again.search("cas_new", "doesn't matter").count == 2
    again.close()
