"""The first hundred bytes of a file, read without SQLite, so that nothing is touched before it is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAGIC = b"SQLite format 3\0"
FRACTIONS = bytes((64, 32, 32))  # the same in every SQLite file


@dataclass(frozen=True, slots=True)
class Header:
    """What an SQLite file says of itself, and how large it is."""

    page_size: int
    pages: int
    size: int
    application: int
    schema: int
    sound: bool

    @property
    def short(self) -> int:
        """Bytes that should be there and are not."""
        return max(0, self.page_size * self.pages - self.size)


def read(path: Path) -> Header | None:
    """The header, or nothing where the file does not begin as an SQLite file does."""
    with path.open("rb") as file:
        start = file.read(100)
        size = file.seek(0, 2)
    if len(start) < 100 or not start.startswith(MAGIC):
        return None
    page_size = _number(start, 16, 2)
    page_size = 65536 if page_size == 1 else page_size
    even = page_size >= 512 and page_size & (page_size - 1) == 0
    return Header(page_size, _number(start, 28), size, _number(start, 68), _number(start, 60),
                  sound=even and start[21:24] == FRACTIONS)


def _number(data: bytes, at: int, length: int = 4) -> int:
    return int.from_bytes(data[at:at + length], "big")


def unfinished(path: Path) -> bool:
    """Whether somebody was cut off in the middle of writing (or is writing now): SQLite will put that right."""
    for sign in ("-journal", "-wal"):
        beside = path.with_name(path.name + sign)
        try:
            with beside.open("rb") as file:
                if any(file.read(8)):
                    return True
        except OSError:
            continue
    return False
