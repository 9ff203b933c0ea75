"""The first hour: from the line on the timeline to the words, codes, a correction, a memo, and all of it in a notebook."""

from __future__ import annotations

import json
import os
import time

import pytest

from tests.browser.pages import Window
from tests.browser.reader import Reader, codes_as, output_of
from tests.browser.test_cell import notebook

MINE = 'mine = case.annotations.query("coder == \'mk\' and session == 14 and turn in (29, 33, 34)")\n'
LOST_AT_MOST = 2.0  # seconds of typing


@pytest.fixture
def as_mira(lab, demo_file):
    """A study of her own, and her key in the settings."""
    (lab.folder / "first.study").write_bytes(demo_file.read_bytes())
    codes_as(lab, "mk")
    yield
    codes_as(lab, "")


@pytest.fixture
def pictures(monkeypatch, tmp_path):
    """Where this test keeps its pictures, unless a folder is named for them."""
    monkeypatch.setenv("CASE_WORKBENCH_PICTURES", os.environ.get("CASE_WORKBENCH_PICTURES", str(tmp_path / "pictures")))


def opened(window) -> Reader:
    return Reader(window, window.open("first.study").status("coding as mk").case().says("The long yes"))


def test_from_the_timeline_to_the_words_and_to_a_notebook(window, lab, as_mira, pictures):
    mira = opened(window)

    mira.find_on_the_timeline("Exams and ticks", session=14).is_at(18).case.says("In focus: session 14")
    mira.case.says("The turning point", panel="Episodes")

    mira.to_the_words().to(29).press("s", "s")
    assert mira.selected() == "I hand them in and then you read them and I'm sitting here."
    mira.press("1").case.says("Complaint about the therapist, turn 29", panel="Transcript")
    mira.to(33).press("s").by_name("minim").case.says("Minimal response, turn 33", panel="Transcript")
    mira.to(34).press("w", "W", "W", "W").press("9").case.says("Overlooks, turn 34", panel="Transcript")
    window.photograph("first-hour-light")

    mira.to(29).correct("The sheets.", "These sheets.").case.says("These sheets.", panel="Transcript")

    mira.memo("Upside down", "She reads his ticks from the other side of the desk.").case.tab("Memos")
    mira.case.says("Upside down", panel="Memos")
    mira.to_the_words().press("u").gone("Upside down", panel="Memos").case.says("Taken back", panel="Transcript")
    window.in_the_dark().photograph("first-hour-dark")

    cells = notebook(lab, "first.ipynb", 'import workbench as wb\ncase = wb.open("first.study", actor="mk").case("varga")\n' + MINE +
                     'print(mine[["turn", "code", "quote", "state"]].to_json(orient="values"))\n'
                     'print(len(case.memos.query("title == \'Upside down\'")), "memos")')
    window.do("docmanager:open", path=cells)
    printed = output_of(window.run_all(), "memos").strip()
    rows, memos = printed.splitlines()
    assert json.loads(rows) == [
        [29, "confrontation.complaint-therapist", "I hand them in and then you read them and I'm sitting here.", "placed"],
        [33, "withdrawal.minimal-response", "You do.", "placed"],
        [34, "therapist.overlooks", "I didn't know that", "placed"]]
    assert memos == "0 memos"


def test_a_page_that_is_closed_loses_two_seconds_of_typing_at_most(window, lab, as_mira):
    mira = opened(window).find_on_the_timeline("Exams and ticks", session=14).is_at(18).to_the_words()
    before = mira.begin_correcting()
    mira.press("Control+End")
    typed = mira.type_for(4.0)
    closed = time.monotonic()
    window.page.close()

    again = Window(window.page.context.new_page(), lab)
    mira = opened(again).find_on_the_timeline("Exams and ticks", session=14).is_at(18).to_the_words()
    kept = mira.begin_correcting()
    whole = before + "".join(letter for _, letter in typed)
    assert whole.startswith(kept) and len(kept) > len(before)
    lost = typed[len(kept) - len(before):]
    assert not lost or closed - lost[0][0] <= LOST_AT_MOST
    assert again.complaints == [] and again.asked_outside == []
