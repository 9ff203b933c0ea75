"""What can go wrong, as sentences for a clinician.

    WorkbenchError
    ├── NotFound      there is no such thing here
    ├── Refused       it cannot be done, and why
    │   └── Undecided the person has to choose first; names the option that answers
    ├── Conflict      somebody else changed it meanwhile; holds both texts
    └── Unreadable    a file cannot be read: file, place, why, remedy

Each host maps the four branches in one place (exit codes, HTTP status, notification).
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """Something could not be done; the message is meant for the person at the screen."""


class NotFound(WorkbenchError):
    """There is no such case, session, turn, code or file."""


class Refused(WorkbenchError):
    """The act is understood and cannot be done; nothing was changed."""


class Undecided(Refused):
    """The act needs a choice that is the person's to make; `option` names where to give it."""

    def __init__(self, message: str, *, option: str) -> None:
        super().__init__(f"{message} Nothing was stored. Choose with {option}.")
        self.option = option


class Conflict(WorkbenchError):
    """The record changed since the author looked at it; both versions are kept for a decision."""

    def __init__(self, message: str, *, mine: object = None, theirs: object = None) -> None:
        super().__init__(message)
        self.mine = mine
        self.theirs = theirs


class Unreadable(WorkbenchError):
    """A file cannot be taken in: which file, where in it, why, and what helps."""

    def __init__(self, file: str, why: str, *, where: str = "", remedy: str = "", stored: bool = False) -> None:
        self.file, self.where, self.why, self.remedy = file, where, why, remedy
        place = f"{file}, {where}" if where else file
        ending = "" if stored else " Nothing was stored."
        super().__init__(f"{place}: {why}{ending}{' ' + remedy if remedy else ''}")

    @classmethod
    def several(cls, file: str, faults: list[tuple[str, str]], *, remedy: str = "", most: int = 12) -> Unreadable:
        """One refusal for a file with several faults, each with its own place."""
        shown = "; ".join(f"{where}: {why}" for where, why in faults[:most])
        more = f"; and {len(faults) - most} more" if len(faults) > most else ""
        return cls(file, f"{shown}{more}.", remedy=remedy)
