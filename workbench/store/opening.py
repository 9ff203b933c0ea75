"""Opening a study: what kind of place it is in, whether it is what it says, and what to do if it is not."""

from __future__ import annotations

import os
from pathlib import Path

from ..domain import Unreadable
from .migrate import empty_study
from .sqlite import Sqlite


def open_database(location: str | Path, *, create: bool = False):
    path = Path(location).expanduser().absolute()
    if not path.exists():
        if not create:
            raise Unreadable(str(path), "there is no such file.", remedy="Look at the spelling, or make a new study there.")
        path.write_bytes(empty_study())
    return Sqlite(path), []
