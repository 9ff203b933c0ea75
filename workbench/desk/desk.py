"""Desk: what every host talks to. Three verbs: ask, do, watch; plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from workbench import frames, wire
from workbench.domain import NotFound, Refused
from workbench.study import Case, Study

from .answers import table
from .questions import QUESTIONS, Chart, Coded, Find, Journal, Loose, Noun


class Desk:
    """The front of one study."""

    def __init__(self, study: Study) -> None:
        self.study = study

    def ask(self, question: str, **params: Any) -> Any:
        """Answer a question with a table, a chart or a list of sentences."""
        if question not in QUESTIONS:
            raise NotFound(f"There is no question {question!r}. Known: {', '.join(sorted(QUESTIONS))}.")
        try:
            asked = QUESTIONS[question](**params)
        except ValidationError as error:
            first = error.errors()[0]
            raise Refused(f"{question}: {'.'.join(map(str, first['loc']))} does not fit ({first['msg']}).") from None
        return getattr(self, f"_{question}")(asked)

    def do(self, command: dict[str, Any], *, reason: str = "") -> dict[str, Any]:
        """Do what a command says; returns its journal entry once it is durably stored."""
        return wire.entry(self.study.do(wire.command(command), reason=reason))

    def watch(self, listener: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
        """Tell the listener every entry from now on; returns what ends the watching."""
        return self.study.watch(lambda entry: listener(wire.entry(entry)))

    def _case(self, name: str) -> Case:
        return self.study.case(name)

    def _cases(self, _asked: object) -> wire.Table:
        return table("cases", self.study.cases)

    def _noun(self, asked: Noun) -> wire.Table:
        if asked.noun not in frames.NOUNS:
            raise NotFound(f"There is no noun {asked.noun!r}. Known: {', '.join(sorted(frames.NOUNS))}, journal.")
        case = self._case(asked.case)
        if asked.session is not None and asked.noun in ("turns", "annotations"):
            return table(asked.noun, frames.NOUNS[asked.noun](case.file, asked.session))
        found = frames.NOUNS[asked.noun](case.file)
        if asked.session is not None and "session" in found.columns:
            found = found[found["session"] == asked.session]
        return table(asked.noun, found)

    def _find(self, asked: Find) -> wire.Table:
        return table("passages", self._case(asked.case).find(asked.phrase, session=asked.session, by=asked.by, limit=asked.limit))

    def _coded(self, asked: Coded) -> wire.Table:
        return table("passages", self._case(asked.case).coded(asked.code))

    def _chart(self, asked: Chart) -> dict[str, Any]:
        case = self._case(asked.case)
        given = {"session": asked.session, "trajectory": asked.measure or None}.get(asked.chart)
        return case.chart.named(asked.chart, *([given] if given is not None else []), tone=asked.tone).to_dict()

    def _journal(self, asked: Journal) -> wire.Table:
        found = self._case(asked.case).journal if asked.case else self.study.journal
        return table("journal", found.tail(asked.last) if asked.last else found)

    def _loose(self, asked: Loose) -> wire.Table:
        return table("loose", self._case(asked.case).loose)

    def _verify(self, _asked: object) -> list[str]:
        return self.study.verify()
