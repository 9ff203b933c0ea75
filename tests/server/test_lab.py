"""`workbench lab` for real: what it saves, what it refuses, what it remembers, whom it talks to."""

import copy
import json
import re
import sqlite3
import sys
from types import SimpleNamespace

import pytest
from jupyter_client.blocking import BlockingKernelClient

from tests.server.lab import plain_server, running
from workbench.server.lab_config import lab_command

WORDS = "I just sat there and nodded."
NOTEBOOK = {
    "nbformat": 4, "nbformat_minor": 5,
    "metadata": {"widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"a": WORDS}}}},
    "cells": [
        {"cell_type": "markdown", "id": "prose", "metadata": {}, "source": "Notes on session 7"},
        {"cell_type": "code", "id": "code", "metadata": {}, "execution_count": 3,
         "source": "import workbench as wb",
         "outputs": [{"output_type": "stream", "name": "stdout", "text": WORDS}]},
    ],
}


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with running(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="module", params=[lab_command, plain_server], ids=["workbench lab", "any server"])
def server(request, tmp_path_factory):
    """One with a study in it: both kinds must guard it."""
    with running(tmp_path_factory.mktemp("server"), request.param) as started:
        with sqlite3.connect(started.folder / "kessler.study") as database:
            database.execute("create table turn (text)")
            database.execute("insert into turn values (?)", (WORDS,))
        database.close()
        yield started


def notebook(source=None, **metadata):
    made = copy.deepcopy(NOTEBOOK)
    made["metadata"].update(metadata)
    made["cells"][1]["source"] = source or made["cells"][1]["source"]
    return made


def test_a_saved_notebook_holds_code_and_prose_but_no_words_of_a_patient(lab):
    saved = lab.save_notebook("work.ipynb", notebook())
    sources = ["".join(cell["source"]) for cell in saved["cells"]]
    assert sources == ["Notes on session 7", "import workbench as wb"]
    assert saved["cells"][1]["outputs"] == [] and saved["cells"][1]["execution_count"] is None
    assert "widgets" not in saved["metadata"]
    assert lab.stored("*.ipynb") == [] and WORDS not in "".join(
        path.read_text(encoding="utf-8") for path in lab.folder.rglob("work*.ipynb")  # checkpoints too
    )


@pytest.mark.parametrize("metadata", [{"workbench": {"keep_outputs": True}}, {"keep_outputs": True}])
def test_a_notebook_that_asks_for_it_keeps_its_outputs(lab, metadata):
    saved = lab.save_notebook("tutorial.ipynb", notebook(**metadata))
    assert saved["cells"][1]["outputs"][0]["text"] == [WORDS] and "widgets" in saved["metadata"]


def test_a_notebook_without_the_workbench_is_saved_as_it_is(lab):
    saved = lab.save_notebook("other.ipynb", notebook(source="import pandas  # not workbench"))
    assert saved["cells"][1]["outputs"][0]["text"] == [WORDS]


@pytest.mark.parametrize("request_", [
    ("GET", "/api/contents/kessler.study"),
    ("GET", "/api/contents/KESSLER.STUDY?content=1"),
    ("GET", "/api/contents/kessler.study?content=0&hash=1"),
    ("GET", "/api/contents/kessler.study?content=1&format=base64&type=file"),
    ("GET", "/files/kessler.study"),
    ("GET", "/files/kessler.study?download=1"),
    ("HEAD", "/files/kessler.study"),
    ("PUT", "/api/contents/kessler.study", {"type": "file", "format": "text", "content": ""}),
    ("POST", "/api/contents", {"copy_from": "kessler.study"}),
    ("POST", "/api/contents/kessler.study/checkpoints"),
    ("PATCH", "/api/contents/kessler.study", {"path": "kessler.txt"}),
], ids=lambda request: " ".join(request[:2]))
def test_a_study_is_neither_read_nor_written_as_a_file(server, request_):
    before = (server.folder / "kessler.study").read_bytes()
    status, text = server.call(*request_)
    assert status == 403 and WORDS not in text
    assert (server.folder / "kessler.study").read_bytes() == before
    assert [path.name for path in server.folder.rglob("kessler*")] == ["kessler.study"]


def test_the_refusal_says_what_and_what_to_do(server):
    message = json.loads(server.call("GET", "/api/contents/kessler.study")[1])["message"]
    assert "kessler.study is a study" in message and 'workbench.open("kessler.study", actor="you")' in message


def test_a_study_is_listed_and_what_lies_beside_it_is_not(server):
    for end in ("-journal", "-wal", "-shm"):
        (server.folder / f"listed.study{end}").touch()
    names = [entry["name"] for entry in json.loads(server.call("GET", "/api/contents")[1])["content"]]
    assert "kessler.study" in names and not [name for name in names if name.startswith("listed")]
    assert server.call("GET", "/api/contents/kessler.study?content=0")[0] == 200


def test_a_study_at_rest_is_renamed_and_deleted_but_not_one_in_the_middle_of_a_write(server):
    study, beside = server.folder / "moving.study", server.folder / "moving.study-journal"
    study.write_bytes(b"SQLite format 3\0")
    beside.write_bytes(b"half a write")
    assert server.call("PATCH", "/api/contents/moving.study", {"path": "moved.study"})[0] == 403
    assert server.call("DELETE", "/api/contents/moving.study")[0] == 403 and study.exists()
    beside.write_bytes(b"")
    assert server.call("PATCH", "/api/contents/moving.study", {"path": "moved.study"})[0] == 200
    assert server.call("DELETE", "/api/contents/moved.study")[0] == 204
    assert not (server.folder / "moved.study").exists()


def test_a_kernel_is_this_python_knows_where_it_is_and_remembers_nothing_typed(lab):
    kernel = json.loads(lab.call("POST", "/api/kernels", {"name": "python3"})[1])["id"]
    (connection,) = lab.stored(f"kernel-{kernel}.json")
    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        said = []
        client.execute_interactive(
            "import os, sys; history = get_ipython().history_manager\n"
            "print(sys.executable, history.enabled, os.environ['WORKBENCH_LAB'], sep='\\n')",
            store_history=True, timeout=30,
            output_hook=lambda message: said.append(message["content"].get("text", "")),
        )
    finally:
        client.stop_channels()
        lab.call("DELETE", f"/api/kernels/{kernel}")
    assert "".join(said).splitlines() == [sys.executable, "False", "1"]
    assert lab.stored("history.sqlite*") == []


def test_the_page_that_the_browser_gets_names_no_address_outside(lab):
    status, page = lab.call("GET", "/lab")
    assert status == 200
    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    assert [key for key, value in config.items() if "http" in json.dumps(value)] == []
    assert "@jupyterlab/apputils-extension:announcements" in config["disabledExtensions"]
    assert json.loads(lab.call("GET", "/lab/api/news")[1]) == {"news": []}
    log = lab.log.read_text(encoding="utf-8")  # it would say what the server tried to reach
    assert set(re.findall(r"https?://[^/:\s]+", log)) == {"http://127.0.0.1"}


def test_the_server_listens_on_this_machine_only():
    command = lab_command("studies", port=8899, browser=False, notebook="01-first case.ipynb")
    assert "--ServerApp.ip=127.0.0.1" in command and "--ServerApp.open_browser=False" in command
    assert "--ServerApp.port=8899" in command
    assert "--LabApp.default_url=/lab/tree/01-first%20case.ipynb" in command


def test_sockets_are_used_only_where_their_names_fit(monkeypatch):
    monkeypatch.setattr("workbench.server.lab_config.os", SimpleNamespace(name="posix", geteuid=lambda: 1000))
    for folder, used in (("/run/user/1000/jupyter", True), ("/very/long" * 9, False)):
        monkeypatch.setattr("workbench.server.lab_config.jupyter_runtime_dir", lambda folder=folder: folder)
        assert ("--KernelManager.transport=ipc" in lab_command(".")) is used
