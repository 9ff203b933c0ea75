"""Subtitles: voices, labels, times, and cues that are joined or kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import put, read, spoken, told
from workbench.domain.errors import Unreadable
from workbench.exchange.markup import voices

HEAD = "WEBVTT\n\n"


def vtt(folder: Path, body: str, **options: object):
    return read(put(folder, "session-007.vtt", HEAD + body), **options)


def test_voices_join_into_turns(tmp_path: Path) -> None:
    bundle = vtt(
        tmp_path,
        "00:01.000 --> 00:02.000\n<v Ana>One,</v>\n\n00:02.000 --> 00:03.500\n<v Ana>two.\n\n"
        "00:04.000 --> 00:05.000\n<v Ben>Three.\n",
    )
    (transcript,) = bundle.transcripts
    assert [(t.speaker, t.text, t.start, t.end, t.where) for t in transcript.turns] == [
        ("Ana", "One, two.", 1.0, 3.5, "line 3"),
        ("Ben", "Three.", 4.0, 5.0, "line 9"),
    ]
    assert (transcript.session, transcript.file, bundle.notices) == (7, "session-007.vtt", [])


def test_several_voices_in_one_cue(tmp_path: Path) -> None:
    (transcript,) = vtt(tmp_path, "00:01.000 --> 00:04.000\n<v Ana>One.</v> <v Ben>Two.</v>\n").transcripts
    assert [(t.speaker, t.text, t.start, t.end) for t in transcript.turns] == [
        ("Ana", "One.", 1.0, None),
        ("Ben", "Two.", None, 4.0),
    ]


@pytest.mark.parametrize(
    ("payload", "found"),
    [
        ("plain", [("", "plain")]),
        ("<v Ana Lee>hi", [("Ana Lee", "hi")]),
        ("<v.loud.first Ana>hi</v>", [("Ana", "hi")]),
        ("<v Ana>a <b>b</b> <00:00:01.000><c.red>c</c></v>", [("Ana", "a b c")]),
        (
            "<v Ana &amp; Ben>fish &amp; chips &lt;b&gt; AT&T &nope;",
            [("Ana & Ben", "fish & chips <b> AT&T &nope;")],
        ),
        ("<v Ana>hi</v> (laughs)", [("Ana", "hi"), ("", "(laughs)")]),
        ("<laughs> well", [("", "<laughs> well")]),
        ("<v <script>x</script>>hi", [("", "<v <script>x</script>>hi")]),
        ("<v>hi", [("", "hi")]),
        ("<v Ana></v>", []),
        ("a < b > c", [("", "a < b > c")]),
    ],
)
def test_markup(payload: str, found: list[tuple[str, str]]) -> None:
    assert voices(payload) == found


@given(st.text())
def test_markup_never_stumbles(payload: str) -> None:
    assert all(text for _, text in voices(payload))


def test_zoom_labels(tmp_path: Path) -> None:
    bundle = vtt(
        tmp_path,
        "1\n00:01.000 --> 00:02.000\nAna Lee: One.\n\n2\n00:02.000 --> 00:03.000\nBen: He said: no.\n\n"
        "3\n00:03.000 --> 00:04.000\nBen: Two.\n",
    )
    assert spoken(bundle) == [("Ana Lee", "One."), ("Ben", "He said: no. Two.")]


def test_teams_identifiers_settings_notes_and_styles(tmp_path: Path) -> None:
    bundle = vtt(
        tmp_path,
        "NOTE by hand\nof somebody\n\nSTYLE\n::cue { color: red }\n\n4a9d7c3e/12-0\n"
        "0:0:1.5 --> 0:0:2.25 align:start position:0%\n<v Ana>One.</v>\n",
    )
    (transcript,) = bundle.transcripts
    assert [(t.text, t.start, t.end, t.where) for t in transcript.turns] == [("One.", 1.5, 2.25, "line 10")]


def test_nobody_is_named(tmp_path: Path) -> None:
    bundle = vtt(tmp_path, "00:01.000 --> 00:02.000\none\n\n00:02.000 --> 00:03.000\ntwo\n")
    assert spoken(bundle) == [("", "one"), ("", "two")]
    assert "2 of 2 turns have no speaker" in told(bundle)


def test_odd_times_are_told_and_kept_apart(tmp_path: Path) -> None:
    bundle = vtt(
        tmp_path,
        "00:09.000 --> 00:12.000\n<v A>a\n\n00:01.000 --> 00:02.000\n<v A>b\n\n"
        "00:10.000 --> 00:11.000\n<v B>c\n",
    )
    assert spoken(bundle) == [("A", "a"), ("A", "b"), ("B", "c")]
    assert "line 6: the time runs backwards, from 00:00:09 to 00:00:01" in told(bundle)
    assert "line 9: overlaps with line 3, which runs to 00:00:12" in told(bundle)


def test_separators_of_lines_that_are_none(tmp_path: Path) -> None:
    bundle = vtt(tmp_path, "00:01.000 --> 00:02.000\n<v A>one\u2028two\x85three\n")
    assert spoken(bundle) == [("A", "one\u2028two\x85three")]


def test_a_time_line_needs_no_blank_before_it(tmp_path: Path) -> None:
    bundle = read(
        put(
            tmp_path,
            "a.vtt",
            "WEBVTT\nKind: captions\n00:01.000 --> 00:02.000\n<v A>one\n00:02.000 --> 00:03.000\n<v B>two\n",
        )
    )
    assert spoken(bundle) == [("A", "one"), ("B", "two")]


def test_srt_words_may_hold_numbers_blank_lines_and_labels(tmp_path: Path) -> None:
    bundle = read(
        put(
            tmp_path,
            "s04.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nT: How many?\n\n2\n00:00:02,000 --> "
            "00:00:03,000\nP: <i>Six</i>\n\nand more\n\n3\n00:00:04,000 --> 00:00:05,000\n7\n",
        )
    )
    assert spoken(bundle) == [("T", "How many?"), ("P", "Six\n\nand more"), ("", "7")]
    assert bundle.transcripts[0].session == 4


def test_srt_with_points_and_windows_ends(tmp_path: Path) -> None:
    bundle = read(put(tmp_path, "a.srt", "1\r\n00:00:01.000 --> 00:00:02.000\r\nT: a\r\nb\r\n\r\n"))
    assert spoken(bundle) == [("T", "a\nb")]
    assert "line 2: the time is written with “.”" in told(bundle)


STAMP = st.integers(0, 10**7)
SPEECH = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&:：\u2028\u2029"), min_size=1
).filter(lambda text: text == text.strip() and "-->" not in text)


@given(st.lists(st.tuples(st.sampled_from("ABC"), SPEECH, STAMP, STAMP), min_size=1, max_size=8))
def test_any_cues_come_back(cues: list[tuple[str, str, int, int]]) -> None:
    import tempfile

    def stamp(ms: int) -> str:
        return f"{ms // 3600000:02d}:{ms // 60000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"

    body = "".join(
        f"{stamp(min(a, b))} --> {stamp(max(a, b))}\n<v {who}>{text}\n\n" for who, text, a, b in cues
    )
    with tempfile.TemporaryDirectory() as folder:
        (transcript,) = vtt(Path(folder), body).transcripts
    assert " ".join(turn.text for turn in transcript.turns) == " ".join(text for _, text, _, _ in cues)
    assert transcript.turns[0].start == pytest.approx(min(cues[0][2:]) / 1000)
    assert [turn.where for turn in transcript.turns][0] == "line 3"


def test_every_fault_of_a_time_names_its_line(tmp_path: Path) -> None:
    for time in (
        "00:00:61.000 --> 00:01:02.000",
        "x --> 00:00:01.000",
        "1.5 --> 2.5",
        "-->",
        "00:00:01.000 -->",
    ):
        with pytest.raises(Unreadable, match="line 6"):
            vtt(tmp_path, f"00:01.000 --> 00:02.000\na\n\n{time}\nb\n")
