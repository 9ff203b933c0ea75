"""Case: the handle one holds in a notebook. Nouns are DataFrames, verbs write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from workbench import frames
from workbench.domain import CaseFile, Change, Entry

from .bringing import Ingested, ingest
from .corrections import Corrections
from .drawing import Charts
from .nouns import Nouns
from .steady import steady
from .verbs import Verbs

if TYPE_CHECKING:
    from workbench.reports import Report

    from .study import Study


class Case(Nouns, Verbs, Corrections):
    """One therapy in one study."""

    def __init__(self, study: Study, id: str, name: str) -> None:
        self.study, self.id, self.name = study, id, name

    def __repr__(self) -> str:
        file = self.file
        head = file.get(self.id)
        turns = sum(s.turns for s in file.summaries.values())
        return (f"<Case {self.name}: {head.title or 'untitled'}; {len(file.ids('session'))} sessions, {turns} turns"
                f"{', synthetic' if head.synthetic else ''}>")

    @property
    def file(self) -> CaseFile:
        """Everything known about the case, as an immutable value, complete as of now."""
        return self.study.file(self.id)

    @property
    def journal(self) -> pd.DataFrame:
        """Who did what in this case, when and why."""
        return frames.journal(self.study.store.history(self.id))

    def versions(self, ref: str) -> list[tuple[Entry, Change]]:
        """How one record became what it is: every entry that changed it and what it changed, oldest first."""
        id, store = self.ref(ref), self.study.store
        around = [e.id for e in store.history(self.id) if not e.erased and self.file.find(id).table in e.tally()]
        found = (store.entry(n) for n in around)
        return [(entry, change) for entry in found for change in entry.changes if change.id == id]

    # finding

    @steady()
    def find(self, phrase: str, *, session: int | None = None, by: str = "", limit: int | None = None) -> pd.DataFrame:
        """Passages that say a phrase, whatever its case and punctuation; `phrase*` also finds longer last words."""
        file = self.file
        within = file.session(session).id if session is not None else None
        found = self.study.store.search(self.id, phrase, session=within, limit=None if by else limit)
        table = frames.passages(file, found.hits)
        if by:
            table = table[table["by"] == by].head(limit) if limit else table[table["by"] == by]
            table = table.reset_index(drop=True)
        return table

    def count(self, phrase: str) -> int:
        """How often a phrase is said."""
        return self.study.store.search(self.id, phrase, limit=0).count

    @steady()
    def coded(self, code: str) -> pd.DataFrame:
        """Everything under a code and the codes below it, with its context, in reading order."""
        file = self.file
        ids = [c.id for c in file.all("code") if c.slug == code or c.slug.startswith(f"{code}.")]
        if not ids:
            file.code(code)
        return frames.coded(file, self.study.store.coded(self.id, ids))

    @steady()
    def inside(self, session: int) -> pd.DataFrame:
        """The codings of one session, each in its place."""
        return frames.inside(self.file, session)

    # files in and out

    def ingest(self, *paths: str | Path, progress: Callable[[int, int, str], None] | None = None, reason: str = "",
               **options: Any) -> Ingested:
        """Bring files in (transcripts, ratings, life events, a case folder): all of them or none.

        `options` are those of `workbench.exchange.Options`: session, encoding, columns, speakers, by, timing …
        """
        return ingest(self, paths, progress=progress, reason=reason, options=options)

    def export(self, target: str | Path) -> Path:
        """Write the whole case as a case folder, readable without this software."""
        from .taking import export
        return export(self, Path(target))

    def save(self, noun: str, target: str | Path) -> Path:
        """Write a noun as CSV or XLSX, formulae neutralised."""
        from .taking import save
        return save(self, noun, Path(target))

    # seeing

    @property
    def chart(self) -> Charts:
        """The charts by name: `case.chart.timeline()`, `case.chart.session(7)`, `case.chart.trajectory("wai_sr")`."""
        return Charts(self)

    def show(self) -> Any:
        """The case at a glance: in a notebook its linked views, elsewhere what is in it and its timeline."""
        from .showing import show
        return show(self)

    def report(self, template: str = "thick-description", *, purpose: str = "treatment") -> Report:
        """The case report made from a Word template; only what consent allows for the purpose goes in."""
        from .reporting import report
        return report(self, template, purpose=purpose)
