"""What no database can keep, refused in words before anything is written."""

from __future__ import annotations

from ..domain import Refused

NUL = "This text holds a NUL character, which cannot be stored. Remove it first."
HALF = "This text holds half a character (a lone surrogate), which cannot be stored. Type that place anew."


def check(*texts: str) -> None:
    """Refuse a text with a NUL character or half a character in it."""
    for text in texts:
        if "\0" in text:
            raise Refused(NUL)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Refused(HALF) from None
