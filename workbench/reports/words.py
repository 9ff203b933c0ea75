"""Words as they go into a report: odd characters visible, remarks apart from speech, lists, counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NONCHARACTERS = [c for plane in range(0x11) for c in (plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF)]
_NAMED = [
    *range(0x80, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
    *range(0xFDD0, 0xFDF0),
    *_NONCHARACTERS,
]
_VISIBLE = {
    **{c: chr(0x2400 + c) for c in range(0x20) if c not in (0x09, 0x0A)},
    0x7F: "\u2421",
    0x2028: "\n",
    0x2029: "\n\n",
    **{c: f"[U+{c:04X}]" for c in _NAMED},
}
_ODD = re.compile("[" + "".join(re.escape(chr(c)) for c in _VISIBLE) + "]")
_LINE_END = re.compile(r"\r\n?")
_ASIDE = re.compile(r"\[[^\[\]\n]{1,120}\]|\([^()\n]{1,120}\)")


def visible(text: str) -> str:
    """The text with every character that Word cannot hold, or that acts unseen, shown: ␀, ␇, [U+202E]."""
    text = _LINE_END.sub("\n", text) if "\r" in text else text
    return text.translate(_VISIBLE) if _ODD.search(text) else text


@dataclass(frozen=True, slots=True)
class Styled:
    """Words with the character style in which Word shows them; as plain text they are just the words."""

    parts: tuple[tuple[str, str], ...]  # (style, words); an empty style is the paragraph's own

    def __str__(self) -> str:
        return "".join(words for _, words in self.parts)

    def __bool__(self) -> bool:
        return any(words for _, words in self.parts)

    def __add__(self, other: Styled | str) -> Styled:
        return Styled(self.parts + (other.parts if isinstance(other, Styled) else (("", other),)))


def styled(style: str, words: str) -> Styled:
    """Words in one character style."""
    return Styled(((style, words),))


def spoken(words: str) -> Styled:
    """What somebody said, with the transcriber's remarks ([pause 4 s], (softly)) set apart."""
    parts, last = [], 0
    for match in _ASIDE.finditer(words):
        if match.start() > last:
            parts.append(("", words[last : match.start()]))
        parts.append(("Aside", match[0]))
        last = match.end()
    if last < len(words):
        parts.append(("", words[last:]))
    return Styled(tuple(parts))


def listed(words: Iterable[object], last: str = "and") -> str:
    """A list in a sentence: 42, 43 and 45."""
    items = [str(w) for w in words]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers as stretches without a hole: 1–3, 7–7."""
    first = last = None
    for n in sorted(set(numbers)):
        if last is not None and n == last + 1:
            last = n
            continue
        if first is not None:
            yield first, last
        first = last = n
    if first is not None:
        yield first, last


def numbered(noun: str, numbers: Iterable[int]) -> str:
    """Numbers after their noun: turn 42, turns 42 and 43, turns 42 to 50, sessions 3, 7 and 9 to 12."""
    found = list(runs(numbers))
    parts = [
        p
        for a, b in found
        for p in ([str(a)] if a == b else [str(a), str(b)] if b == a + 1 else [f"{a} to {b}"])
    ]
    single = len(found) == 1 and found[0][0] == found[0][1]
    return f"{noun}{'' if single else 's'} {listed(parts)}" if parts else ""


def count(n: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 coding, 312 codings, no codings."""
    return f"{f'{n:,}' if n else 'no'} {one if n == 1 else many or one + 's'}"


def clock(seconds: float | None) -> str:
    """Minutes and seconds of the recording: 24:15; empty where there is no clock."""
    return "" if seconds is None else f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def number(value: float | None) -> str:
    """A score as it is written, a dash where there is none."""
    return "–" if value is None or value != value else f"{value:.2f}".rstrip("0").rstrip(".")


def sentence(words: str) -> str:
    """The words as a sentence: a capital first, a full stop last."""
    words = words.strip()
    return (
        words[:1].upper()
        + words[1:]
        + ("" if words.endswith((".", "!", "?", "…", ".”", "?”", "!”")) else ".")
        if words
        else ""
    )
