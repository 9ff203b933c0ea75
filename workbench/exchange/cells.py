"""Cells that a spreadsheet program would take for formulae, guarded by an apostrophe, and back."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


def neutral_cell(text: str) -> str:
    """Text for a CSV somebody will open in a spreadsheet program: never the beginning of a formula."""
    return GUARD + text if text.startswith(FORMULA) else text


def escape_cell(text: str) -> str:
    """Text for a CSV of ours: an apostrophe before what begins like a formula, or with an apostrophe."""
    return GUARD + text if text.startswith((*FORMULA, GUARD)) else text


def unescape_cell(text: str) -> str:
    """The text that `escape_cell` was given."""
    return text.removeprefix(GUARD)
