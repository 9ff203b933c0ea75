"""What a database says when something cannot be done, as a sentence for the person at the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from ..domain import Refused, Unreadable

_SENTENCES = (  # what the driver's message holds, and what it means
    (("locked", "busy"), "somebody else has been writing to the study for more than ten seconds. Try again."),
    (("disk is full", "no space left"), "the disk is full. Make room and do it again."),
    (("readonly", "read-only"), "the study can only be read: the file, its folder or the account is write-protected."),
    (("no such module: fts5",), "the SQLite of this Python has no full-text search (FTS5). Use a Python from python.org or conda."),
    (("foreign key",), "something in it refers to a record that is not in the study."),
    (("unique", "duplicate key"), "something with the same id is already on record."),
)
_BROKEN = ("malformed", "not a database", "disk i/o error", "file is encrypted")


@contextmanager
def as_sentences(location: str) -> Iterator[None]:
    """Turns a database's complaint into a `Refused` or an `Unreadable`; nothing was stored in either case."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise sentence(location, str(error.orig)) from error
    except _of_drivers() as error:  # where a driver is used without SQLAlchemy between
        raise sentence(location, str(error)) from error


def _of_drivers() -> tuple[type[Exception], ...]:
    """The errors of the drivers that are in use."""
    drivers = (sys.modules.get(name) for name in ("sqlite3", "psycopg"))
    return tuple(driver.Error for driver in drivers if driver)


def sentence(location: str, complaint: str) -> Refused | Unreadable:
    """The error that says this complaint of the driver in words."""
    low = complaint.lower()
    for marks, meaning in _SENTENCES:
        if any(mark in low for mark in marks):
            return Refused(f"{location}: nothing was stored, for {meaning}")
    if any(mark in low for mark in _BROKEN):
        return Unreadable(location, f"the file is damaged ({complaint}).",
                          remedy="Restore the newest backup: workbench restore.")
    return Refused(f"{location}: nothing was stored. The database says: {complaint.strip()}")
