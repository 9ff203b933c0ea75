"""The interface's own tests, its types, and its arrows; they need Node and what `npm ci` brings."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.contract import generate

UI = Path(__file__).resolve().parents[2] / "workbench" / "ui"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(not NODE or not (UI / "node_modules").is_dir(),
                                reason="the interface was not built here: Node is absent, or its packages are")


def node(*args: str) -> None:
    done = subprocess.run([NODE, *args], cwd=UI, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]


def test_models_and_views():
    node("node_modules/vitest/vitest.mjs", "run", "--reporter=dot")


def test_types_hold():
    node("node_modules/typescript/bin/tsc", "--noEmit")


def test_types_are_those_of_the_python_declarations():
    assert generate.TARGET.read_text(encoding="utf-8") == generate.types(), "run: python -m tests.contract.generate"


LAYERS = {"protocol": 0, "views": 1, "widget": 2, "lab": 2, "dev": 3}


SOURCES = [p for p in sorted((UI / "src").rglob("*.ts*")) if ".test." not in p.name]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(UI / "src").as_posix())
def test_arrows_point_down(path):
    layer = path.relative_to(UI / "src").parts[0]
    for target in re.findall(r"""from\s+['"]([^'"]+)['"]""", path.read_text(encoding="utf-8")):
        if layer in ("protocol", "views"):
            assert not target.startswith(("@jupyterlab/", "@lumino/", "@jupyter/")), f"{layer} knows its client, not the host"
        if target.startswith(".") and not target.endswith(".json"):
            reached = (path.parent / target).resolve()
            if reached.is_relative_to(UI / "src"):
                below = reached.relative_to(UI / "src").parts[0]
                assert LAYERS.get(below, 0) <= LAYERS.get(layer, 3), f"{path.name} imports {target}"
