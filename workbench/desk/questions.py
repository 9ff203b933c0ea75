"""Every question a host can ask: its parameters, and what answers it. The list is the whole reading interface."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

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


class Loose(Question):
    """Passages whose place is uncertain since a correction."""

    name: ClassVar[str] = "loose"
    case: str


class Verify(Question):
    """What is wrong with the study, in sentences."""

    name: ClassVar[str] = "verify"
