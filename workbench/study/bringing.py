"""Bringing in: files become Bundles, Bundles become records, and all of them become one entry, or none."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain import CaseFile, Entry, NotFound, Refused, Unreadable
from workbench.domain.commands import Ingest
from workbench.exchange import Bundle, Notice, Options, read

from .equipment import templates
from .gathering import Gathering
from .steady import steady

if TYPE_CHECKING:
    from .case import Case
    from .study import Study

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came in, and what was odd about it and was kept as it is."""

    entry: int
    counts: dict[str, int]
    notices: tuple[Notice, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        parts = [f"{n} {table.replace('_', ' ')}{'s' if n != 1 and not table.endswith('s') else ''}"
                 for table, n in self.counts.items() if n]
        lines = [f"Brought in: {', '.join(parts)} (journal entry {self.entry})."]
        if self.notices:
            lines.append(f"{len(self.notices)} things to look at, kept as they are:")
            lines += [f"  {notice}" for notice in self.notices[:20]]
            if len(self.notices) > 20:
                lines.append(f"  … and {len(self.notices) - 20} more in .notices")
        return "\n".join(lines)

    __repr__ = __str__


@steady()
def ingest(case: Case, paths: Sequence[str | Path], *, progress: Progress | None = None, reason: str = "",
           options: dict[str, Any] | None = None) -> Ingested:
    """Read every file, then store everything as one entry; one unreadable file and nothing is stored."""
    files = expand(paths)
    bundle = read_all(files, case.study.folder, progress, options or {})
    gathered = gather(case.file, case.id, bundle, actor=case.study.actor, folder=case.study.folder)
    bundle.transcripts.clear()  # records by now; a big table need not be in memory twice
    return gathered.put(lambda command: case.do(command, reason=reason or named(files)), bundle)


@steady()
def new_case_from(study: Study, name: str, paths: Sequence[str | Path], *, progress: Progress | None = None, reason: str = "",
                  options: dict[str, Any] | None = None) -> Ingested:
    """Open a case with what files hold; where one of them cannot be read there is no new case either."""
    files = expand(paths)
    bundle = read_all(files, study.folder, progress, options or {})
    return study.open_with(name, bundle, reason=reason or named(files))


def named(files: Sequence[Path]) -> str:
    """A reason for the journal, where none is given."""
    return f"files: {', '.join(p.name for p in files[:3])}{' …' if len(files) > 3 else ''}"


def read_all(files: Sequence[Path], folder: Path | None, progress: Progress | None, options: dict[str, Any]) -> Bundle:
    """What all files together bring in."""
    chosen = Options(**options, measures=templates("measures", folder))
    bundle = Bundle()
    for n, path in enumerate(files):
        if progress:
            progress(n, len(files), path.name)
        bundle.add(read(path, chosen))
    if progress:
        progress(len(files), len(files), "storing")
    return bundle


def expand(paths: Sequence[str | Path]) -> list[Path]:
    """The files that are meant: names, folders and patterns, each once, in order."""
    found: dict[Path, None] = {}
    for path in paths:
        text = str(path)
        hits = sorted(glob.glob(text)) if any(c in text for c in "*?[") and not Path(text).exists() else [text]
        if not hits:
            raise Unreadable(text, "no file fits this pattern.", remedy="Check the name and the folder.")
        found |= dict.fromkeys(Path(hit) for hit in hits)
    return list(found)


def gather(file: CaseFile, case: str, bundle: Bundle, *, actor: str, folder: Path | None) -> Gathered:
    """The records that a Bundle means in a case."""
    gathering = Gathering(file, case, actor=actor, folder=folder)
    gathering.take(bundle)
    return Gathered(gathering)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Records on their way in."""

    gathering: Gathering

    def put(self, do: Callable[[Ingest], Entry], bundle: Bundle) -> Ingested:
        """Have them stored; a refusal is told with the place in the file it comes from."""
        g = self.gathering
        if not g.records and not g.revisions:
            raise Refused("Everything in these files is here already; nothing was stored.")
        try:
            entry = do(Ingest(case=g.case, records=tuple(g.records), revisions=tuple(g.revisions)))
        except (Refused, NotFound) as error:
            raise _placed(g, error) from None
        counts = Counter(r.table for r in g.records if r.table != "text")
        return Ingested(entry.id, dict(counts), tuple(bundle.notices + g.notices))


def _placed(gathering: Gathering, error: Exception) -> Exception:
    """The same refusal, with file and line, where single records are to blame."""
    faults = gathering.blamed(error)
    if not faults:
        return error
    file = faults[0][0][0]
    return Unreadable.several(file, [(place, why.rstrip(".")) for (name, place), why in faults if name == file],
                              remedy="Correct the file and bring it in again.")
