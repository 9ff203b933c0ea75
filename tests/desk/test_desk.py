"""Ask, do, watch: plain values in, plain values out, and nothing else."""

from __future__ import annotations

import json

import pytest

from workbench.desk import QUESTIONS, Desk
from workbench.domain import NotFound, Refused


@pytest.fixture
def desk(demo):
    return Desk(demo)


ASKED = {"cases": {}, "noun": {"case": "varga", "noun": "ratings"}, "find": {"case": "varga", "phrase": "exams"},
         "coded": {"case": "varga", "code": "withdrawal"}, "chart": {"case": "varga"}, "journal": {"case": "varga"},
         "loose": {"case": "varga"}, "verify": {}, "about": {}, "drafts": {"case": "varga"}, "inside": {"case": "varga", "session": 14}, "entry": {"entry": 2},
         "versions": {"case": "varga", "ref": "code:faith.hope"}}


def test_every_question_is_asked_here():
    assert set(ASKED) == set(QUESTIONS)


@pytest.mark.parametrize("question", ASKED)
def test_answers_are_plain_json(desk, question):
    answer = desk.ask(question, **ASKED[question])
    plain = answer.model_dump() if hasattr(answer, "model_dump") else answer
    assert json.loads(json.dumps(plain, allow_nan=False)) is not None


def test_a_question_that_does_not_exist_or_does_not_fit(desk):
    with pytest.raises(NotFound, match="no question"):
        desk.ask("everything")
    with pytest.raises(Refused, match="limit"):
        desk.ask("find", case="varga", phrase="exams", limit="many")
    with pytest.raises(Refused, match="nonsense"):
        desk.ask("noun", case="varga", noun="ratings", nonsense=1)


def test_a_command_from_json_is_done_once(desk):
    case = desk.study.case("varga")
    memo = {"table": "memo", "id": "mem_from_outside", "case": case.id, "by": "mk", "text": "From a page."}
    command = {"command": "WriteMemo", "case": case.id, "request": "req_1", "records": [memo]}
    first, second = desk.do(command), desk.do(command)
    assert first["id"] == second["id"] and first["changes"][0]["after"]["text"] == "From a page."
    assert (case.memos["id"] == "mem_from_outside").sum() == 1


def test_a_passage_from_outside_must_say_what_stands_there(desk):
    case = desk.study.case("varga")
    turn, code = case.turns.iloc[0], case.file.code("faith.hope")
    session = case.file.get(turn.id).session
    record = {"table": "annotation", "id": f"ann_{session[4:]}_00000001", "case": case.id, "code": code.id, "coder": "mk",
              "passage": {"turn": turn.id, "start": 0, "end": 5, "quote": "never said", "text": "txt_x"}}
    with pytest.raises(Refused, match="the transcript says"):
        desk.do({"command": "Annotate", "case": case.id, "records": [record]})


def test_commands_that_are_not_for_outside(desk):
    with pytest.raises(Refused, match="no command"):
        desk.do({"command": "Together", "changes": []})
    with pytest.raises(Refused, match="no command"):
        desk.do({"command": "__class__"})


def test_versions_tell_how_a_definition_changed(desk):
    case = desk.study.case("varga")
    old = case.file.code("faith.hope").definition
    case.revise("code:faith.hope", definition="Hope, said or shown.", reason="sharper")
    told = desk.ask("versions", case="varga", ref="code:faith.hope")
    assert [t["command"] for t in told] == ["NewCase", "Revise"]
    assert told[-1]["before"]["definition"] == old and told[-1]["after"]["version"] == 2 and told[-1]["reason"] == "sharper"
