"""Plain text: who speaks, what goes on, and what only looks like a label."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import put, read, spoken, told
from workbench.domain.errors import Undecided
from workbench.exchange import DraftTurn, Options
from workbench.exchange.remarks import Remarks
from workbench.exchange.text import pieces_of


def turns(text: str, **options: object) -> list[DraftTurn]:
    lines = [(f"line {n}", line) for n, line in enumerate(text.split("\n"), 1)]
    return pieces_of("f.txt", lines, Options(**options), Remarks("f.txt"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "speaker", "start", "text"),
    [
        ("Therapist: Hello.", "Therapist", None, "Hello."),
        ("P:Hello.", "P", None, "Hello."),
        ("**P:** Hello.", "P", None, "Hello."),
        ("**P**: Hello.", "P", None, "Hello."),
        ("__Dr. Ana Lee:__ Hello.", "Dr. Ana Lee", None, "Hello."),
        ("[00:01:12] T: Hello.", "T", 72.0, "Hello."),
        ("(00:12) T: Hello.", "T", 12.0, "Hello."),
        ("00:12 T: Hello.", "T", 12.0, "Hello."),
        ("T [00:12]: Hello.", "T", 12.0, "Hello."),
        ("T (00:12): Hello.", "T", 12.0, "Hello."),
        ("T: [00:12.5] Hello.", "T", 12.5, "Hello."),
        ("Thérapeute : Bonjour.", "Thérapeute", None, "Bonjour."),
        ("治疗师：你好", "治疗师", None, "你好"),
        ("Anna (mother): Hello.", "Anna (mother)", None, "Hello."),
        ("Smith, Jane: Hello.", "Smith, Jane", None, "Hello."),
        ("client: Hello.", "client", None, "Hello."),
        ("[id1] Hello.", "id1", None, "Hello."),
        ("[P]: Hello.", "P", None, "Hello."),
        ("I: Hello.", "I", None, "Hello."),
        ("T: /", "T", None, "/"),
        ("T:*laughs* yes", "T", None, "*laughs* yes"),
        ("心理治疗师：你好", "心理治疗师", None, "你好"),
        ("Client: 10:30: late", "Client", None, "10:30: late"),
        ("T: [unintelligible 00:01:02] yes", "T", None, "[unintelligible 00:01:02] yes"),
    ],
)
def test_labels(line: str, speaker: str, start: float | None, text: str) -> None:
    other = "[id2] Yes." if line.startswith("[id1]") else "Zoe: Yes."
    first = turns(f"{line}\n{other}")[0]
    assert (first.speaker, first.start, first.text) == (speaker, start, text)


@pytest.mark.parametrize(
    "line",
    [
        "He said: go.",
        "10:30: late",
        "http://x: y",
        "And then: nothing",
        "Remember: breathe",
        "so: yes",
        "What she told me about the whole long week: nothing",
        "“Stop: now”",
        "C:\\temp is a folder",
        "12: twelve",
    ],
)
def test_colons_in_speech_go_on_with_the_turn(line: str) -> None:
    found = turns(f"Therapist: Well.\n{line}\nClient: Yes.")
    assert [(turn.speaker, turn.text) for turn in found] == [
        ("Therapist", f"Well.\n{line}"),
        ("Client", "Yes."),
    ]


def test_a_lower_case_label_counts_where_it_comes_back() -> None:
    found = turns("Therapist: Well.\nmother: No.\nTherapist: Hm.\nmother: Yes.\nsomething: else")
    assert [turn.speaker for turn in found] == ["Therapist", "mother", "Therapist", "mother"]
    assert found[-1].text == "Yes.\nsomething: else"


def test_a_named_speaker_is_always_one() -> None:
    assert turns("Therapist: Well.\nhe: No.", speakers={"he": "patient"})[1].speaker == "he"


def test_time_stamps_alone_on_their_lines_belong_to_the_next_speaker() -> None:
    found = turns("[00:00:05]\nT: One.\n\n00:09\nP: Two.\n[00:11]\nstill two.")
    assert [(turn.start, turn.text) for turn in found] == [(5.0, "One."), (9.0, "Two.\n[00:11]\nstill two.")]


def test_names_with_times_above_the_words() -> None:
    found = turns("Speaker 1  0:03\nHello there.\n\nSpeaker 2  0:07\nYes.\nAnd no.")
    assert [(turn.speaker, turn.start, turn.text) for turn in found] == [
        ("Speaker 1", 3.0, "Hello there."),
        ("Speaker 2", 7.0, "Yes.\nAnd no."),
    ]


def test_paragraphs_of_one_turn_keep_their_blank_line() -> None:
    assert turns("T: One.\n\nTwo.\n\n\nP: Three.")[0].text == "One.\n\nTwo."


def test_words_before_the_first_label_are_kept_and_told(tmp_path: Path) -> None:
    bundle = read(put(tmp_path, "session-004.txt", "Interview of May\nT: Hello.\nP: Yes.\n"))
    assert spoken(bundle) == [("", "Interview of May"), ("T", "Hello."), ("P", "Yes.")]
    assert "line 1: these words stand before the first speaker label" in told(bundle)
    assert bundle.transcripts[0].session == 4
    assert len(bundle.transcripts[0].sha256) == 64


def test_lines_of_one_speaker_join_and_empty_ones_are_told(tmp_path: Path) -> None:
    bundle = read(put(tmp_path, "a.txt", "T: One.\nT: Two.\nP:\nT: Three.\n"))
    assert spoken(bundle) == [("T", "One.\nTwo.\nThree.")]
    assert "line 3: P is named here without any words" in told(bundle)


def test_markdown_headings_and_front_matter_are_not_speech(tmp_path: Path) -> None:
    bundle = read(
        put(tmp_path, "a.md", "---\ntitle: x\n---\n# Session 3\n\n**T:** Hello.\n\n**P:** # not a heading\n")
    )
    assert spoken(bundle) == [("T", "Hello."), ("P", "# not a heading")]
    assert "line 4: a heading" in told(bundle) and "line 1: the front matter" in told(bundle)


def test_without_labels_the_person_chooses(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "One.\nTwo.\n\nThree.\n")
    with pytest.raises(Undecided) as asked:
        read(path)
    assert asked.value.option == "--split paragraphs or --split lines"
    assert spoken(read(path, split="lines")) == [("", "One."), ("", "Two."), ("", "Three.")]
    assert spoken(read(path, split="paragraphs")) == [("", "One.\nTwo."), ("", "Three.")]


NAMES = ["Therapist", "P", "Dr. Lee", "Speaker 2", "Мама", "治疗师"]
BLANKS = " \t\xa0\n\r"
SPEECH = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n:：[]()"), min_size=1
).filter(lambda text: text == text.strip(BLANKS) and not text.isspace())
CONVERSATION = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(SPEECH, min_size=1, max_size=3)), min_size=1, max_size=12
)


@given(CONVERSATION)
def test_any_labelled_conversation_comes_back(said: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(f"{name}: " + "\n".join(lines) for name, lines in said)
    found = turns(text)
    assert [(turn.speaker, turn.text) for turn in found] == [(name, "\n".join(lines)) for name, lines in said]
    starts, at = [], 1
    for _, lines in said:
        starts.append(f"line {at}")
        at += len(lines)
    assert [turn.where for turn in found] == starts
