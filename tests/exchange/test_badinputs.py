"""Every hostile file is taken in, told, asked about or refused as it should be, quickly and offline."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from tests.badinputs import HOSTILE, Bad
from tests.exchange.reading import put, read, told
from workbench.domain.errors import Undecided, Unreadable

SECONDS = 5


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.mark.parametrize("bad", HOSTILE, ids=lambda bad: bad.name)
def test_hostile(bad: Bad, tmp_path: Path) -> None:
    path = put(tmp_path, bad.name, bad.data)
    begun = time.monotonic()
    sentence = _outcome(path, bad.expect)
    assert time.monotonic() - begun < SECONDS
    for name in bad.names:
        assert name in sentence, sentence
    assert [found.name for found in tmp_path.iterdir()] == [bad.name]
    assert path.read_bytes() == bad.data


def _outcome(path: Path, expect: str) -> str:
    if expect == "asks":
        with pytest.raises(Undecided) as asked:
            read(path)
        assert asked.value.option.startswith("--")
        assert path.name in str(asked.value)
        return str(asked.value)
    if expect == "refused":
        with pytest.raises(Unreadable) as refused:
            read(path)
        assert refused.value.file == path.name
        assert "Nothing was stored." in str(refused.value)
        return str(refused.value)
    bundle = read(path)
    assert bundle.transcripts or bundle.ratings or bundle.life_events
    assert bool(bundle.notices) == (expect == "told"), told(bundle)
    return told(bundle)


def test_a_deleted_name_never_leaves_the_file(tmp_path: Path) -> None:
    tracked = next(bad for bad in HOSTILE if bad.name == "tracked.docx")
    path = put(tmp_path, tracked.name, tracked.data)
    with pytest.raises(Undecided) as asked:
        read(path)
    assert "Real Name" not in str(asked.value)
    assert "Real Name" not in repr(read(path, tracked="accept"))
    assert "Real Name" in repr(read(path, tracked="reject"))


def test_a_file_that_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    from workbench.exchange import Options
    from workbench.exchange.text import READER

    for name in ("absent.txt", "folder.txt"):
        with pytest.raises(Unreadable, match=name):
            READER.read(tmp_path / name, Options())
