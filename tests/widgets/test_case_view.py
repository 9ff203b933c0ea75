"""A case in a cell: what it sends, what it answers, and what Python sees of it."""

from __future__ import annotations

import json
import time

import pytest

from workbench.widgets import CaseView


@pytest.fixture
def view(varga):
    shown = CaseView(varga, session=14)
    shown.told = []
    shown.send = lambda message, buffers=None: shown.told.append(json.loads(json.dumps(message)))
    yield shown
    shown.close()


def say(view, **message):
    view._hear(view, message, [])
    return view.told[-1]


def test_an_instance_sends_less_than_two_kilobytes_of_code(view):
    state = view.get_state()
    assert len(state["_esm"].encode()) < 2048 and len(json.dumps(state, default=str)) < 4096


def test_questions_and_acts_are_answered_under_their_number(view):
    answer = say(view, number=1, verb="ask", body={"question": "noun", "params": {"case": "varga", "noun": "sessions"}})
    assert answer["number"] == 1 and len(answer["answer"]["rows"]) == 20
    answer = say(view, number=2, verb="act", body={"verb": "memo", "params": {"case": "varga", "text": "From a cell."}})
    assert answer["answer"]["changes"][0]["after"]["text"] == "From a cell."
    assert "From a cell." in list(view._case.memos["text"])


@pytest.mark.parametrize(("message", "kind", "says"), [
    ({"verb": "ask", "body": {"question": "everything"}}, "NotFound", "no question"),
    ({"verb": "act", "body": {"verb": "undo", "params": {"case": "varga"}}}, "Refused", "nothing to take back"),
    ({"verb": "explode"}, "NotFound", "ask, do, act"),
])
def test_an_error_is_its_sentence(view, message, kind, says):
    error = say(view, number=3, **message)["error"]
    assert error["kind"] == kind and says in error["message"]


def test_a_conflict_carries_both_texts(view):
    case = view._case
    id = case.write_memo("First.")
    seen = case.study.store.newest()
    case.revise(id, text="Second.")
    error = say(view, number=4, verb="act", body={"verb": "revise", "params": {
        "case": "varga", "ref": id, "fields": {"text": "Third."}, "seen": seen}})["error"]
    assert error["kind"] == "Conflict" and error["details"] == {"mine": {"text": "Third."}, "theirs": {"text": "Second."}}


def test_what_python_does_reaches_the_cell(view):
    say(view, need="watch", since=None) if view.told else view._hear(view, {"need": "watch"}, [])
    view._case.write_memo("From the next cell.")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not any(m.get("entry", {}).get("command") == "WriteMemo" for m in view.told):
        time.sleep(0.02)
    assert any(m.get("entry", {}).get("command") == "WriteMemo" for m in view.told)


def test_the_codings_in_focus_are_a_dataframe(view):
    everything = view._case.annotations.query("session == 14")
    assert list(view.selected["id"]) == list(everything["id"])
    first = everything.iloc[0]
    view.focus = {**view.focus, "turns": [int(first.turn), int(first.turn)], "codes": [first.code.split(".")[0]]}
    assert first.id in list(view.selected["id"]) and set(view.selected["turn"]) == {first.turn}
    view.focus = {**view.focus, "annotation": first.id}
    assert list(view.selected["id"]) == [first.id]


def test_focus_is_observed_like_any_trait(view):
    seen = []
    view.observe(lambda change: seen.append(change["new"]["session"]), "focus")
    view.focus = {**view.focus, "session": 7}
    assert seen == [7]


def test_it_is_an_ordinary_widget(view):
    from ipywidgets import HBox
    assert HBox([view]).children == (view,)
    assert "varga" in repr(view)
