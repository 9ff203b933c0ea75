"""Batch: acts that are decided one after the other and put on record as one."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain import CaseFile, Change, Command, Entry, Refused


class Batch:
    """What `study.together` gathers: working files, and the changes so far."""

    def __init__(self, current: Callable[[str], CaseFile]) -> None:
        self._current, self._files = current, {}
        self.changes: list[Change] = []
        self.case = ""

    def file(self, case: str) -> CaseFile:
        """The case as it is after the acts gathered so far."""
        if case not in self._files:
            self._files[case] = self._current(case)
        return self._files[case]

    def do(self, command: Command) -> Entry:
        """Decide one act on the working file; the entry it gives back is not stored yet and has no number."""
        case = command.case or next((r.case for r in getattr(command, "records", ()) if r.case), "")
        if command.scope == "study" or not case:
            raise Refused("Opening a case or adding measures, codes and people is an entry of its own: "
                          "do it before or after, not inside “together”.")
        if self.case and case != self.case:
            raise Refused("Acts done together belong to one case.")
        self.case = case
        changes = tuple(command.decide(self.file(case)))
        self._files[case] = self.file(case).apply(changes)
        self.changes.extend(changes)
        return Entry(id=0, at="", actor="", host="", case=case, command=type(command).__name__, request=command.request,
                     changes=changes)
