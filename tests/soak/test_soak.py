"""The long durability test in a short form: nothing acknowledged is lost, and the test is seen to bite."""

import os
import random
import shutil
import subprocess
import sys

import pytest

from tests.soak.disk import Disk, Event
from tests.soak.kill import WRITERS


def soak(*options: str) -> tuple[int, str]:
    """A process of its own, since it forks."""
    done = subprocess.run([sys.executable, "-m", "tests.soak", *options], capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout + done.stderr


def test_twenty_kills_lose_nothing():
    if not hasattr(os, "fork"):
        pytest.skip("there is neither fork nor kill -9 here")
    code, said = soak("--cycles", "20", "--cuts", "0")
    assert code == 0 and f"20 cycles, {len(WRITERS)} writers" in said and ", 0 violations" in said, said


def test_power_cuts_lose_nothing():
    _need_strace()
    code, said = soak("--cycles", "0", "--cuts", "30")
    assert code == 0 and "30 cuts" in said and "0 corrupt, 0 acknowledged commands lost" in said, said


def test_the_power_cut_test_fails_where_commits_are_not_synced():
    _need_strace()
    code, said = soak("--cycles", "0", "--cuts", "12", "--mode", "wal-normal")
    assert code == 1 and "0 acknowledged commands lost" not in said and "was acknowledged and is lost" in said, said


def _need_strace() -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not here (Debian and Ubuntu: apt install strace)")
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode:
        pytest.skip("strace may not watch programs here")


def test_the_disk_keeps_what_was_synced_and_may_lose_the_rest(tmp_path):
    found = set()
    for seed in range(200):
        disk = Disk({"/d/a": b"0" * 1024})
        for event in (Event("write", "/d/a", b"1" * 1024, 0), Event("sync", "/d/a"), Event("write", "/d/a", b"2" * 1024, 0),
                      Event("make", "/d/b"), Event("write", "/d/b", b"new"), Event("sync", "/d/b")):
            disk.take(event)
        disk.power_cut(tmp_path, random.Random(seed))
        content = (tmp_path / "a").read_bytes()
        assert set(content) <= set(b"12") and len(content) == 1024
        found.add((content[:1], content[-1:], (tmp_path / "b").exists()))
        (tmp_path / "b").unlink(missing_ok=True)
    assert found == {(a, b, there) for a in (b"1", b"2") for b in (b"1", b"2") for there in (True, False)}


def test_a_name_is_safe_once_its_folder_is_synced(tmp_path):
    for seed in range(40):
        disk = Disk({"/d/a": b"old"})
        for event in (Event("make", "/d/b"), Event("write", "/d/b", b"new"), Event("sync", "/d/b"), Event("sync", "/d"),
                      Event("cut", "/d/a", at=0), Event("sync", "/d/a"), Event("remove", "/d/a"), Event("sync", "/d")):
            disk.take(event)
        disk.power_cut(tmp_path, random.Random(seed))
        assert [p.name for p in tmp_path.iterdir()] == ["b"] and (tmp_path / "b").read_bytes() == b"new"
