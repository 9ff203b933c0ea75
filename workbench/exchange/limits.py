"""How much one file may hold before it is refused, and how much before it is remarked on."""

from __future__ import annotations

from workbench.domain.errors import Unreadable

FILE_BYTES = 50 * 1024 * 1024
UNPACKED_BYTES = 200 * 1024 * 1024
ZIP_ENTRIES = 2_000
ZIP_RATIO = 100  # unpacked to packed size, for entries over ZIP_SMALL
ZIP_SMALL = 1024 * 1024
SESSION_TURNS = 20_000
TURN_CHARACTERS = 100_000
TABLE_COLUMNS = 1_000
TABLE_ROWS = 500_000
XML_BYTES = 30 * 1024 * 1024  # of one part, because its tree takes ten to twenty times as much
XML_TAGS = 1_500_000
JSON_CONTAINERS = 2_000_000


def megabytes(size: int) -> str:
    """A size in words a person reads: "197 MB"."""
    return f"{size / (1024 * 1024):.0f} MB" if size >= 1024 * 1024 else f"{size / 1024:.0f} KB"


def check_size(file: str, size: int) -> None:
    """Refuse a file over the limit before any of it is read."""
    if size > FILE_BYTES:
        raise Unreadable(
            file,
            f"the file has {megabytes(size)}; the limit is {megabytes(FILE_BYTES)} for one file.",
            remedy="Give the transcript of one session, without audio, video or pictures.",
        )
    if size == 0:
        raise Unreadable(
            file,
            "the file is empty (0 bytes).",
            remedy="If it lies in a cloud folder, let it download first, then try again.",
        )
