"""Transcript tables: columns by name or mapping, sessions, annotators, and tables of our own."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import put, read, spoken, told
from workbench.domain.errors import Undecided, Unreadable
from workbench.exchange.cells import escape_cell, neutral_cell, unescape_cell
from workbench.exchange.csv_file import load_csv


def test_the_usual_names(tmp_path: Path) -> None:
    (transcript,) = read(
        put(
            tmp_path,
            "session-5.csv",
            "Who,Utterance,Start Time,End Time\nT,Hello,0:01,0:03\nT,again,0:03,0:04\nP,Yes,4.5,5\n",
        )
    ).transcripts
    assert [(t.speaker, t.text, t.start, t.end, t.where) for t in transcript.turns] == [
        ("T", "Hello again", 1.0, 4.0, "line 2"),
        ("P", "Yes", 4.5, 5.0, "line 4"),
    ]
    assert transcript.session == 5


def test_mapped_names(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "a;b;c\nT;Hello;1\nP;Yes;2\n")
    bundle = read(path, columns={"speaker": "a", "text": "b", "session": "c"})
    assert [(t.session, t.turns[0].text) for t in bundle.transcripts] == [(1, "Hello"), (2, "Yes")]
    with pytest.raises(Unreadable, match="no column “z”"):
        read(path, columns={"text": "z"})


ANNOTATED = (
    "transcript_id,utterance_id,interlocutor,timestamp,utterance_text,annotator_id\n"
    "3,0,therapist,00:00:01,Hello.,1\n3,0,therapist,00:00:01,Hello.,2\n3,1,client,00:00:03,Yes.,1\n"
    "3,1,client,00:00:03,Yes!,2\n5,0,therapist,00:00:02,Well.,1\n"
)


def test_utterances_repeated_for_several_annotators(tmp_path: Path) -> None:
    path = put(tmp_path, "annotated.csv", ANNOTATED)
    with pytest.raises(Undecided, match="tells 2 transcripts apart.*--column session=transcript_id"):
        read(path)
    bundle = read(path, columns={"session": "transcript_id"})
    assert [(t.session, [turn.text for turn in t.turns]) for t in bundle.transcripts] == [
        (3, ["Hello.", "Yes. Yes!"]),
        (5, ["Well."]),
    ]
    assert "1 rows repeat an utterance" in told(bundle)
    assert "line 5: has the number of the utterance in line 4 but other words" in told(bundle)


def test_times_backwards_and_missing_speakers_are_told(tmp_path: Path) -> None:
    bundle = read(put(tmp_path, "a.csv", "speaker,text,time\nT,a,00:10\nP,b,00:05\n,c,00:00:012\n"))
    assert "line 3: the time runs backwards" in told(bundle)
    assert "1 of 3 turns have no speaker (line 4)" in told(bundle)
    assert "“00:00:012” was read as 00:00:12" in told(bundle)


def test_an_excel_sheet(tmp_path: Path) -> None:
    from datetime import time

    book = openpyxl.Workbook()
    for row in (
        (None, None, None),
        ("speaker", "text", "start"),
        ("T", "Hello", time(0, 0, 7)),
        ("P", 12, 8.5),
    ):
        book.active.append(row)
    book.create_sheet("Notes").append(["x"])
    book.save(tmp_path / "s03.xlsx")
    bundle = read(tmp_path / "s03.xlsx")
    assert [(t.speaker, t.text, t.start, t.where) for t in bundle.transcripts[0].turns] == [
        ("T", "Hello", 7.0, "row 3"),
        ("P", "12", 8.5, "row 4"),
    ]
    assert "not read: Notes" in told(bundle)


def test_our_own_tables_keep_their_turns(tmp_path: Path) -> None:
    rows = 'trn_1,1,patient,P,1.5,,  two spaces \ntrn_2,2,patient,P,,,"a\r\nb"\n'
    text = f"id,turn,by,speaker,start,end,text\n{rows}"
    (transcript,) = read(put(tmp_path, "a.csv", text)).transcripts
    assert [(t.id, t.by, t.speaker, t.start, t.text) for t in transcript.turns] == [
        ("trn_1", "patient", "P", 1.5, "  two spaces "),
        ("trn_2", "patient", "P", None, "a\r\nb"),
    ]


def test_an_index_column_is_left_out(tmp_path: Path) -> None:
    bundle = read(put(tmp_path, "a.csv", ",speaker,text,\n0,T,a,\n1,P,b,\n"))
    assert spoken(bundle) == [("T", "a"), ("P", "b")]
    assert "2 columns have no name" in told(bundle)


ENDS = r"\r\n|\r|\n"
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=12)


@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_comes_back_with_its_lines(rows: list[tuple[str, str]], separator: str, end: str) -> None:
    import tempfile

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["one column", "another"])
    lines = []
    for row in rows:
        lines.append(f"line {len(re.findall(ENDS, out.getvalue())) + 1}")
        writer.writerow(row)
    with tempfile.TemporaryDirectory() as folder:
        table = load_csv(put(Path(folder), "a.csv", out.getvalue()))
    assert table.rows == [list(row) for row in rows]
    assert table.places == lines


@given(st.text())
def test_guarded_cells_come_back_and_never_begin_a_formula(text: str) -> None:
    assert unescape_cell(escape_cell(text)) == text
    assert not escape_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not neutral_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
