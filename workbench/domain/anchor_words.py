"""Words and marks of a turn, as corrections are compared: where each stands, and what counts as the same."""

from __future__ import annotations

import re
import string
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.6  # two words this similar may be one word, mended

_POINTS = string.punctuation + "“”„‘’‚«»‹›…–—¿¡。、，！？；：「」『』（）"
_POINT = re.escape(_POINTS)
_WORD = re.compile(rf"(?:[^\s{_POINT}]|(?<=[^\W_])['’\-](?=[^\W_]))+|[{_POINT}]")

Span = tuple[int, int]


def words_of(text: str) -> list[Span]:
    """Where the words and marks of a text stand, in code points; “don't” and “Mm-hmm” are one word each."""
    return [match.span() for match in _WORD.finditer(text)]


def keys_of(text: str, spans: list[Span]) -> list[str]:
    """What makes two words the same: their letters, whether small or capital."""
    return [text[a:b].casefold().replace("’", "'") for a, b in spans]


def weigh(key: str) -> int:
    """A word weighs more than a mark, so that a comma seems to move past a word and not the word past the comma."""
    return 1 if key in _POINTS else 2


@lru_cache(maxsize=8192)
def mended(old: str, new: str) -> int | None:
    """1 where one word may have become the other by mending: alike, and neither of them a mark."""
    if old in _POINTS or new in _POINTS:
        return None
    shorter, longer = sorted((len(old), len(new)))
    if 2 * shorter < ALIKE * (shorter + longer):
        return None
    return 1 if SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE else None
