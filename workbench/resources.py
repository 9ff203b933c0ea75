"""Where the shipped templates, demo cases and notebooks lie: inside the wheel, or beside the package in a clone."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder `templates`, `cases` or `notebooks` that came with this installation."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.exists() else _PACKAGE.parent / name
