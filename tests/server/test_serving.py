"""Ask, do, act and watch through a real Jupyter server: who may, what comes back, what two windows see."""

from __future__ import annotations

import json
import shutil
import sqlite3
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
import websocket

from tests.server.lab import TOKEN, plain_server, running


@pytest.fixture(scope="module")
def server(tmp_path_factory, demo_file):
    with running(tmp_path_factory.mktemp("serving"), plain_server) as started:
        (started.folder / "sub").mkdir()
        shutil.copy(demo_file, started.folder / "demo.study")
        shutil.copy(demo_file, started.folder.parent / "outside.study")
        (started.folder / "way-out.study").symlink_to(started.folder.parent / "outside.study")
        yield started


def post(server, way, **body):
    status, text = server.call("POST", f"/workbench/{way}", {"path": "demo.study", "actor": "mira"} | body)
    return status, json.loads(text)


def act(server, verb, **params):
    return post(server, "act", verb=verb, params={"case": "varga", **params})


def rows(answer):
    return [dict(zip([c["name"] for c in answer["columns"]], row)) for row in answer["rows"]]


@contextmanager
def window(server, actor="mira", since=-1, path="demo.study", token=TOKEN):
    """One window that watches a study; gives what it is told, one message at a time."""
    address = f"ws://127.0.0.1:{server.port}/workbench/watch?path={path}&actor={actor}&since={since}&token={token}"
    socket = websocket.create_connection(address, timeout=10)

    def told(kind, wanted=None):
        while True:
            message = json.loads(socket.recv())
            if kind in message and wanted in (None, message[kind]):
                return message[kind]
    try:
        yield told
    finally:
        socket.close()


def bare(server, path, headers, body=b"{}"):
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", body, headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("verb", ["ask", "do", "act", "new"])
def test_nobody_without_a_token(server, verb):
    assert bare(server, f"/workbench/{verb}", {}) == 403
    assert bare(server, f"/workbench/{verb}", {"Authorization": "token wrong"}) == 403


def test_a_cookie_alone_does_nothing_without_the_mark_against_forged_requests(server):
    cookies = urllib.request.HTTPCookieProcessor()
    _sign_in(server, cookies)
    cookie = "; ".join(f"{c.name}={c.value}" for c in cookies.cookiejar)
    body = json.dumps({"path": "demo.study", "question": "cases"}).encode()
    xsrf = next(c.value for c in cookies.cookiejar if c.name == "_xsrf")
    assert bare(server, "/workbench/ask", {"Cookie": cookie, "X-XSRFToken": "wrong"}, body) == 403
    assert bare(server, "/workbench/ask", {"Cookie": cookie, "X-XSRFToken": xsrf}, body) == 200


def _sign_in(server, cookies):
    try:
        urllib.request.build_opener(cookies).open(f"http://127.0.0.1:{server.port}/login?token={TOKEN}", timeout=20)
    except urllib.error.HTTPError:
        pass  # signed in; the page it leads to need not exist on a bare server


def test_no_window_without_a_token(server):
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"), window(server, token="wrong"):
        pass


@pytest.mark.parametrize("path", ["../outside.study", "sub/../../outside.study", "/etc/passwd", "demo.study-wal", "none.txt",
                                  "way-out.study", "nowhere.study", "file:/etc/x.study", "file:demo.study", "..%2Foutside.study", None, 7])
def test_only_studies_below_the_root(server, path):
    status, answer = post(server, "ask", path=path, question="cases")
    assert status == 404, answer


def test_a_question_is_answered_with_a_table(server):
    status, answer = post(server, "ask", question="noun", params={"case": "varga", "noun": "sessions"})
    assert status == 200 and rows(answer)[13]["session"] == 14
    assert post(server, "ask", question="about")[1]["actor"] == "mira"
    assert post(server, "ask", path=f"file:{server.folder / 'demo.study'}", question="cases")[0] == 200


@pytest.mark.parametrize(("verb", "body", "status", "kind", "says"), [
    ("ask", {"question": "everything"}, 404, "NotFound", "no question"),
    ("ask", {"question": "noun", "params": {"case": "nobody", "noun": "turns"}}, 404, "NotFound", "no case 'nobody'"),
    ("ask", {"question": "noun", "params": {"case": "varga"}}, 422, "Refused", "noun"),
    ("ask", {"question": "noun", "params": [1]}, 422, "Refused", "params"),
    ("do", {"command": {"command": "Explode"}}, 422, "Refused", "no command"),
    ("act", {"verb": "undo", "params": {"case": "varga"}, "actor": "nobody"}, 422, "Refused", "nothing to take back"),
], ids=["question", "case", "missing", "list", "command", "undo"])
def test_an_error_is_its_sentence(server, verb, body, status, kind, says):
    found, answer = post(server, verb, **body)
    assert (found, answer["kind"]) == (status, kind) and says in answer["message"]


def test_what_one_window_does_another_sees(server):
    act(server, "memo", text="One's first act is two entries: the person arrives, then acts.")
    with window(server) as mine, window(server, actor="jon") as other:
        start = mine("ready")
        assert other("ready") == start
        status, entry = act(server, "memo", text="He said it as if it were nothing.", about=["session:14"])
        assert status == 200 and entry["changes"][0]["after"]["text"].startswith("He said")
        assert mine("entry")["id"] == other("entry")["id"] == entry["id"]
        assert act(server, "undo")[1]["undoes"] == entry["id"]
        assert other("entry")["command"] == "Undo"


def test_a_window_that_was_away_gets_what_it_missed_once(server):
    with window(server) as told:
        known = told("ready")
    made = [act(server, "memo", text=f"While you were away {n}.")[1]["id"] for n in range(3)]
    with window(server, since=known) as told:
        later = act(server, "memo", text="And now.")[1]["id"]
        assert [told("entry")["id"] for _ in range(4)] == [*made, later]


def test_windows_know_of_one_another(server):
    with window(server) as mine:
        mine("ready")
        with window(server, actor="jon") as _:
            assert mine("present", [{"actor": "jon", "case": ""}])
        assert mine("present", []) == []


def test_words_are_coded_and_a_stale_change_is_a_conflict_with_both_texts(server):
    turn = rows(post(server, "ask", question="noun", params={"case": "varga", "noun": "turns", "session": 14})[1])[3]
    code = rows(post(server, "ask", question="noun", params={"case": "varga", "noun": "codes"})[1])[0]["code"]
    status, entry = act(server, "annotate", code=code, turn=turn["id"], start=0, end=4)
    assert status == 200, entry
    made = entry["changes"][0]["after"]
    assert made["passage"]["quote"] == turn["text"][:4] and made["coder"] == "mira"
    assert act(server, "revise", ref=made["id"], fields={"note": "first"}, seen=entry["id"])[0] == 200
    status, answer = act(server, "revise", ref=made["id"], fields={"note": "second"}, seen=entry["id"])
    assert status == 409 and answer["details"] == {"mine": {"note": "second"}, "theirs": {"note": "first"}}


def test_a_renamed_study_is_closed_first_and_its_windows_follow(server):
    shutil.copy(server.folder / "demo.study", server.folder / "sub" / "one.study")
    with window(server, path="sub/one.study") as told:
        told("ready")
        assert server.call("PATCH", "/api/contents/sub/one.study", {"path": "sub/two.study"})[0] == 200
        assert told("moved") == "sub/two.study"
    with window(server, path="sub/two.study") as told:
        told("ready")
        assert server.call("PATCH", "/api/contents/sub", {"path": "folder"})[0] == 200
        assert told("moved") == "folder/two.study"
    assert post(server, "ask", path="folder/two.study", question="about")[0] == 200
    with window(server, path="folder/two.study") as told:
        told("ready")
        assert server.call("DELETE", "/api/contents/folder/two.study")[0] == 204
        assert told("gone") is True
    assert server.call("PATCH", "/api/contents/folder", {"path": "sub"})[0] == 200


def test_a_copy_is_a_whole_study_and_not_the_file_in_use(server):
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}/workbench/copy?path=demo.study",
                                     headers={"Authorization": f"token {TOKEN}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        content = answer.read()
        assert "demo.study" in answer.headers["Content-Disposition"]
    copy = server.folder.parent / "copy.sqlite"
    copy.write_bytes(content)
    with sqlite3.connect(copy) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()
    assert server.call("GET", "/workbench/copy?path=../outside.study")[0] == 404


def test_a_new_study_is_made_once(server):
    assert post(server, "new", path="fresh.study") == (200, {"new": True})
    assert post(server, "new", path="fresh.study") == (200, {"new": False})
    assert post(server, "new", path="no/such/folder.study")[0] == 404
    assert rows(post(server, "ask", path="fresh.study", question="cases")[1]) == []
