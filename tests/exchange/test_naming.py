"""The number of a session by the name of its file."""

from __future__ import annotations

import pytest

from workbench.exchange.naming import session_number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("session-003.vtt", 3),
        ("Session 12.docx", 12),
        ("session3.txt", 3),
        ("s03.srt", 3),
        ("P01_S03.csv", 3),
        ("varga_session_07_final.vtt", 7),
        ("Sitzung 5.txt", 5),
        ("003 intake.txt", 3),
        ("003.vtt", 3),
        ("varga_07.txt", 7),
        ("session-003-2024-05-06.vtt", 3),
        ("2024-05-06 session 4.txt", 4),
        ("003 2024-05-06.txt", 3),
        ("session-3-of-20.txt", 3),
        ("session 0.txt", 0),
        ("session 3 and session 4.txt", None),
        ("sessions 3-4.txt", None),
        ("2024-05-06.txt", None),
        ("interview.txt", None),
        ("notes3 of 12.txt", None),
        ("chapter12b.txt", None),
        ("12 march 14.txt", None),
        ("transcript.s3", 3),
        ("", None),
    ],
)
def test_session_number(name: str, number: int | None) -> None:
    assert session_number(name) == number
