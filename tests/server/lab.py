"""Real Jupyter servers, with every folder that they write to inside a test's own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.server.lab_config import lab_command

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "for-this-test-only"


class Lab:
    """What a browser can say to the running server."""

    def __init__(self, port: int, folder: Path, home: Path, log: Path):
        self.port, self.folder, self.home, self.log = port, folder, home, log

    def call(self, method: str, path: str, body: object = None) -> tuple[int, str]:
        """The status and the text of one answer."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"token {TOKEN}"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def save_notebook(self, name: str, notebook: dict) -> dict:
        """Save through the server as the browser does; what then stands in the file."""
        body = {"type": "notebook", "format": "json", "content": notebook}
        status, text = self.call("PUT", f"/api/contents/{name}", body)
        assert status in (200, 201), text
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def stored(self, pattern: str) -> list[Path]:
        """Files of this name anywhere in the home of the person at work."""
        return sorted(self.home.rglob(pattern))


def plain_server(folder: Path, *, port: int, browser: bool) -> list[str]:
    """Any Jupyter server in an environment where the workbench is installed."""
    return [sys.executable, "-m", "jupyter_server", f"--ServerApp.root_dir={folder}",
            f"--ServerApp.port={port}", f"--ServerApp.open_browser={browser}", "--ServerApp.allow_root=True"]


@contextmanager
def running(tmp: Path, command=lab_command):
    """A server on `tmp/studies` with `tmp/home` as home; ended, with its kernels, at the end."""
    folder, home = tmp / "studies", tmp / "home"
    folder.mkdir(parents=True)
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch, open(tmp / "lab.log", "w", encoding="utf-8") as log:
        for name, value in _environment(home).items():
            patch.setenv(name, value)
        port = _free_port()
        process = subprocess.Popen(
            command(folder, port=port, browser=False) + ["--Application.log_level=DEBUG"],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        )
        lab = Lab(port, folder, home, tmp / "lab.log")
        try:
            _wait_until_up(lab, process)
            yield lab
        finally:
            process.terminate()
            process.wait(timeout=30)


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the person who runs the tests is read or written; the checkout is used as if installed."""
    return {
        "HOME": str(home), "USERPROFILE": str(home), "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "run"), "JUPYTER_TOKEN": TOKEN,
        "JUPYTER_CONFIG_PATH": str(ROOT / "workbench" / "server" / "jupyter-config"),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(lab: Lab, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            lab.call("GET", "/api/status")
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("Jupyter did not start:\n" + lab.log.read_text(encoding="utf-8"))
