"""Bytes become text by mark, by strict UTF-8, or as the person says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import Undecided, Unreadable
from workbench.exchange.encoding import decode
from workbench.exchange.remarks import Remarks
from workbench.exchange.source import LINE_END, line_number, remark_odd_characters

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1)


@given(WORDS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_mark_decides(text: str, encoding: str) -> None:
    assert decode("f", text.encode(encoding))[0] == text


@given(WORDS)
def test_utf8_needs_no_mark(text: str) -> None:
    assert decode("f", text.encode()) == (text, "utf-8")


@given(st.binary(min_size=1))
def test_any_bytes_are_text_or_get_a_sentence(data: bytes) -> None:
    try:
        text, name = decode("f.txt", data)
    except (Unreadable, Undecided) as error:
        assert "f.txt" in str(error)
        assert "--encoding" in str(error)
    else:
        assert text.encode("utf-8", "surrogatepass") is not None
        assert name in ("utf-8", "utf-8-sig", "utf-16", "utf-32")


def test_the_person_may_say_it() -> None:
    data = "Käse\n".encode("cp1252")
    assert decode("f", data, "cp1252")[0] == "Käse\n"
    assert decode("f", "\ufeffKäse".encode("utf-16-le"), "utf-16-le")[0] == "Käse"


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13"])
def test_an_encoding_that_is_none(encoding: str) -> None:
    with pytest.raises(Unreadable, match="no encoding called"):
        decode("f", b"hello", encoding)


def test_the_wrong_choice_names_the_line() -> None:
    with pytest.raises(Unreadable, match="line 2"):
        decode("f", "ok\nKäse\n".encode("cp1252"), "utf-8")


def test_three_candidates_with_the_line_as_each_reads_it() -> None:
    with pytest.raises(Undecided) as asked:
        decode("f", "Therapist: hm\nClient: “né”, là-bas, ça\n".encode("cp1252"))
    lines = str(asked.value).splitlines()
    assert [line.split(": ")[0].strip() for line in lines[1:4]] == [
        "line 2 as cp1252",
        "line 2 as mac_roman",
        "line 2 as cp1250",
    ]
    assert "“né”, là-bas, ça" in lines[1]


@given(
    st.lists(st.sampled_from(["a", "\r\n", "\r", "\n", "\u2028", "\x0b", "\x85", "b"])), st.integers(0, 30)
)
def test_line_numbers_count_what_splits_lines(parts: list[str], at: int) -> None:
    text = "".join(parts)
    at = min(at, len(text))
    if text[at - 1 : at + 1] != "\r\n":
        assert line_number(text, at) == len(LINE_END.split(text[:at]))


def test_odd_characters_are_named_with_their_lines() -> None:
    remarks = Remarks("f")
    remark_odd_characters("fine\r\nbell \x07\rhebrew \u200f mark\n\u2066x\u2069 \U0001ffff", remarks)
    found = [(notice.where, notice.what) for notice in remarks.notices()]
    assert [where for where, _ in found] == ["line 2", "line 4"]
    assert "U+0007" in found[0][1]
    assert "left-to-right isolate" in found[1][1] and "U+1FFFF" in found[1][1]


def test_many_oddities_become_few_notices() -> None:
    remarks = Remarks("f")
    remark_odd_characters("\x07\n" * 300, remarks)
    notices = remarks.notices()
    assert len(notices) == 11
    assert notices[-1].what.startswith("290 more places")
