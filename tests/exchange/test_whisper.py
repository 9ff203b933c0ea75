"""JSON transcripts in the shapes the recognisers write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import put, read, spoken, told
from workbench.domain.errors import Unreadable
from workbench.exchange.json_strict import parse


def of(folder: Path, content: object):
    return read(put(folder, "session-018.json", json.dumps(content)))


def test_whisper_segments(tmp_path: Path) -> None:
    bundle = of(
        tmp_path,
        {
            "text": "…",
            "language": "en",
            "segments": [
                {
                    "id": 0,
                    "start": 0.0,
                    "end": 1.5,
                    "text": " Hello.",
                    "words": [{"word": " Hello.", "probability": 0.9}],
                },
                {"id": 1, "start": 1.5, "end": 2.0, "text": " Yes."},
            ],
        },
    )
    (transcript,) = bundle.transcripts
    assert [(t.speaker, t.text, t.start, t.end, t.where) for t in transcript.turns] == [
        ("", "Hello.", 0.0, 1.5, "segments[0]"),
        ("", "Yes.", 1.5, 2.0, "segments[1]"),
    ]
    assert transcript.session == 18
    assert "2 of 2 turns have no speaker" in told(bundle)


def test_whisperx_speakers_of_segments_and_words(tmp_path: Path) -> None:
    bundle = of(
        tmp_path,
        {
            "segments": [
                {"start": 0, "end": 1, "text": "One.", "speaker": "SPEAKER_00"},
                {
                    "start": 1,
                    "end": 2,
                    "text": "two three four",
                    "words": [
                        {"word": "two", "speaker": "SPEAKER_00"},
                        {"word": "three", "score": 0.5},
                        {"word": "four", "speaker": "SPEAKER_00"},
                    ],
                },
                {
                    "text": "five six",
                    "words": [
                        {"word": "five", "speaker": "SPEAKER_01"},
                        {"word": "six", "speaker": "SPEAKER_01"},
                        {"word": "7", "speaker": "X"},
                    ],
                },
            ]
        },
    )
    assert spoken(bundle) == [("SPEAKER_00", "One. two three four"), ("SPEAKER_01", "five six")]
    assert "segments[2]: has no time" in told(bundle)
    assert "the one with most words was taken" in told(bundle)


def test_plain_turns_and_bare_lists(tmp_path: Path) -> None:
    said = [{"speaker": "T", "text": "a", "start": "00:00:05"}, {"speaker": "P", "text": "b", "start": 7.5}]
    assert [t.start for t in of(tmp_path, {"turns": said}).transcripts[0].turns] == [5.0, 7.5]
    assert spoken(of(tmp_path, said)) == [("T", "a"), ("P", "b")]


def test_several_faults_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        of(tmp_path, {"turns": [{"text": 1}, "x", {"text": "a", "start": -1}, {"text": "b", "start": True}]})
    for place in ("turns[0].text", "turns[1]", "turns[2]", "turns[3]"):
        assert place in str(refused.value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_strict_json_reads_what_is_sound(content: object) -> None:
    assert parse("f", json.dumps(content)) == content


@given(st.text(max_size=60))
def test_strict_json_has_a_sentence_for_the_rest(text: str) -> None:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        with pytest.raises(Unreadable):
            parse("f", text)


def test_every_key_given_twice_is_named() -> None:
    with pytest.raises(Unreadable, match="key “a”.*key “b”"):
        parse("f", '[{"a":1,"a":2},{"b":{"b":1},"c":2,"b":3}]')
