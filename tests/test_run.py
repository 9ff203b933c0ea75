"""`./run`: what it says, what it starts, and when it installs."""

import ast
import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "run"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The script as a module, at work in a folder of its own; what it would execute is only written down."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("run_script", str(SCRIPT))
    module = module_from_spec(spec_from_loader("run_script", loader))
    loader.exec_module(module)
    root = tmp_path / "a clone"
    root.mkdir()
    for name in module.DECIDES:
        (root / name).write_text(f"first {name}")
    monkeypatch.setattr(module, "ROOT", root)
    for name in ("VENV", "BIN", "PYTHON", "STAMP"):
        path = getattr(module, name).relative_to(ROOT)
        monkeypatch.setattr(module, name, root / path)
    module.started = []
    monkeypatch.setattr(module.subprocess, "call", lambda command, **_: _pretend(module, command))
    monkeypatch.setattr(module, "answer", lambda python: "3.11")
    monkeypatch.setattr(module, "hand_over", lambda command: module.started.append(command) or 0)
    return module


def _pretend(module, command):
    """Stands for the making of .venv and for pip."""
    module.started.append(command)
    module.BIN.mkdir(parents=True, exist_ok=True)
    module.PYTHON.touch()
    return 0


def installations(run):
    return [command[-1] for command in run.started if "install" in command]


def test_alone_it_says_what_it_can_do():
    said = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True)
    assert said.returncode == 0
    assert all(f"./run {name}" in said.stdout for name in ("demo", "test", "bench", "soak", "lab"))
    assert subprocess.run([sys.executable, SCRIPT, "dmeo"], capture_output=True).returncode == 1


def test_it_can_be_read_by_a_python_too_old_to_run_it():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))
    modules = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert modules <= sys.stdlib_module_names


def test_the_first_time_it_installs_and_then_no_more(run):
    run.main(["demo"])
    run.main(["demo", "--port", "8890"])
    assert installations(run) == ["."]
    assert run.started[-1][1:] == ["demo", "--port", "8890"]


def test_the_tests_bring_their_tools_which_then_stay(run, monkeypatch):
    monkeypatch.setattr(run.os, "chdir", lambda folder: None)
    for name in ("demo", "test", "demo", "bench", "soak"):
        run.main([name])
    assert installations(run) == [".", ".[test]"]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_it_installs_anew_when_the_requirements_change(run, name):
    run.main(["demo"])
    (run.ROOT / name).write_text("second")
    run.main(["demo"])
    assert installations(run) == [".", "."] and sum("venv" in command for command in run.started) == 1


def test_it_begins_afresh_with_another_python(run, monkeypatch):
    run.main(["demo"])
    monkeypatch.setattr(run, "answer", lambda python: "3.13")
    run.main(["demo"])
    assert sum("venv" in command for command in run.started) == 2


def test_after_a_failed_installation_it_says_what_is_needed_and_tries_again(run, monkeypatch, capsys):
    works = run.subprocess.call
    monkeypatch.setattr(run.subprocess, "call", lambda command, **_: works(command) or "install" in command)
    with pytest.raises(SystemExit) as stopped:
        run.main(["demo"])
    assert stopped.value.code == 1 and "needs a network" in capsys.readouterr().err
    monkeypatch.setattr(run.subprocess, "call", works)
    run.main(["demo"])
    assert installations(run) == [".", "."]


def test_without_a_suitable_python_it_says_so(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "answer", lambda python: "3.9")
    with pytest.raises(SystemExit):
        run.main(["demo"])
    assert "needs Python 3.11 or newer" in capsys.readouterr().err and not run.started


@pytest.mark.skipif(os.name == "nt", reason="a shell script, for Debian's kind of machine")
def test_continuous_integration_runs_the_same_command():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK) and os.access(SCRIPT, os.X_OK)
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert script.read_text(encoding="utf-8").rstrip().endswith('exec ./run test "$@"')
