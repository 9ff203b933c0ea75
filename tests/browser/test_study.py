"""A study in JupyterLab: opened without moving its bytes, followed live, restored, renamed, never overwritten."""

from __future__ import annotations

import hashlib
import json

import pytest


def act(lab, verb, *, path="demo.study", actor="jon", **params):
    status, text = lab.call("POST", "/workbench/act", {"path": path, "actor": actor, "verb": verb,
                                                        "params": {"case": "varga", **params}})
    assert status == 200, text
    return json.loads(text)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_demo_opens_with_all_its_panels(window, theme):
    window.open()
    case = window.case().says("It's fine, really").says("synthetic")
    for panel in ("Timeline", "Codebook", "Transcript", "Episodes"):
        assert case.panel(panel).is_visible()
    case.says("The long yes")
    window.in_the_dark() if theme == "dark" else window.in_the_light()
    window.status("coding as").photograph(f"workbench-{theme}")


def test_opening_moves_no_bytes_of_the_file_and_changes_none(window, lab):
    before = hashlib.sha256((lab.folder / "demo.study").read_bytes()).hexdigest()
    window.open().case().says("synthetic")
    window.do("docmanager:open", path="demo.study")
    assert window.tabs().count("demo.study") == 1
    assert window.received < 100_000
    assert hashlib.sha256((lab.folder / "demo.study").read_bytes()).hexdigest() == before


def test_saving_is_answered_and_saving_elsewhere_is_not_offered(window):
    window.open().case().panel("Transcript").click()
    window.press("Control+s").shows("stored already")
    assert not window.can("docmanager:save-as") and not window.can("docmanager:restore-checkpoint")


def test_what_a_colleague_does_appears_and_the_status_says_who_is_here(window, lab):
    case = window.open().case().tab("Memos")
    act(lab, "memo", text="She looks at the clock when he mentions the exam.", title="The clock again", about=["session:1"])
    case.says("The clock again", panel="Memos")


def test_the_edit_menu_takes_back_and_does_again(window, lab):
    case = window.open().case().tab("Memos")
    lab.call("POST", "/workbench/act", {"path": "demo.study", "verb": "memo", "params": {
        "case": "varga", "text": "To be taken back.", "title": "A passing thought", "about": ["session:1"]}})
    case.says("A passing thought", panel="Memos")
    assert window.can("study:undo")
    window.do("study:undo")
    case.panel("Memos").get_by_text("A passing thought").first.wait_for(state="detached")
    window.do("study:redo")
    case.says("A passing thought", panel="Memos")
    window.status("saved")


def test_a_refusal_is_said_in_a_notification(window, lab):
    window.open().case()
    window.do("study:redo")
    window.shows("nothing to do again")


def test_a_new_study_starts_with_its_first_case(window, lab):
    window.open().case()
    window.card("New study").shows("No case in this study yet")
    window.page.get_by_label("Short name").fill("kessler")
    window.page.get_by_role("button", name="Open the case").click()
    window.tab("untitled.study").status("kessler")
    window.case().says("No sessions yet")


def test_open_files_are_restored(window):
    window.open().case()
    window.again().tab("demo.study").case().says("synthetic")


def test_a_renamed_study_is_followed_and_a_deleted_one_closes(window, lab):
    copy = lab.folder / "moving.study"
    copy.write_bytes((lab.folder / "demo.study").read_bytes())
    window.open("moving.study").case()
    assert lab.call("PATCH", "/api/contents/moving.study", {"path": "moved.study"})[0] == 200
    window.tab("moved.study")
    act(lab, "memo", path="moved.study", text="After the move.", title="Still here",
        about=["session:1"])
    window.case().tab("Memos").says("Still here", panel="Memos")
    assert lab.call("DELETE", "/api/contents/moved.study")[0] == 204
    window.page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel", has_text="moved.study").wait_for(state="detached")


def test_keys_are_listed_and_the_list_closes(window):
    case = window.open().case()
    case.root.get_by_role("button", name="Keys").first.click()
    window.page.get_by_role("dialog").get_by_text("Undo", exact=True).first.wait_for()
    window.press("Escape")
    window.page.get_by_role("dialog").wait_for(state="detached")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_those_who_do_not_see_or_point(window, axe, theme):
    case = window.open().case().says("The long yes")
    window.in_the_dark() if theme == "dark" else window.in_the_light()
    faults = []
    for tab in ("Episodes", "Memos", "Passages", "Journal"):
        case.tab(tab)
        faults += case.faults(axe)
    assert faults == []


def test_files_dragged_onto_a_case_are_shown_before_they_are_stored(window, lab):
    copy = lab.folder / "dragging.study"
    copy.write_bytes((lab.folder / "demo.study").read_bytes())
    window.open("dragging.study").case().says("synthetic")
    window.drop("session-021.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ilse>I wrote nothing.\n\n"
                "00:05.000 --> 00:09.000\n<v Tomas>That is all right.\n")
    window.shows("I wrote nothing.").shows("to 0:09").photograph("bringing-in")
    window.page.get_by_role("button", name="Bring in").click()
    window.shows("Brought in: 1 session, 2 turns")
    window.page.get_by_role("button", name="Close").click()
    window.case().says("21", panel="Timeline")
