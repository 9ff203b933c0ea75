"""What every record is: frozen, with an id and a case, able to check itself against the file it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from .errors import Refused

if TYPE_CHECKING:
    from .casefile import CaseFile
    from .passage import Passage

TABLES: dict[str, type[Record]] = {}
PREFIXES: dict[str, type[Record]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing on record; `case` is empty where it belongs to the whole study."""

    table: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    owner: ClassVar[str] = ""  # field that names the record this one is a part of
    by_session: ClassVar[bool] = False  # kept per session, loaded on first touch

    id: str
    case: str = ""

    def check(self, file: CaseFile) -> None:
        """Raise `Refused` where this record breaks a rule of the field in this file."""

    def refs(self) -> Iterator[str]:
        """Ids of the records this one refers to."""
        return iter(())

    def passages(self) -> tuple[Passage, ...]:
        """The passages of transcript this record holds."""
        return ()

    def with_passages(self, passages: tuple[Passage, ...]) -> Self:
        """The same record, its passages moved."""
        return self

    def but(self, **fields: Any) -> Self:
        """The same record with other values in some fields."""
        return replace(self, **fields)


def register(cls: type[Record]) -> type[Record]:
    """Make a kind of record known by its table and by the prefix of its ids."""
    TABLES[cls.table] = PREFIXES[cls.prefix] = cls
    return cls


_SLUG = re.compile(r"[\w][\w.\-]*\Z")
_WEEK = re.compile(r"W\d{1,3}(\.[1-7])?\Z")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def need(condition: object, sentence: str) -> None:
    """Refuse with a sentence unless the condition holds."""
    if not condition:
        raise Refused(sentence)


def check_key(key: str, what: str) -> None:
    """A key is one word of letters, digits, `.`, `_` and `-`, so that it can be typed and put in a file name."""
    need(_SLUG.match(key), f"{key!r} cannot be {what}: use letters, digits, '.', '-' and '_', and no spaces.")


def check_date(date: str, what: str) -> None:
    """A date is ISO (2024-03-09) or a relative week (W07, W07.3), and it must exist."""
    if _WEEK.match(date):
        return
    from datetime import date as day
    try:
        need(_ISO.match(date), f"{what}: {date!r} is neither a date like 2024-03-09 nor a week like W07.")
        day.fromisoformat(date)
    except ValueError:
        raise Refused(f"{what}: {date} is not in the calendar.") from None
