"""Files damaged at random are read or get their sentence; no reader ever stumbles over one."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from tests.badinputs import HOSTILE
from tests.exchange.reading import put, read
from workbench.domain.errors import WorkbenchError

ROOT = Path(__file__).parents[2]
CASE = ROOT / "cases" / "varga"
SPLINTERS = [
    b"\0",
    b"\xff",
    b'"',
    b",",
    b"\n",
    b"\r",
    b":",
    b"-->",
    b"<v ",
    b"{",
    b"=",
    "\u2028".encode(),
    b"00:61:00",
    b"1e999",
    b"\xef\xbb\xbf",
    b"45385",
    b"<w:ins/>",
    b"<w:p>",
    b"-1",
]
CHOICES: list[dict[str, object]] = [
    {},
    {"split": "lines"},
    {"tracked": "accept", "hidden": "drop"},
    {"encoding": "cp1252"},
    {"dates": "dmy", "by": "patient", "decimal": ","},
]


def _sources() -> list[tuple[str, bytes]]:
    small = [(bad.name, bad.data) for bad in HOSTILE if len(bad.data) < 20_000]
    shipped = [
        path
        for path in sorted(CASE.rglob("*"))
        if path.suffix in (".vtt", ".srt", ".csv", ".docx", ".json", ".xlsx")
    ]
    return small + [(path.name, path.read_bytes()) for path in shipped]


def _damaged(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 15])):
        at, how = chance.randrange(len(made) + 1), chance.random()
        if how < 0.3 and made:
            made[min(at, len(made) - 1)] = chance.randrange(256)
        elif how < 0.7:
            made[at:at] = chance.choice(SPLINTERS)
        elif how < 0.9:
            del made[at : at + chance.choice([1, 3, 30])]
        else:
            del made[at:]
    return bytes(made)


def _damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """The same for one part of an archive, which is then packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        names = list(dict.fromkeys(whole.namelist()))
        picked = chance.choice(names)
        for name in names:
            content = whole.read(name)
            made.writestr(name, _damaged(content, chance) if name == picked else content)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files(seed: int, tmp_path: Path) -> None:
    chance, sources = random.Random(seed), _sources()
    outcomes = set()
    for _ in range(60):
        name, data = chance.choice(sources)
        inside = (
            name.endswith((".docx", ".xlsx"))
            and zipfile.is_zipfile(io.BytesIO(data))
            and chance.random() < 0.7
        )
        try:
            damaged = (_damaged_inside if inside else _damaged)(data, chance)
        except (zipfile.BadZipFile, OSError):
            continue  # the archive was broken to begin with
        path = put(tmp_path, "file" + Path(name).suffix, damaged)
        try:
            bundle = read(path, **chance.choice(CHOICES))
        except WorkbenchError as error:
            assert path.name in str(error)
            outcomes.add("sentence")
        else:
            assert bundle.transcripts or bundle.ratings or bundle.life_events
            outcomes.add("read")
    assert outcomes == {"sentence", "read"}
