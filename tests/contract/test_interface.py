"""The interface's own tests and types, run with ours; and what it must not become."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.browser.hosts import interface
from tests.server.lab import ROOT

UI = ROOT / "workbench" / "ui"
EAGER = 40 << 10  # bytes that JupyterLab loads before anybody has opened a study
LOWER = {"protocol": {"protocol"}, "views": {"views", "protocol"}, "widget": {"widget", "views", "protocol"},
         "lab": {"lab", "widget", "views", "protocol"}, "dev": {"dev", "views", "protocol"}}
OUTSIDE = re.compile(r"(?<![\w.])(fetch|XMLHttpRequest|WebSocket|EventSource)\s*\(|\b((innerHTML|outerHTML)\s*\+?=(?!=)|dangerouslySetInnerHTML|"
                     r"insertAdjacentHTML\b)")
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*['"]([^'"]+)['"]""")


def npm(*words: str) -> None:
    """One of the interface's own commands; left out, with a sentence, where Node or what it needs is not here."""
    tool = shutil.which("node")
    if not tool or not (UI / "node_modules").is_dir():
        pytest.skip("The tests of the interface are left out: they need Node 20 or newer and, once, “npm ci” in workbench/ui.")
    done = subprocess.run([tool, *words], cwd=UI, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_fit():
    npm("node_modules/typescript/bin/tsc", "--noEmit")


def test_models_views_and_clients():
    npm("node_modules/vitest/vitest.mjs", "run")


def sources():
    return sorted(path for end in ("*.ts", "*.tsx") for path in (UI / "src").rglob(end))


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(UI / "src").as_posix())
def test_arrows_point_one_way(path):
    """lab and widget know views, views know the protocol; a view shows no other view, and knows no host and no network."""
    parts = path.relative_to(UI / "src").parts
    layer, test = parts[0], ".test." in path.name
    if layer not in LOWER:
        return
    text = path.read_text(encoding="utf-8")
    for name in IMPORT.findall(text):
        if not name.startswith("."):
            assert layer == "lab" or not name.startswith(("@jupyterlab", "@lumino")), f"{layer} must not know {name}"
            continue
        target = (path.parent / name).resolve()
        if not target.is_relative_to(UI / "src"):
            continue
        there = target.relative_to(UI / "src").parts
        assert there[0] in LOWER[layer] or (test and there[0] == "dev"), f"{layer} must not know {there[0]}"
        if layer == "views" and there[0] == "views" and len(parts) > 2 and len(there) > 2 and parts[1] != "workbench":
            whole = there[1] not in (parts[1], "shared") and there[2].split(".")[0] in ("view", "index")
            assert not whole, f"the view {parts[1]} must not know the view {there[1]}"
    if layer == "views" and not test:
        assert not OUTSIDE.search(text)


def test_what_is_loaded_before_a_study_is_opened_is_small():
    static = interface() / "static"
    named = re.search(r'"load": "static/([^"]+)"', (static.parent / "package.json").read_text(encoding="utf-8"))
    entry = static / named.group(1)
    chunks = {path: path.read_text(encoding="utf-8") for path in static.glob("*.js")}
    eager = [path for path, text in chunks.items() if "Opens .study files." in text]
    assert eager and entry.stat().st_size + sum(path.stat().st_size for path in eager) < EAGER


def test_the_chart_engine_is_in_one_place_and_not_loaded_with_the_views():
    static = interface() / "static"
    engines = [path for path in static.glob("*.js") if path.stat().st_size > 500_000]
    assert len(engines) == 1
