"""Acts: what a person does in a window becomes one entry each, and what does not fit is refused in a sentence."""

from __future__ import annotations

import pytest

from workbench.desk import Desk
from workbench.desk.acts import ACTS
from workbench.domain import Conflict, NotFound, Refused


@pytest.fixture
def desk(demo):
    return Desk(demo)


@pytest.fixture
def turns(desk):
    return list(desk.study.case("varga").turns.query("session == 14")["id"])


def after(entry):
    return entry["changes"][0]["after"]


def test_every_act_says_in_a_sentence_what_it_does():
    assert all((act.__doc__ or "").strip().endswith(".") for act in ACTS.values())


def test_coding_by_code_points(desk, turns):
    entry = desk.act("annotate", case="varga", code="faith.hope", turn=turns[3], start=0, end=5, reason="second pass")
    words = desk.study.case("varga").file.words(turns[3])
    assert after(entry)["passage"]["quote"] == words[:5] and after(entry)["coder"] == "mira"
    assert entry["reason"] == "second pass"
    with pytest.raises(Refused, match="lies outside"):
        desk.act("annotate", case="varga", code="faith.hope", turn=turns[3], start=4, end=99_999)
    with pytest.raises(Refused, match="corrected meanwhile"):
        desk.act("annotate", case="varga", code="faith.hope", turn=turns[3], start=0, end=5, quote="other words")


def test_a_new_case(desk):
    assert desk.act("open_case", case="ward-3", title="A second case")["command"] == "NewCase"
    assert desk.study.case("ward-3").sessions.empty
    with pytest.raises(Refused, match="already a case 'ward-3'"):
        desk.act("open_case", case="ward-3")


def test_undo_and_redo(desk):
    memo = desk.act("memo", case="varga", text="First thoughts.")
    assert desk.act("undo", case="varga")["undoes"] == memo["id"]
    assert after(desk.act("redo", case="varga"))["text"] == "First thoughts."
    with pytest.raises(Refused, match="nothing to do again"):
        desk.act("redo", case="varga")


def test_a_memo_is_written_and_changed_and_two_people_do_not_overwrite_each_other(desk):
    made = desk.act("memo", case="varga", text="First thoughts.", title="Thoughts", about=["session:14"])
    id = after(made)["id"]
    changed = desk.act("memo", case="varga", id=id, text="Second thoughts.", title="Thoughts", seen=made["id"])
    assert after(changed)["text"] == "Second thoughts." and after(changed)["about"] == after(made)["about"]
    with pytest.raises(Conflict) as both:
        desk.act("memo", case="varga", id=id, text="Other thoughts.", title="Thoughts", seen=made["id"])
    assert both.value.mine["text"] == "Other thoughts." and both.value.theirs["text"] == "Second thoughts."


def test_an_episode_with_both_sides(desk, turns):
    episode = after(desk.act("mark", case="varga", type="withdrawal", subform="withdrawing", label="A pause",
                             **{"from": turns[3], "to": turns[7]}))
    assert (episode["anchor"]["turn"], episode["anchor"]["end_turn"]) == (turns[3], turns[7])
    desk.act("see", case="varga", episode=episode["id"], by="patient", intensity=4)
    desk.act("contribute", case="varga", episode=episode["id"], by="therapist", turn=turns[4], note="Answers quickly.")
    desk.act("tag", case="varga", episode=episode["id"], stage="W1", turn=turns[3])
    case = desk.study.case("varga")
    assert list(case.contributions.query("episode == @episode['id']")["turn"]) == [5]
    assert list(case.stages.query("episode == @episode['id']")["stage"]) == ["W1"]


def test_fields_of_a_record_come_as_plain_values(desk):
    memo = after(desk.act("memo", case="varga", text="About a session."))
    session = desk.study.case("varga").sessions["id"][0]
    assert after(desk.act("revise", case="varga", ref=memo["id"], fields={"about": [session]}))["about"] == [session]
    with pytest.raises(Refused, match="no field 'nonsense'"):
        desk.act("revise", case="varga", ref=memo["id"], fields={"nonsense": 1})
    assert desk.act("withdraw", case="varga", ref=memo["id"])["changes"][0]["after"] is None


def test_a_correction_and_its_codes(desk, turns):
    words = desk.study.case("varga").file.words(turns[3])
    desk.act("correct", case="varga", turn=turns[3], words=words + " Yes.")
    assert desk.study.case("varga").file.words(turns[3]).endswith(" Yes.")


def test_typing_leaves_no_entry(desk):
    newest = desk.ask("about")["entry"]
    assert desk.act("draft", case="varga", about="new memo", text="I wonder") is None
    assert desk.ask("drafts", case="varga").rows[0][:2] == ["new memo", "I wonder"]
    desk.act("draft", case="varga", about="new memo", text="")
    assert desk.ask("drafts", case="varga").rows == [] and desk.ask("about")["entry"] == newest


def test_what_is_unknown_or_does_not_fit_is_said(desk):
    with pytest.raises(NotFound, match="no verb"):
        desk.act("explode", case="varga")
    with pytest.raises(Refused, match="start does not fit"):
        desk.act("annotate", case="varga", code="faith.hope", turn="trn_x", start="early", end=4)
    with pytest.raises(Refused, match="nonsense"):
        desk.act("undo", case="varga", nonsense=True)
