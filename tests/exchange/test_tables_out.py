"""Tables out: numbers stay numbers, text is never a formula, odd characters are shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy
import openpyxl
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import Refused
from workbench.exchange.tables_out import WRITER, csv_bytes, visible, xlsx_bytes

SPEECH = '=HYPERLINK("http://e","x")'
ROWS = [
    {"turn": 1, "start": 1.5, "text": SPEECH, "held": True, "end": None},
    {"turn": -2, "start": float("nan"), "text": "bell \x07 and \ufffe", "held": False, "end": ("a", "b")},
]


def test_csv(tmp_path: Path) -> None:
    path = WRITER.write(ROWS, tmp_path / "turns.csv")
    text = path.read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["turn", "start", "text", "held", "end"],
        ["1", "1.5", "'" + SPEECH, "True", ""],
        ["-2", "", "bell ␇ and ⟨U+FFFE⟩", "False", "a; b"],
    ]


def test_excel(tmp_path: Path) -> None:
    path = WRITER.write(ROWS, tmp_path / "turns.xlsx", name="turns [of] all/sessions, which is a long name")
    sheet = openpyxl.load_workbook(path).active
    assert (sheet["C2"].value, sheet["C2"].data_type) == (SPEECH, "s")
    assert [cell.value for cell in sheet[3]] == [-2, None, "bell ␇ and ⟨U+FFFE⟩", False, "a; b"]
    assert len(sheet.title) <= 31


def test_a_data_frame(tmp_path: Path) -> None:
    frame = pandas.DataFrame(
        {
            "session": pandas.array([1, None], dtype="Int64"),
            "code": pandas.Categorical(["-a", None]),
            "n": numpy.array([1, 2]),
            "when": pandas.to_datetime(["2024-01-02", None]),
        }
    )
    text = WRITER.write(frame, tmp_path / "a.csv").read_text("utf-8-sig")
    assert text.splitlines() == ["session,code,n,when", "1,'-a,1,2024-01-02T00:00:00", ",,2,"]
    assert (
        WRITER.write(frame.iloc[:0], tmp_path / "b.csv").read_text("utf-8-sig").strip()
        == "session,code,n,when"
    )


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"\.csv or \.xlsx"):
        WRITER.write(ROWS, tmp_path / "a.pdf")
    with pytest.raises(Refused, match="32,768 characters"):
        WRITER.write([{"text": "x" * 32_768}], tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_any_text_can_be_written(text: str) -> None:
    records = [{"text": text}]
    rows = list(csv.reader(io.StringIO(csv_bytes(records, ["text"]).decode("utf-8-sig"), newline="")))
    assert rows[-1][0].removeprefix("'") in (visible(text), visible(text).removeprefix("'")) if text else True
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(records, ["text"], "t")))
    assert book.active["A2"].data_type in ("s", "inlineStr", "n")
