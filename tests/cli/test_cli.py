"""The command line: what it prints, how it ends, and that a refusal stores nothing."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli import main

VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Therapist>How was it?\n\n00:00:05.000 --> 00:00:09.000\n<v Client>It was fine.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_ACTOR", "mira")
    (tmp_path / "session-001.vtt").write_text(VTT)

    def invoke(*args, code=0, **more):
        result = CliRunner().invoke(main, [str(a) for a in args], **more)
        assert result.exit_code == code, result.output + str(result.exception)
        return result
    return invoke


def content(study: str = "a.study") -> str:
    """A hash of everything that is stored in a study, row by row."""
    with sqlite3.connect(study) as here:
        return hashlib.sha256("\n".join(here.iterdump()).encode()).hexdigest()


def asked(run, *args):
    return json.loads(run(*args, "--json").stdout)


def test_from_files_to_verified_backup(run, tmp_path):
    run("new", "a.study")
    assert asked(run, "ingest", "a.study", "kessler", "session-001.vtt")["counts"]["turn"] == 2
    assert [c["case"] for c in asked(run, "show", "a.study")] == ["kessler"]
    assert asked(run, "find", "a.study", "kessler", "FINE")[0]["quote"] == "fine"
    run("annotate", "a.study", "kessler", "withdrawal.denial", "--session", 1, "--turn", 2, "--quote", "fine")
    assert asked(run, "find", "a.study", "kessler", "--code", "withdrawal")[0]["quote"] == "fine"
    run("memo", "a.study", "kessler", "-", "--about", "turn:1:2", input="From standard input.")
    assert asked(run, "show", "a.study", "kessler", "memos")[0]["text"].strip() == "From standard input."
    assert "Took back entry" in run("undo", "a.study", "kessler").output
    run("redo", "a.study", "kessler")
    assert [e["command"] for e in asked(run, "journal", "a.study", "kessler")][-2:] == ["Undo", "Undo"]
    head = asked(run, "verify", "a.study")["head"]
    run("verify", "a.study", "--head", head)
    run("verify", "a.study", "--head", "0" * 64, code=2)
    backup = asked(run, "backup", "a.study")["file"]
    run("restore", backup, "b.study")
    assert asked(run, "show", "b.study", "kessler", "turns") == asked(run, "show", "a.study", "kessler", "turns")
    run("restore", backup, "b.study", code=1)


def test_charts_are_written_as_named(run):
    run("ingest", "a.study", "kessler", "session-001.vtt", code=2)
    run("new", "a.study")
    run("ingest", "a.study", "kessler", "session-001.vtt")
    run("chart", "a.study", "kessler", "-o", "t.png")
    assert Path("t.png").read_bytes().startswith(b"\x89PNG")
    run("chart", "a.study", "kessler", "session", "--session", 1, "-o", "s.svg")
    assert "<svg" in Path("s.svg").read_text()
    assert "It was fine" not in Path("s.svg").read_text()
    run("chart", "a.study", "kessler", "session", code=1)
    run("chart", "a.study", "kessler", "-o", "t.gif", code=1)


@pytest.mark.parametrize(("name", "text", "code", "says"), [
    ("session-002.vtt", VTT.replace("00:00:05", "00:61:05"), 2, "line 6"),
    ("session-002.vtt", VTT.removeprefix("WEBVTT"), 2, "line"),
    ("notes.txt", "just a paragraph\nanother\n", 1, "--s"),
    ("transcript.vtt", VTT, 1, "--session"),
    ("ratings.csv", "session,PHQ9\n1,28\n2,-1\n3,9.5\n", 2, "line 2"),
    ("session-001.vtt", VTT + "\n", 1, "already has a transcript"),
    ("session-003.xyz", "x", 2, "endings"),
])
def test_a_refusal_stores_nothing_and_says_what_to_do(run, tmp_path, name, text, code, says):
    run("new", "a.study")
    run("ingest", "a.study", "kessler", "session-001.vtt")
    before = content()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(text)
    for case in ("kessler", "a-new-one"):
        if says == "already has a transcript" and case != "kessler":
            continue
        result = run("ingest", "a.study", case, f"in/{name}", code=code)
        assert name in result.output and says in result.output and "Nothing was stored" in result.output
        assert content() == before


def test_several_files_are_taken_all_or_none(run, tmp_path):
    run("new", "a.study")
    before = content()
    (tmp_path / "session-002.vtt").write_text(VTT.replace("-->", "->"))
    run("ingest", "a.study", "kessler", "session-001.vtt", "session-002.vtt", code=2)
    assert content() == before


@pytest.mark.parametrize("args", [
    ("show", "a.study", "nobody"), ("show", "a.study", "kessler", "nothing"), ("find", "a.study", "kessler"),
    ("annotate", "a.study", "kessler", "no.such.code", "--session", "1", "--turn", "1"),
    ("annotate", "a.study", "kessler", "withdrawal.denial", "--session", "9", "--turn", "1"),
    ("memo", "a.study", "kessler", "  "), ("memo", "a.study", "kessler", "x", "--about", "session:9"),
    ("undo", "a.study", "kessler", "--actor", "somebody"), ("erase", "a.study", "kessler"),
    ("erase", "a.study", "kessler", "--yes"), ("new", "a.study"),
])
def test_refused_or_not_found_ends_with_1(run, args):
    run("new", "a.study")
    run("ingest", "a.study", "kessler", "session-001.vtt")
    before = content()
    result = run(*args, code=1)
    assert result.output.strip() and "Traceback" not in result.output
    assert content() == before
    assert json.loads(run(*args, "--json", code=1).stdout.splitlines()[0])["message"]


def test_a_file_that_is_no_study_is_unreadable(run, tmp_path):
    (tmp_path / "b.study").write_bytes(b"")
    run("show", "b.study", code=2)
    assert (tmp_path / "b.study").read_bytes() == b""
    run("show", "not-there.study", code=2)
    assert not (tmp_path / "not-there.study").exists()


def test_erase_and_export(run, tmp_path):
    run("new", "a.study")
    run("ingest", "a.study", "kessler", "session-001.vtt")
    run("export", "a.study", "kessler", "folder")
    assert (tmp_path / "folder" / "case.toml").exists()
    run("export", "a.study", "kessler", "turns.csv", "--noun", "turns")
    assert "It was fine." in (tmp_path / "turns.csv").read_text(encoding="utf-8-sig")
    run("erase", "a.study", "kessler", "--yes", "--reason", "asked for it")
    assert asked(run, "show", "a.study") == []
    run("verify", "a.study")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_is_worth_reading(run, command):
    text = run(command, "--help").output
    assert main.commands[command].help and len(text.splitlines()) > 5
    assert all(p.help for p in main.commands[command].params if p.param_type_name == "option" and p.name not in
               ("session", "turn", "note", "title", "port", "no_browser", "folder"))


def test_demo_builds_its_study(run, tmp_path):
    answer = asked(run, "demo", "--no-lab", "--dir", "d")
    assert Path(answer["study"]).exists() and (tmp_path / "d" / "01-first-case.ipynb").exists()
    assert "varga" in [c["case"] for c in asked(run, "show", answer["study"])]
