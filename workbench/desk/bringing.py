"""Bringing files in from a window: what would come of them, in plain values, before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.domain import Refused
from workbench.exchange import Bundle, DraftTranscript
from workbench.study import Case
from workbench.study.bringing import expand, gather, ingest, read_all

SIMPLE = ("encoding", "by", "timing", "split", "tracked", "hidden", "dates", "decimal", "kind")
MOST = 200  # notices told; the rest are counted


def preview(case: Case, files: Sequence[Path], options: Mapping[str, Any]) -> dict[str, Any]:
    """What was understood of the files: sessions, speakers, times, tables, and what is odd. Nothing is stored."""
    chosen = fitting(options)
    bundle = read_all(expand(files), case.study.folder, None, chosen)
    gathered = gather(case.file, case.id, bundle, actor=case.study.actor, folder=case.study.folder).gathering
    counts = Counter(record.table for record in gathered.records if record.table != "text")
    notices = [str(notice) for notice in bundle.notices + gathered.notices]
    return {"transcripts": [_transcript(t, gathered.speakers) for t in bundle.transcripts], "ratings": _ratings(bundle),
            "counts": dict(counts), "notices": notices[:MOST], "more": max(0, len(notices) - MOST)}


def bring(case: Case, files: Sequence[Path], options: Mapping[str, Any], *, reason: str = "") -> dict[str, Any]:
    """Store what the files hold, as one entry; all of them or none."""
    done = ingest(case, files, options=fitting(options), reason=reason)
    return {"entry": done.entry, "says": str(done).splitlines()[0], "notices": [str(n) for n in done.notices[:MOST]]}


def fitting(options: Mapping[str, Any]) -> dict[str, Any]:
    """The answers a person gave, as the readers take them: `session` is a number, `column` says ours=theirs."""
    chosen = {name: str(options[name]) for name in SIMPLE if options.get(name)}
    if options.get("session") not in (None, ""):
        if not str(options["session"]).isdigit():
            raise Refused(f"{options['session']!r} is not the number of a session.")
        chosen["session"] = int(options["session"])
    pairs = [str(pair).partition("=") for pair in options.get("column") or ()]
    if pairs:
        chosen["columns"] = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
    if options.get("speakers"):
        chosen["speakers"] = {str(label): str(key) for label, key in dict(options["speakers"]).items()}
    return chosen


def _transcript(draft: DraftTranscript, known: Mapping[str, str]) -> dict[str, Any]:
    speakers = Counter(turn.speaker for turn in draft.turns)
    timed = [turn for turn in draft.turns if turn.start is not None]
    ends = [t for turn in timed for t in (turn.start, turn.end) if t is not None]
    return {"file": Path(draft.file).name, "session": draft.session, "turns": len(draft.turns), "timed": len(timed),
            "until": max(ends, default=None), "first": next((turn.text[:80] for turn in draft.turns if turn.text), ""),
            "speakers": [{"label": label, "turns": n, "by": known.get(label, "")} for label, n in speakers.most_common()]}


def _ratings(bundle: Bundle) -> list[dict[str, Any]]:
    found = Counter((Path(r.file).name, r.measure, r.by) for r in bundle.ratings)
    return [{"file": file, "measure": measure, "by": by, "values": n} for (file, measure, by), n in found.items()]
