"""Folding: the copy of a text that is searched, in which case, width, punctuation and invisible marks are levelled.

A folded text holds letters, digits, marks and spaces only. The stored text is never touched: `places` leads every
position of the copy back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..domain import Refused

_ASCII = bytes(ord(chr(b).lower()) if chr(b).isalnum() and b < 128 else 32 for b in range(256))
_IGNORABLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
                        "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
_JOINS = "\uffff"  # stands for a character that melts into the one before it


def _fold(characters: str) -> str:
    levelled = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", characters).casefold())
    kept = _IGNORABLE.sub("", levelled)
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in kept)


class _Characters(dict):
    """What each character becomes, worked out once."""

    def __missing__(self, character: str) -> str:
        plain = unicodedata.normalize("NFKD", character)
        joins = bool(plain) and (unicodedata.combining(plain[0]) > 0 or "\u1160" <= plain[0] <= "\u11ff")
        self[character] = _JOINS if joins else _fold(character)
        return self[character]


_CHARACTERS = _Characters()


def fold(words: str) -> tuple[str, bool]:
    """The folded copy, and whether each of its positions is the same position in the original."""
    if words.isascii():
        return words.encode().translate(_ASCII).decode(), True
    pieces = list(map(_CHARACTERS.__getitem__, words))
    folded = "".join(pieces)
    if _JOINS in folded:
        pieces = [_fold(cluster) for cluster, _ in _clusters(words)]
        return "".join(pieces), False
    return folded, len(folded) == len(words) and max(map(len, pieces)) == 1


def _clusters(words: str) -> list[tuple[str, int]]:
    """The characters of a text with what melts into them, and where each begins."""
    found: list[tuple[str, int]] = []
    for place, character in enumerate(words):
        if found and _CHARACTERS[character] == _JOINS:
            found[-1] = (found[-1][0] + character, found[-1][1])
        else:
            found.append((character, place))
    return found


def places(words: str) -> list[tuple[int, int]]:
    """For each position of the folded copy, from where to where it lies in the original."""
    return [(place, place + len(cluster)) for cluster, place in _clusters(words) for _ in _fold(cluster)]


_WORDS_APART = re.compile("[\u0000-\u08ff\u1e00-\u1fff]*")  # scripts in which spaces part the words, and both indexes agree


@dataclass(frozen=True, slots=True)
class Phrase:
    """What somebody looks for: words in order, the last of which may be only begun (`withdr*`)."""

    tokens: tuple[str, ...]
    begun: bool = False

    @classmethod
    def of(cls, phrase: str) -> Phrase:
        """The phrase as typed; refuses one without a single letter or digit."""
        folded, _ = fold(phrase)
        tokens = tuple(folded.split())
        if not tokens:
            raise Refused(f"There is no word in {phrase!r} to look for.")
        return cls(tokens, phrase.rstrip().endswith("*"))

    @property
    def indexed(self) -> bool:
        """Whether the word index can find it; else the folded copies are read through."""
        return all(_WORDS_APART.fullmatch(t) and not any(map(unicodedata.combining, t)) for t in self.tokens)

    def pattern(self) -> re.Pattern[str]:
        """What to look for in a folded copy."""
        first, *others = map(re.escape, self.tokens)
        if not self.indexed:
            return re.compile(" *".join((first, *others)))
        beginning = f"{first}(?<![^ ]{first})"  # a literal first, which is looked for fast
        return re.compile(" +".join((beginning, *others)) + ("[^ ]*" if self.begun else "(?![^ ])"))
