"""From a file to its words: size, encoding, line ends and odd characters, settled once for all readers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.errors import Unreadable

from .encoding import decode
from .limits import FILE_BYTES, check_size
from .remarks import Remarks

LINE_END = re.compile(r"\r\n|\r|\n")  # U+2028, U+2029, NEL, VT and FF stay inside a turn
ODD = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffd-\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
BEYOND_ASCII = re.compile(r"[^\t\n\r -~]+")
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, with where it came from."""

    file: str
    text: str
    sha256: str
    encoding: str

    @property
    def lines(self) -> list[str]:
        """The lines of the file; CRLF, CR and LF end one, nothing else does."""
        found = LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n")
        return found[:-1] if found and not found[-1] else found


def read_bytes(path: Path) -> bytes:
    """All bytes of a file within the limit; a larger one is refused before it is read."""
    try:
        check_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise Unreadable(
            path.name,
            f"the file cannot be opened ({error.strerror or error}).",
            remedy="Check that it is there, that it is a file and that you may read it.",
        ) from None
    check_size(path.name, len(data))
    return data


def load(path: Path, encoding: str = "") -> Source:
    """The words of a text file; raises `Unreadable` or `Undecided` where it cannot be known what they are."""
    data = read_bytes(path)
    text, name = decode(path.name, data, encoding)
    refuse_nul(path.name, text)
    if not text.strip():
        raise Unreadable(
            path.name,
            "the file holds nothing but spaces and empty lines.",
            remedy="Check that the right file was saved.",
        )
    return Source(path.name, text, hashlib.sha256(data).hexdigest(), name)


def refuse_nul(file: str, text: str) -> None:
    """A NUL in text means a damaged or a binary file."""
    at = text.find("\0")
    if at >= 0:
        raise Unreadable(
            file,
            "there is a NUL character in the text, so the file is damaged or is not a text file.",
            where=f"line {line_number(text, at)}",
            remedy="Save the transcript again as plain text, UTF-8.",
        )


def line_number(text: str, position: int) -> int:
    """The number of the line a character stands in."""
    return len(LINE_END.findall(text, 0, position)) + 1


def remark_odd_characters(text: str, remarks: Remarks) -> None:
    """Report control characters, non-characters and direction overrides line by line; the text stays."""
    if not any_odd(text):
        return
    found: dict[int, list[str]] = {}
    line, last = 1, 0
    for match in ODD.finditer(text):
        line += len(LINE_END.findall(text, last, match.start()))
        last = match.start()
        if len(found.setdefault(line, [])) < 8:
            found[line].append(character_name(match[0]))
    for number, names in found.items():
        remarks.add(
            f"line {number}",
            f"holds {_listed(names)}; kept as it is, and shown visibly in reports.",
            kind="odd characters, kept as they are",
        )


def any_odd(text: str) -> bool:
    """Whether there is an odd character at all; much faster than finding where, and most texts have none."""
    return ODD.search("".join(set("".join(BEYOND_ASCII.findall(text))))) is not None


def odd_names(text: str) -> str:
    """The odd characters of a short text in words, or nothing."""
    if not any_odd(text):
        return ""
    return _listed([character_name(c) for c in ODD.findall(text)[:8]])


def character_name(character: str) -> str:
    """What an odd character is called, for a person: "control character U+0007"."""
    code, kind = ord(character), unicodedata.category(character)
    if character == "\ufffd":
        return "the sign U+FFFD for a character that was lost before"
    if kind == "Cc":
        return f"control character U+{code:04X}"
    if kind == "Cn":
        return f"non-character U+{code:04X}"
    return f"{unicodedata.name(character, 'character').lower()} U+{code:04X}"


def _listed(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(names))
