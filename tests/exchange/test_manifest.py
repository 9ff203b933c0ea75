"""The hostile files of ../shared/tools/make_badinputs.py behave as its manifest says."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.exchange.reading import read, spoken, told
from workbench.domain.errors import Undecided, Unreadable

ROOT = Path(__file__).parents[2]
MAKER = ROOT.parent / "shared" / "tools" / "make_badinputs.py"
KINDS = {"txt", "vtt", "srt", "csv", "json", "docx"}
SECONDS, MEGABYTES = 5, 500
BIG = {
    "txt_200mb.txt",
    "docx_zip_bomb.docx",
    "docx_billion_laughs.docx",
    "json_deep.json",
    "txt_long_line.txt",
    "csv_huge_field.csv",
}
ASKS = {
    "enc_utf16le_nobom.txt": "--encoding",
    "enc_cp1252.txt": "--encoding",
    "enc_macroman.txt": "--encoding",
    "txt_no_speakers.txt": "--split",
    "csv_no_text.csv": "--column",
    "docx_tracked.docx": "--tracked",
    "docx_comments_hidden.docx": "--hidden",
}
REFUSED = ("A clear error", "Refused", "Says: password", "413-like", "Ignored or refused")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not MAKER.exists():
        pytest.skip("../shared/tools/make_badinputs.py is not beside this clone, so its files are not tried.")
    out = tmp_path_factory.mktemp("bad")
    subprocess.run(
        [sys.executable, "-W", "ignore", str(MAKER), str(out), "--big"], check=True, capture_output=True
    )
    return out


def _entries(made: Path) -> list[dict]:
    return [entry for entry in json.loads((made / "MANIFEST.json").read_text()) if entry["kind"] in KINDS]


def test_every_file_of_the_manifest(made: Path) -> None:
    wrong = [fault for entry in _entries(made) if (fault := _fault(made, entry))]
    assert not wrong, "\n".join(wrong)


def _fault(made: Path, entry: dict) -> str:
    name, expect = entry["file"], entry["expect"]
    begun = time.monotonic()
    try:
        bundle = read(made / name)
        outcome, sentence = "read", told(bundle)
    except Undecided as asked:
        outcome, sentence = "asks", str(asked)
    except Unreadable as refused:
        outcome, sentence = "refused", str(refused)
    seconds = time.monotonic() - begun
    wanted = "asks" if name in ASKS else "refused" if expect.startswith(REFUSED) else "read"
    must = [ASKS.get(name, "")] + [part for part in entry["must_name"] if outcome != "read" or part != name]
    missing = [part for part in must if part not in sentence]
    if outcome != wanted or missing or seconds > SECONDS:
        return (
            f"{name}: {outcome} instead of {wanted}, {seconds:.1f} s, not named {missing}: {sentence[:200]}"
        )
    if "with a warning" in expect and name not in sentence:
        return f"{name}: no warning"
    return ""


def test_what_was_taken_in_is_what_stands_there(made: Path) -> None:
    assert spoken(read(made / "enc_utf8_bom.txt"))[0] == ("Therapist", "How was the week?")
    assert spoken(read(made / "enc_cp1252.txt", encoding="cp1252")) == [("Client", "“Café” – it’s me")]
    assert spoken(read(made / "enc_macroman.txt", encoding="mac_roman")) == [("Client", "“Café”")]
    assert spoken(read(made / "txt_crlf_cr_mixed.txt")) == [
        ("Therapist", "a"),
        ("Client", "b"),
        ("Therapist", "c"),
        ("Client", "d\u2028x"),
    ]
    assert len(spoken(read(made / "txt_colon_in_speech.txt"))) == 2
    assert spoken(read(made / "txt_combining.txt")) == [
        ("Client", "Cafe\u0301 and Café; Z\u0351\u0343\u0310algo")
    ]
    assert spoken(read(made / "txt_sql.txt")) == [("Client'; DROP TABLE turn;--", "hello")]
    assert spoken(read(made / "vtt_html_voice.vtt")) == [("", "<v <script>x</script>>hi")]
    assert spoken(read(made / "docx_tracked.docx", tracked="accept")) == [("Client", "inserted kept")]
    assert spoken(read(made / "docx_comments_hidden.docx", hidden="drop")) == [("Client", "x")]
    assert "macros" in told(read(made / "docx_macro.docm"))


def test_the_large_ones_stay_small_in_memory(made: Path) -> None:
    for name in sorted(BIG):
        code = (
            "import sys\nfrom pathlib import Path\nfrom tests.exchange.reading import read\n"
            "from workbench.domain.errors import WorkbenchError\n"
            "try:\n    read(Path(sys.argv[1]))\nexcept WorkbenchError as error:\n    print(error)\n"
            "from tests.memory import peak_megabytes\nprint(peak_megabytes())"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(made / name)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        peak = float(done.stdout.split()[-1])
        assert peak < MEGABYTES, f"{name}: {peak:.0f} MB"
