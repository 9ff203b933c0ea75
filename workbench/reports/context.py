"""ReportContext: the complete list of names a template may use; its sentences are the author's handbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from workbench.domain import CaseFile, CaseRecord, NotFound, loose

from . import appendix, case, consenting, episodes, life, measures, memos, ratings
from .figures import Charts
from .leave import Leave
from .people import Person, everyone
from .words import count


@dataclass(frozen=True)
class ReportContext:
    """Everything a report can say about one case; a part is made when a template first names it."""

    _file: CaseFile = field(repr=False)
    _leave: Leave = field(repr=False)
    _folder: Path | None = None
    _audit: pd.DataFrame | None = field(default=None, repr=False)
    _chain: str = ""

    @classmethod
    def of(
        cls,
        file: CaseFile,
        *,
        purpose: str,
        today: str,
        folder: Path | None = None,
        audit: pd.DataFrame | None = None,
        chain: str = "",
    ) -> ReportContext:
        """The context of one report."""
        return cls(file, Leave(file, purpose, today), folder, audit, chain)

    @cached_property
    def _record(self) -> CaseRecord:
        for record in self._file.all("case"):
            if record.id == self._file.case:
                return record
        raise NotFound("A report needs a case, and there is none in this file.")

    @cached_property
    def case(self) -> case.CaseShown:
        """The case: title, summary, stance, what is meant by rupture and by outcome."""
        return case.case(self._file, self._record)

    @cached_property
    def method(self) -> case.Method:
        """How much there is: sessions, turns, words, codings, coders."""
        return case.method(self._file)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody in the case and everybody who writes about it."""
        return everyone(self._file)

    @cached_property
    def chart(self) -> Charts:
        """The charts, by name; only those a template names are drawn."""
        return Charts(self._file, self._leave)

    @cached_property
    def measures(self) -> tuple[measures.MeasureUsed, ...]:
        """The measures that were used, each with one series per rater: always a course, never a lone mean."""
        return measures.measures(self._file, self._leave, self.chart.course)

    @cached_property
    def series(self) -> tuple[measures.Series, ...]:
        """The series of all measures, one after the other."""
        return tuple(s for m in self.measures for s in m.series)

    @cached_property
    def ratings(self) -> tuple[ratings.Ratings, ...]:
        """All series against all sessions; more than one table where one would be too wide."""
        return ratings.ratings(self._file, self.measures)

    @cached_property
    def _memos(self) -> tuple[memos.MemoShown, ...]:
        return memos.memos(self._file, self._leave, self._folder)

    @cached_property
    def episodes(self) -> tuple[episodes.EpisodeShown, ...]:
        """The episodes in the order of the therapy."""
        return tuple(episodes.Episodes(self._file, self._leave, self.measures, self._memos, self.chart).all())

    @cached_property
    def memos(self) -> tuple[memos.MemoGroup, ...]:
        """Memos that are not about an episode, by kind."""
        told = {id for e in self.episodes for id in e.memo_ids}
        return memos.grouped(m for m in self._memos if m.id not in told)

    @cached_property
    def all_memos(self) -> tuple[memos.MemoGroup, ...]:
        """All memos, by kind, those about episodes too."""
        return memos.grouped(self._memos)

    @cached_property
    def life_events(self) -> tuple[life.LifeEventShown, ...]:
        """What happened outside therapy, by date."""
        return life.life_events(self._file)

    @cached_property
    def open_points(self) -> tuple[str, ...]:
        """What is still open: sides not described, episodes unresolved, decisions missing, codings to review."""
        gaps = [f"{e.title}: {gap[0].lower()}{gap[1:]}" for e in self.episodes for gap in e.gaps]
        unresolved = [f"{e.title}: {e.unresolved}" for e in self.episodes if e.unresolved]
        head = [
            *(() if self.case.definitions else ["No definition of rupture is declared for this case."]),
            *(() if self.case.outcome else ["What is meant by outcome is not written down."]),
        ]
        review = len(loose(self._file))
        checks = (
            [f"{count(review, 'marked passage')} must be looked at again since the transcript was corrected."]
            if review
            else []
        )
        return tuple(head + gaps + unresolved + checks)

    @cached_property
    def consent(self) -> consenting.ConsentShown:
        """Whose leave this report has, and what it keeps back."""
        self.episodes, self.ratings, self._memos  # noqa: B018  what they keep back is listed
        return consenting.consent(self._file, self._leave)

    @cached_property
    def codebook(self) -> tuple[appendix.CodebookUsed, ...]:
        """The codebooks of which codes were used, with counts per coder."""
        return appendix.codebook(self._file)

    @cached_property
    def audit(self) -> appendix.Audit:
        """The audit trail in summary."""
        return appendix.audit(self._file, self._audit, self._chain)

    @cached_property
    def manifest(self) -> appendix.Manifest:
        """What the report was made from."""
        return appendix.manifest(self._file, self._record.name, self._leave)
