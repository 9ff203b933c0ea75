"""Every question a host can ask: its parameters, and what answers it. The list is the whole reading interface."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, validate_call

from workbench.domain import Refused

QUESTIONS: dict[str, type[Question]] = {}


class Question(BaseModel):
    """Something a host wants to know; unknown parameters are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: ClassVar[str] = ""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        QUESTIONS[cls.name] = cls


class Cases(Question):
    """Which cases are there?"""

    name: ClassVar[str] = "cases"


class About(Question):
    """Which study is this, who writes here, and what was its newest entry?"""

    name: ClassVar[str] = "about"


class Noun(Question):
    """A table of a case: ratings, turns, annotations, episodes …"""

    name: ClassVar[str] = "noun"
    case: str
    noun: str
    session: int | None = None


class Find(Question):
    """Passages that say a phrase."""

    name: ClassVar[str] = "find"
    case: str
    phrase: str = Field(min_length=1)
    session: int | None = None
    by: str = ""
    limit: int | None = None


class Inside(Question):
    """The codings of one session, each in its place on the one axis."""

    name: ClassVar[str] = "inside"
    case: str
    session: int


class Coded(Question):
    """Everything under a code."""

    name: ClassVar[str] = "coded"
    case: str
    code: str


class Chart(Question):
    """A chart by its name, as a Vega-Lite specification."""

    name: ClassVar[str] = "chart"
    case: str
    chart: str = "timeline"
    session: int | None = None
    measure: str = ""
    tone: str = "light"


class Journal(Question):
    """Who did what, when and why; of one case or of the whole study."""

    name: ClassVar[str] = "journal"
    case: str = ""
    last: int | None = None


class EntryOf(Question):
    """One entry of the journal with its changes, before and after."""

    name: ClassVar[str] = "entry"
    entry: int


class Versions(Question):
    """How one record became what it is: every entry that changed it, oldest first, with before and after."""

    name: ClassVar[str] = "versions"
    case: str
    ref: str


class Loose(Question):
    """Passages whose place is uncertain since a correction."""

    name: ClassVar[str] = "loose"
    case: str


class Drafts(Question):
    """What this person has typed in a case and not yet put on record."""

    name: ClassVar[str] = "drafts"
    case: str


class Verify(Question):
    """What is wrong with the study, in sentences."""

    name: ClassVar[str] = "verify"


def fitting(name: str, made: Callable[..., Any], given: dict[str, Any]) -> Any:
    """What a question or an act makes of its parameters; those that do not fit are refused in a sentence."""
    try:
        return made(**given)
    except ValidationError as error:
        first = error.errors()[0]
        raise Refused(f"{name}: {'.'.join(map(str, first['loc']))} does not fit ({first['msg']}).") from None


@cache
def checked(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, its parameters held to their declared types."""
    return validate_call(function, config=ConfigDict(arbitrary_types_allowed=True))
