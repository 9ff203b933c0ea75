"""Real files from elsewhere, in ../shared/samples: the valid ones come in, the others get their sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import srt
import webvtt

from tests.exchange.reading import read, spoken, told
from workbench.domain.errors import Undecided, Unreadable

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
REFUSED = {
    "vtt/invalid.vtt": "line 1",
    "vtt/missing_timeframe.vtt": "line 6",
    "srt/invalid_format1.srt": "line 1",
    "srt/missing_timeframe.srt": "line 5",
}
ASKS = {
    "srt/windows-1252.srt": "--encoding",
    "docx/ID1.docx": "--split",
    "ratings/suddengains_sgdata.csv": "--column",
    "ratings/suddengains_sgdata_bad.csv": "--column",
    "annomi/annomi_even.csv": "--column session=",
}
FOLDERS = ("vtt", "srt", "whisper", "docx", "annomi", "ratings")

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="../shared/samples is not beside this clone.")


def _files() -> list[str]:
    return [f"{folder}/{path.name}" for folder in FOLDERS for path in sorted((SAMPLES / folder).glob("*"))]


@pytest.mark.parametrize("name", _files())
def test_sample(name: str) -> None:
    path = SAMPLES / name
    if name in REFUSED:
        with pytest.raises(Unreadable, match=REFUSED[name]):
            read(path)
    elif name in ASKS:
        with pytest.raises(Undecided, match=ASKS[name]):
            read(path)
    else:
        assert spoken(read(path))


def test_annomi_in_full() -> None:
    bundle = read(SAMPLES / "annomi" / "annomi_even.csv", columns={"session": "transcript_id"})
    assert len(bundle.transcripts) == 67
    assert sum(len(transcript.turns) for transcript in bundle.transcripts) == 5038
    assert {turn.speaker for transcript in bundle.transcripts for turn in transcript.turns} == {
        "therapist",
        "client",
    }
    assert [transcript.session for transcript in bundle.transcripts][:3] == [0, 2, 4]
    sentences = told(bundle)
    assert sentences.count("backwards") == 4
    assert "2052 rows repeat an utterance for another annotator" in sentences
    assert "line 1340: the time “00:09:025” was read as 00:09:25" in sentences


def test_questions_can_be_answered() -> None:
    assert len(spoken(read(SAMPLES / "docx" / "ID1.docx", split="paragraphs"))) > 2
    assert "ÉVÉNEMENTS" in spoken(read(SAMPLES / "srt" / "windows-1252.srt", encoding="cp1252"))[1][1]


@pytest.mark.parametrize(
    "name", [name for name in _files() if name.startswith("vtt/") and name not in REFUSED]
)
def test_as_many_words_as_webvtt_py_finds(name: str) -> None:
    theirs = [caption.text for caption in webvtt.read(str(SAMPLES / name)) if caption.text.strip()]
    ours = " ".join(text for _, text in spoken(read(SAMPLES / name)))
    assert ours.split() == " ".join(theirs).split()


@pytest.mark.parametrize("name", ["srt/ascii.srt", "srt/sample.srt", "srt/utf-8.srt"])
def test_the_cues_the_srt_library_finds(name: str) -> None:
    theirs = list(srt.parse((SAMPLES / name).read_text("utf-8")))
    (transcript,) = read(SAMPLES / name).transcripts
    assert [turn.start for turn in transcript.turns] == [cue.start.total_seconds() for cue in theirs]
