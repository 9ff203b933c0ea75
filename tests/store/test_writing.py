"""One command, one entry, all or nothing; and what cannot be stored is refused in words."""

import threading

import pytest

from tests.store.made import CASE, LINES, added, annotation, case_records, shared, turn, write
from workbench.domain import Change, Code, Conflict, Draft, Memo, Refused
from workbench.store import Store


def test_an_exception_leaves_nothing_behind(filled):
    before = filled.chain_head(), filled.file(CASE).content()
    with pytest.raises(ZeroDivisionError), filled.writing() as writing:
        writing.write(added([annotation(0, LINES[0], 2, 9)]), actor="m", host="h", case=CASE, command="Annotate", request="r")
        raise ZeroDivisionError
    assert (filled.chain_head(), filled.file(CASE).content()) == before
    assert filled.verify() == []


def test_a_repeated_request_is_recognised_and_refused(filled):
    changes = added([annotation(0, LINES[0], 2, 9)])
    entry = write(filled, changes, command="Annotate", request="req_once")
    assert filled.request("req_once") == entry and filled.request("req_never") is None
    with pytest.raises(Refused, match=f"already done, as journal entry {entry.id}"):
        write(filled, changes, command="Annotate", request="req_once")
    with filled.writing() as writing:
        assert writing.request("req_once") == entry and writing.head(CASE) == entry.id
    assert filled.newest() == entry.id


def test_an_entry_says_who_when_and_why(filled):
    entry = write(filled, added([annotation(0, LINES[0], 2, 9)]), command="Annotate", reason="Second pass.", undoes=None)
    assert filled.entry(entry.id) == entry
    assert (entry.actor, entry.host, entry.case, entry.reason) == ("mira", "test", CASE, "Second pass.")
    assert entry.at.endswith("Z") and len(entry.at) == 24


def test_a_record_that_changes_twice_in_one_entry_ends_as_the_last(filled):
    memo = filled.file(CASE).get("mem_mara")
    between, last = memo.but(text="One."), memo.but(text="Two.")
    brief = Memo(id="mem_brief", case=CASE, by="T", text="Gone at once.")
    entry = write(filled, [Change(memo, between), Change(None, brief), Change(between, last), Change(brief, None)])
    assert filled.file(CASE).get("mem_mara") == last and filled.file(CASE).find("mem_brief") is None
    assert filled.entry(entry.id).changes == entry.changes and filled.verify() == []


def test_what_is_gone_cannot_be_changed(filled):
    ghost = annotation(0, LINES[0], 2, 9)
    for changes in ([Change(ghost, ghost.but(note="?"))], [Change(ghost, None)]):
        with pytest.raises(Conflict, match=f"{ghost.id} is no longer on record"):
            write(filled, changes)
    assert filled.newest() == 2


@pytest.mark.parametrize(("record", "sentence"), [
    (Memo(id="mem_x", case=CASE, by="T", text="a\0b"), "NUL character"),
    (Memo(id="mem_x", case=CASE, by="T", text="a\ud800b"), "half a character"),
    (turn(30, "a\0b")[1], "NUL character"),
    (turn(30, "a\ud800b")[1], "half a character"),
    (turn(30, "ab")[0].but(start=float("nan")), "not a number"),
    (Code(id="cod_x", codebook="cbk_none", slug="x"), "refers to a record that is not in the study"),
    (Code(id="cod_w", codebook="cbk_b", slug="x"), "already on record"),
], ids=["nul", "surrogate", "nul in words", "surrogate in words", "nan", "no codebook", "twice"])
def test_what_no_database_can_keep_is_refused_in_words(filled, record, sentence):
    with pytest.raises(Refused, match=sentence):
        write(filled, added([record]))
    with pytest.raises(Refused, match="NUL character"):
        filled.save_draft(Draft(actor="m", about="x", case=CASE, text="a\0b"))
    with pytest.raises(Refused, match="half a character"):
        write(filled, added(case_records("cas_jo", "ses_b2")), reason="\ud800")
    assert filled.newest() == 2 and filled.verify() == []


def test_one_thread_writes_once_at_a_time(filled):
    with filled.writing(), pytest.raises(Refused, match="already open in this thread"), filled.writing():
        pass
    write(filled, added([annotation(0, LINES[0], 2, 9)]))


def test_a_closed_study_says_so(location):
    store = Store.open(location)
    store.close()
    store.close()
    for ask in (store.cases, store.stamp, lambda: write(store, ())):
        with pytest.raises(Refused, match="has been closed"):
            ask()


def test_the_stamp_moves_with_every_commit_of_anybody(location):
    mine, theirs = Store.open(location), Store.open(location)
    seen = [mine.stamp()]
    assert mine.stamp() == seen[0]
    for store in (mine, theirs, mine):
        write(store, added(shared()) if len(seen) == 1 else added(turn(len(seen) + 40, "Yes.")[1:]), case="")
        assert mine.stamp() != seen[-1]
        seen.append(mine.stamp())
    mine.close(), theirs.close()


def test_threads_read_while_one_writes(filled):
    wrong, done = [], threading.Event()

    def look():
        while not done.is_set():
            file = filled.file(CASE)
            marks = len(list(file.all("annotation")))
            if marks != file.summaries["ses_a1"].passages or marks != file.entry:
                wrong.append((marks, file.entry))

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(25):
        write(filled, added([annotation(0, LINES[0], n, n + 4)]), command="Annotate")
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == [] and filled.newest() == 27
