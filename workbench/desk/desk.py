"""Desk: what every host talks to. Three verbs: ask, do, watch; plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench import frames, wire
from workbench.domain import NotFound
from workbench.study import Case, Study

from .acts import ACTS, Acting
from .answers import cases, drafts, table
from .questions import QUESTIONS, Chart, Coded, Drafts, EntryOf, Find, Inside, Journal, Loose, Noun, Versions, checked, fitting


class Desk:
    """The front of one study."""

    def __init__(self, study: Study) -> None:
        self.study = study

    def ask(self, question: str, **params: Any) -> Any:
        """Answer a question with a table, a chart or a list of sentences."""
        if question not in QUESTIONS:
            raise NotFound(f"There is no question {question!r}. Known: {', '.join(sorted(QUESTIONS))}.")
        asked = fitting(question, QUESTIONS[question], params)
        return getattr(self, f"_{question}")(asked)

    def do(self, command: dict[str, Any], *, reason: str = "") -> dict[str, Any]:
        """Do what a command says; returns its journal entry once it is durably stored."""
        return wire.entry(self.study.do(wire.command(command), reason=reason))

    def act(self, verb: str, *, case: str, reason: str = "", **params: Any) -> dict[str, Any] | None:
        """Do what a person does with a case, by the name of the verb; its entry, or nothing for a draft."""
        if verb not in ACTS:
            raise NotFound(f"There is no verb {verb!r}. Known: {', '.join(sorted(ACTS))}.")
        acting = Acting(self.study, "" if verb == "open_case" else self._case(case).id, case, reason)
        given = {("from_" if name == "from" else name): value for name, value in params.items()}
        fitting(verb, checked(ACTS[verb]), {"case": acting, **given})
        return acting.entry and wire.entry(acting.entry)

    def since(self, entry: int) -> list[dict[str, Any]]:
        """Every entry after this one, oldest first: what somebody has missed."""
        return [wire.entry(e) for e in self.study.since(entry)]

    def watch(self, listener: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
        """Tell the listener every entry from now on; returns what ends the watching."""
        return self.study.watch(lambda entry: listener(wire.entry(entry)))

    def _case(self, name: str) -> Case:
        return self.study.case(name)

    def _cases(self, _asked: object) -> wire.Table:
        return table("cases", cases(self.study))

    def _about(self, _asked: object) -> dict[str, Any]:
        return {"study": Path(str(self.study.store.location)).name, "actor": self.study.actor,
                "entry": self.study.store.newest(), "notices": [str(n) for n in self.study.store.notices]}

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

    def _inside(self, asked: Inside) -> wire.Table:
        return table("inside", self._case(asked.case).inside(asked.session))

    def _drafts(self, asked: Drafts) -> wire.Table:
        return table("drafts", drafts(self.study, self._case(asked.case).id))

    def _chart(self, asked: Chart) -> dict[str, Any]:
        case = self._case(asked.case)
        given = {"session": asked.session, "trajectory": asked.measure or None}.get(asked.chart)
        return case.chart.named(asked.chart, *([given] if given is not None else []), tone=asked.tone).to_dict()

    def _journal(self, asked: Journal) -> wire.Table:
        found = self._case(asked.case).journal if asked.case else self.study.journal
        return table("journal", found.tail(asked.last) if asked.last else found)

    def _entry(self, asked: EntryOf) -> dict[str, Any]:
        return wire.entry(self.study.store.entry(asked.entry))

    def _versions(self, asked: Versions) -> list[dict[str, Any]]:
        return [{"entry": e.id, "at": e.at, "actor": e.actor, "command": e.command, "reason": e.reason, **wire.change(c)}
                for e, c in self._case(asked.case).versions(asked.ref)]

    def _loose(self, asked: Loose) -> wire.Table:
        return table("loose", self._case(asked.case).loose)

    def _verify(self, _asked: object) -> list[str]:
        return self.study.verify()
