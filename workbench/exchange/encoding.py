"""Bytes to text: byte-order mark, then strict UTF-8, else the person is asked; never guessed in silence."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from workbench.domain.errors import Undecided, Unreadable

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ("cp1252", "mac_roman", "iso-8859-15", "iso-8859-1", "cp1250", "cp850", "gb18030", "koi8-r")
LINE_END = re.compile(rb"\r\n|\r|\n")
BROKEN_TAIL = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")


def decode(file: str, data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of a file and the name of its encoding; `encoding` is what the person chose, if anything."""
    if encoding:
        return _chosen(file, data, encoding), encoding
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(file, data, name), name
    _ask_if_utf16(file, data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        raise _not_utf8(file, data, error) from None


def line_of(data: bytes, position: int) -> int:
    """The number of the line a byte stands in, counting CRLF, CR and LF as line ends."""
    return len(LINE_END.findall(data[:position])) + 1


def _chosen(file: str, data: bytes, encoding: str) -> str:
    try:
        known = codecs.lookup(encoding)
        with suppress(UnicodeError):
            b"a".decode(encoding)  # refuses codecs such as base64 that do not make text
    except LookupError:
        raise Unreadable(
            file,
            f"there is no encoding called {encoding!r}.",
            remedy="Common ones: utf-8, utf-16, cp1252, mac_roman, iso-8859-15.",
        ) from None
    return _strict(file, data, known.name).removeprefix("\ufeff")


def _strict(file: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        where = f"line {line_of(data, getattr(error, 'start', 0))}"
        raise Unreadable(
            file,
            f"this is not {encoding.removesuffix('-sig')}, although it was said to be.",
            where=where,
            remedy="Choose another with --encoding, or save the file again as UTF-8.",
        ) from None


def _ask_if_utf16(file: str, data: bytes) -> None:
    """UTF-16 without a mark shows as a zero in every other byte."""
    sample = data[:65536]
    if len(sample) < 4 or not sample.count(0):
        return
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= len(sample) // 5 or min(even, odd) > max(even, odd) // 4:
        return
    name = "utf-16-be" if even > odd else "utf-16-le"
    first = LINE_END.split(data.decode(name, "replace").encode("utf-8", "replace"), maxsplit=1)[0].decode(
        "utf-8"
    )
    raise Undecided(
        f"{file}: line 1 looks like UTF-16 without a mark that says so. "
        f"As {name} it reads “{_shown(first)}”.",
        option=f"--encoding {name}",
    )


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Unreadable | Undecided:
    number, previews = line_of(data, error.start), _previews(data, error.start)
    if _half_of_utf8(data, error.start):
        return Unreadable(
            file,
            "a character is broken here although the rest of the file is UTF-8: it was cut off or glued "
            "together from two encodings.",
            where=f"line {number}",
            remedy="Fetch the file again or mend the line in an editor and save as UTF-8. If the whole file "
            f"is in an older encoding, name it with --encoding ({'; '.join(previews)}).",
        )
    shown = "".join(f"\n  line {number} as {preview}" for preview in previews)
    return Undecided(
        f"{file}: line {number} is not UTF-8, and the file does not say what it is instead.{shown}\n",
        option="--encoding, followed by the name under which the line reads right",
    )


def _half_of_utf8(data: bytes, position: int) -> bool:
    """Whether UTF-8 is the likeliest reading all the same: multibyte characters elsewhere, or one bad end."""
    if any(byte > 127 for byte in data[:position]):
        return True
    rest = data[position:]
    if len(rest.rstrip(b"\r\n\t ")) == 1 or BROKEN_TAIL.fullmatch(rest):
        return True
    readable = rest.decode("utf-8", "ignore")
    lost = len(rest) - len(readable.encode("utf-8"))
    return sum(character > "\x7f" for character in readable) > lost


def _previews(data: bytes, position: int) -> list[str]:
    """The offending line under three encodings that read it differently."""
    start = max(data.rfind(b"\n", 0, position), data.rfind(b"\r", 0, position)) + 1
    line = LINE_END.split(data[start : start + 4000], maxsplit=1)[0]
    begin = max(0, position - start - 40)
    seen: dict[str, str] = {}
    for name in CANDIDATES:
        try:
            text = line.decode(name)[begin:]
        except UnicodeDecodeError:
            continue
        if text not in seen.values() and not any(0x7F <= ord(c) <= 0x9F for c in text):
            seen[name] = text
    return [f"{name}: “{_shown(text)}”" for name, text in list(seen.items())[:3]]


def _shown(text: str) -> str:
    """A line short enough for a message and without anything that could disturb a terminal."""
    clean = "".join(c if c.isprintable() else "·" for c in text)
    return clean if len(clean) <= 80 else clean[:79] + "…"
