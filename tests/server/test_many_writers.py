"""Two windows and a notebook write into one study at once: nothing is lost, nothing doubled, everybody sees the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading

import websocket

from tests.server.lab import ROOT, TOKEN, plain_server, running
from workbench import open_study

EACH = 200
NOTEBOOK = """
import sys, workbench
with workbench.open_study(sys.argv[1], actor="mira") as study:
    case = study.case("varga")
    for n in range(int(sys.argv[2])):
        case.write_memo(f"Note of the notebook {n}.")
"""


def write(server, actor, problems):
    for n in range(EACH):
        status, text = server.call("POST", "/workbench/act", {"path": "demo.study", "actor": actor, "verb": "memo", "params": {
            "case": "varga", "text": f"Note of {actor} {n}."}})
        if status != 200:
            problems.append(text)


def hear(server, seen, wanted):
    """A third window that only watches, until it has heard of every memo."""
    socket = websocket.create_connection(
        f"ws://127.0.0.1:{server.port}/workbench/watch?path=demo.study&since=0&token={TOKEN}", timeout=60)
    while sum(command == "WriteMemo" for _, command in seen) < wanted:
        entry = json.loads(socket.recv()).get("entry")
        if entry:
            seen.append((entry["id"], entry["command"]))
    socket.close()


def test_six_hundred_acts_of_three_writers(tmp_path, demo_file):
    with running(tmp_path, plain_server) as server:
        study = server.folder / "demo.study"
        shutil.copy(demo_file, study)
        problems, seen = [], []
        windows = [threading.Thread(target=write, args=(server, actor, problems)) for actor in ("jon", "ada")]
        watcher = threading.Thread(target=hear, args=(server, seen, 3 * EACH))
        for thread in [watcher, *windows]:
            thread.start()
        kernel = subprocess.run([sys.executable, "-c", NOTEBOOK, str(study), str(EACH)], cwd=ROOT, capture_output=True, text=True)
        for thread in [*windows, watcher]:
            thread.join(timeout=120)
        assert problems == [] and kernel.returncode == 0, kernel.stderr
        ids = [id for id, _ in seen]
        assert ids == sorted(set(ids))
        with open_study(study, actor="mira") as here:
            texts = list(here.case("varga").memos["text"])
            wanted = [f"Note of {who} {n}." for who in ("jon", "ada", "the notebook") for n in range(EACH)]
            assert sorted(t for t in texts if t.startswith("Note of ")) == sorted(wanted)
            assert here.verify() == []
