"""The benchmark runs on a tiny input and gives its figures; how fast it is, no test says."""

from __future__ import annotations

import json

import pytest

from bench import corpus, show
from bench.__main__ import MEASUREMENTS, main
from bench.figure import Figure, p95
from bench.machine import machine
from bench.material import TINY, Material
from bench.wording import Talk


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    return Material(tmp_path_factory.mktemp("bench"), TINY)


@pytest.mark.parametrize("name", MEASUREMENTS)
def test_each_measurement_gives_figures(name, material):
    figures = list(MEASUREMENTS[name](material))
    assert figures
    for figure in figures:
        assert figure.value > 0 and figure.name and figure.repeats >= 1
        assert figure.floor is None or (figure.ratio > 0 and figure.floor_is)
    lines = show.table(figures).splitlines()
    assert len(lines) == len(figures) + 1 and all(
        figure.name in line for figure, line in zip(figures, lines[1:])
    )


def test_made_up_talk_is_the_same_for_one_seed_and_shaped_like_a_transcript():
    sessions = [Talk(1).session(400), Talk(1).session(400), Talk(2).session(400)]
    assert sessions[0] == sessions[1] != sessions[2]
    lengths = sorted(len(words.split()) for _, _, words in sessions[0])
    assert lengths[0] == 1 and 6 <= lengths[200] <= 12 and 45 <= lengths[380] <= 80
    times = [at for _, at, _ in sessions[0]]
    assert times == sorted(times) and {who for who, _, _ in sessions[0]} == {"therapist", "client"}


def test_without_the_samples_the_text_is_made_up(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "ANNOMI", tmp_path / "none.csv")
    corpus.transcripts.cache_clear()
    try:
        text, sessions = corpus.transcripts(5)
        assert "made-up" in text and len(sessions) == 5
        assert corpus.write_copies(tmp_path / "x.csv", 2, 5, 20) == 2 * sum(map(len, sessions)) + 20
    finally:
        corpus.transcripts.cache_clear()


def test_figures_know_their_ratio_and_whether_they_are_reached():
    fast = Figure(name="a", value=50_000, unit="turns/s", target=25_000, floor=100_000)
    slow = Figure(name="b", value=4, unit="ms", p95=9, target=6, p95_target=5, floor=2)
    assert (fast.ratio, fast.reached, slow.ratio, slow.reached) == (2, True, 2, False)
    assert Figure(name="c", value=1, unit="s").reached is None
    assert p95(list(range(101))) == 95 and p95([1, 2, 30]) == 30


def test_the_machine_is_named(tmp_path):
    here = machine(tmp_path)
    assert here["cores"] >= 1 and here["sqlite"] and here["fsync_ms"] >= 0
    assert here["date"] in show.heading(here, "tiny", "made-up talk")


def test_the_command_prints_a_table_and_writes_json(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("bench.__main__.QUICK", TINY)
    assert (
        main(
            [
                "--quick",
                "--only",
                "search",
                "--json",
                str(tmp_path / "f.json"),
                "--dir",
                str(tmp_path),
                "--markdown",
            ]
        )
        == 0
    )
    shown = capsys.readouterr().out
    assert "search: count" in shown and "| search: count" in shown
    found = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert found["size"] == "tiny" and found["figures"][0]["reached"] in (True, False)
    assert [path.name for path in tmp_path.iterdir()] == ["f.json"]
