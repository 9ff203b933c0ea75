"""Files dragged onto a case: understood first, stored on a second word, refused in sentences."""

from __future__ import annotations

import base64
import json

import pytest

from tests.server.lab import plain_server, running
from workbench import open_study

TRANSCRIPT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Dario>It doesn't matter.\n\n00:05.000 --> 00:09.000\n<v Nadia>You say that often.\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("bringing"), plain_server) as started:
        with open_study(started.folder / "a.study", actor="mira", create=True) as study:
            study.new_case("kessler")
        started.folder.joinpath("session-004.vtt").write_text(TRANSCRIPT)
        started.folder.parent.joinpath("session-009.vtt").write_text(TRANSCRIPT)
        yield started


def bring(server, *files, **more):
    status, text = server.call("POST", "/workbench/bring", {"path": "a.study", "actor": "mira", "case": "kessler",
                                                              "files": list(files)} | more)
    return status, json.loads(text)


def sent(name, content):
    return {"name": name, "content": base64.b64encode(content.encode() if isinstance(content, str) else content).decode()}


def sessions(server):
    status, text = server.call("POST", "/workbench/ask", {"path": "a.study", "question": "noun", "params": {
        "case": "kessler", "noun": "sessions"}})
    return [row[1] for row in json.loads(text)["rows"]]


def test_nothing_is_stored_before_the_second_word(server):
    before = sessions(server)
    status, found = bring(server, sent("session-003.vtt", TRANSCRIPT))
    (transcript,) = found["transcripts"]
    assert status == 200 and sessions(server) == before
    assert (transcript["file"], transcript["session"], transcript["turns"], transcript["until"]) == ("session-003.vtt", 3, 2, 9.0)
    assert [speaker["label"] for speaker in transcript["speakers"]] == ["Dario", "Nadia"]
    status, done = bring(server, sent("session-003.vtt", TRANSCRIPT), store=True)
    assert status == 200 and done["says"].startswith("Brought in") and sessions(server) == [*before, 3]


def test_a_file_of_the_folder_is_named_by_its_path(server):
    assert bring(server, {"path": "session-004.vtt"})[1]["transcripts"][0]["session"] == 4
    assert bring(server, {"path": "../session-009.vtt"})[0] == 404
    assert bring(server, {"path": "file:/etc/hostname"})[0] == 404


def test_what_a_person_has_to_choose_is_asked_and_the_answer_taken(server):
    words = "Dario: Schön, daß ich übe.\nNadia: Größe ist möglich.\n".encode("cp1252")
    status, asked = bring(server, sent("session-005.txt", words))
    assert status == 422 and "encoding" in asked["details"]["option"]
    status, found = bring(server, sent("session-005.txt", words), options={"encoding": "cp1252"})
    assert status == 200 and found["transcripts"][0]["first"] == "Schön, daß ich übe."


@pytest.mark.parametrize(("files", "more", "status", "says"), [
    ([], {}, 400, "No files"),
    (["x"], {}, 400, "by its path"),
    ([{"name": "a.vtt", "content": "%%%"}], {}, 400, "whole"),
    ([sent("a.vtt", TRANSCRIPT)], {"options": {"session": "three"}}, 422, "not the number"),
    ([sent("session-003.vtt", TRANSCRIPT)], {"case": "nobody"}, 404, "no case"),
    ([sent("session-006.vtt", "not a transcript at all")], {}, 400, "session-006.vtt"),
])
def test_what_cannot_be_brought_in_is_said(server, files, more, status, says):
    before = sessions(server)
    found, answer = bring(server, *files, **more)
    assert found == status and says in answer["message"]
    assert sessions(server) == before


def test_a_name_cannot_lead_out_of_its_place(server):
    assert bring(server, sent("../../session-007.vtt", TRANSCRIPT))[1]["transcripts"][0]["file"] == "session-007.vtt"
    assert not list(server.folder.parent.glob("session-007.vtt"))
