"""Every hostile file of the shared generator, through the command line: a sentence, in time, and nothing stored.

The files are made by ../shared/tools/make_badinputs.py; where that is absent this says so and stops. Small equivalents
that need nothing from outside are in tests/exchange.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench import open_study
from workbench.cli import main

from .test_cli import content

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT.parent / "shared" / "tools" / "make_badinputs.py"
KINDS = ("txt", "vtt", "srt", "csv", "json", "docx", "case")
SECONDS, MEGABYTES = 5.0, 500
LARGE = 100_000  # bytes from which a file gets a process of its own, so that its memory can be told


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    if not GENERATOR.exists():
        pytest.skip("the generator of bad input is not here (../shared/tools)")
    folder = tmp_path_factory.mktemp("bad")
    subprocess.run([sys.executable, "-W", "ignore", GENERATOR, folder, "--big"], check=True, stdout=subprocess.DEVNULL)
    rows = json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8"))
    return folder, [row for row in rows if row["kind"] in KINDS]


@pytest.fixture
def place(tmp_path):
    with open_study(tmp_path / "a.study", actor="mira", create=True) as study:
        study.new_case("kessler")
    return tmp_path


def refusing(row: dict) -> bool:
    """Whether the manifest wants this file refused or asked about."""
    expected = row["expect"]
    return expected.startswith(("A clear error", "Refused", "Asks", "Preview", "Says", "413", "Opens read-only"))


def run_here(place: Path, *args: str) -> tuple[int, str, float, float]:
    """Run the command line in this process: exit code, what it said, seconds."""
    begun = time.perf_counter()
    with contextlib.chdir(place):
        done = CliRunner(env={"WORKBENCH_ACTOR": "mira"}).invoke(main, args)
    crash = "" if done.exception is None or isinstance(done.exception, SystemExit) else f"Traceback {done.exception!r}"
    return done.exit_code, done.output + crash, time.perf_counter() - begun, 0.0


def run(place: Path, *args: str) -> tuple[int, str, float, float]:
    """Run the command line as a process of its own: exit code, what it said, seconds, peak megabytes."""
    code = ("import sys; from tests.memory import peak_megabytes; from workbench.cli import main\n"
            "try: main()\n"
            "finally: print('PEAK', peak_megabytes(), file=sys.stderr)")
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *args], cwd=place, capture_output=True, text=True, timeout=60,
                          stdin=subprocess.DEVNULL, env={"WORKBENCH_ACTOR": "mira", "PATH": "/usr/bin", "HOME": str(place), "PYTHONPATH": str(ROOT)})
    peak = float(done.stderr.rsplit("PEAK", 1)[1]) if "PEAK" in done.stderr else 0.0
    return done.returncode, (done.stdout + done.stderr).rsplit("PEAK", 1)[0], time.perf_counter() - begun, peak


def test_every_hostile_file_is_met_with_a_sentence(hostile, place):
    folder, rows = hostile
    wrong = []
    for n, row in enumerate(rows):
        if row["kind"] != "case":
            wrong += faults(place, folder / row["file"], row, session=n + 1)
    assert not wrong, "\n".join(wrong)


def faults(place: Path, file: Path, row: dict, session: int) -> list[str]:
    before = content(str(place / "a.study"))
    arguments = ("ingest", "a.study", "kessler", str(file), "--session", str(session))
    code, said, seconds, peak = (run if file.stat().st_size > LARGE else run_here)(place, *arguments)
    after = content(str(place / "a.study"))
    found = []
    if "Traceback" in said or not said.strip():
        found.append(f"no sentence: {said[-300:]}")
    if refusing(row):
        if code not in (1, 2) or after != before:
            found.append(f"should be refused with nothing stored; ended with {code}: {said[:200]}")
        found += [f"does not name {name!r}: {said[:200]}" for name in row["must_name"][1:] if name.lower() not in said.lower()]
        if row["file"] not in said:
            found.append("does not name the file")
    elif code == 0 and after == before:
        found.append("said it was taken in, and nothing was stored")
    elif code and after != before:
        found.append("refused, and yet something was stored")
    if seconds > SECONDS or peak > MEGABYTES:
        found.append(f"took {seconds:.1f} s and {peak:.0f} MB")
    return [f"{row['file'][:60]}: {fault}" for fault in found]


def test_files_that_are_no_study_are_left_byte_for_byte(hostile, place):
    folder, rows = hostile
    for row in rows:
        if row["kind"] == "case" and "conflict" not in row["file"]:
            file = folder / row["file"]
            before = file.read_bytes()
            code, said, _, _ = run_here(place, "show", str(file))
            assert code == 2 and row["file"] in said and "Traceback" not in said, (row["file"], said)
            assert file.read_bytes() == before
