"""The timeline: one row per placed thing; every timeline chart, view and report starts from it.

Codings are counted per session here (kind `coded`), so that a case of 300 sessions opens at once; inside a session
they are placed one by one by `inside`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from workbench.align import Alignment, Span
from workbench.domain import CaseFile, missing_contributions

from .columns import TABLES, frame
from .records import resolution

_COLUMNS = {c.name: i for i, c in enumerate(TABLES["timeline"])}
TIMED = {"pre": "before", "post": "after", "mid": "in the middle of", "between": "between sessions, after"}


def timeline(file: CaseFile) -> pd.DataFrame:
    """Sessions, ratings, episodes, memos, life events and the number of coded passages, each in its place."""
    align = Alignment(file)
    rows = [*_sessions(file, align), *_ratings(file, align), *_episodes(file, align), *_memos(file, align),
            *_life_events(file, align)]
    return frame("timeline", rows)


def _row(kind: str, id: str, span: Span | None, **fields: object) -> tuple:
    row: list[object] = [None] * len(_COLUMNS)
    place = {} if span is None else dict(session=span.start.session, position=span.start.position,
                                         end_session=span.end.session, end_position=span.end.position,
                                         x=span.start.x, x2=span.end.x)
    for name, value in (dict(kind=kind, id=id, marker=False) | place | fields).items():
        row[_COLUMNS[name]] = value
    return tuple(row)


def _sessions(file: CaseFile, align: Alignment) -> Iterator[tuple]:
    for s in sorted(file.all("session"), key=lambda s: s.number):
        has, span = file.summaries[s.id], align.session(s.id)
        when = f", {s.date}" if s.date else ""
        yield _row("session", s.id, span, value=has.turns, state=s.state, label=s.date,
                   basis="clock" if has.end is not None else "words" if has.turns else "order",
                   says=f"Session {s.number}{when}: {s.state}, {_count(has.turns, 'turn')} transcribed.")
        yield _row("coded", f"{s.id}/coded", span, value=has.passages, state=s.state,
                   says=f"Session {s.number}: {_count(has.passages, 'coded passage')}.")


def _count(n: int, noun: str) -> str:
    return f"{n or 'no'} {noun}{'' if n == 1 else 's'}"


def _ratings(file: CaseFile, align: Alignment) -> Iterator[tuple]:
    for r in file.all("rating"):
        measure, who, span = file.measure_by_id(r.measure), file.participant(r.by), align.place(r)
        scale = measure.scale(r.scale)
        session = file.get(r.session) if r.session else None
        state = "not-held" if session and session.state != "held" and r.value is None else r.state
        said = f"{r.value:g} ({scale.low:g} to {scale.high:g})" if r.value is not None else state.replace("-", " ")
        when = f", {TIMED[r.timing]} session {session.number}" if session else f", {r.date}"
        yield _row("rating", r.id, span, by=r.by, role=who.role, name=who.label, measure=measure.slug, scale=r.scale,
                   timing=r.timing, value=r.value, low=scale.low, high=scale.high, state=state, label=measure.name,
                   says=f"{who.label} ({who.role}): {measure.name}, {r.scale.replace('_', ' ')} {said}{when}.")


def _episodes(file: CaseFile, align: Alignment) -> Iterator[tuple]:
    for e in file.all("episode"):
        span, missing = align.place(e), missing_contributions(e, file)
        still = f" Still open: {' and '.join(missing)} contribution." if missing else ""
        seen = [f"{file.participant(p.by).label} {p.intensity:g}" for p in file.parts(e.id, "perspective")
                if p.intensity is not None]
        who = f" Intensity: {', '.join(seen)}." if seen else ""
        first, last = span.start.session, span.end.session
        where = f"session {first}" if first == last else f"sessions {first} to {last}"
        yield _row("episode", e.id, span, type=e.type, marker=e.marker, label=e.label,
                   state="incomplete" if missing else "complete", resolution=resolution(file, span.end.session),
                   says=f"{e.label or e.kind} ({e.type or 'no type'}), {where}.{who}{still}")


def _memos(file: CaseFile, align: Alignment) -> Iterator[tuple]:
    for m in file.all("memo"):
        who = file.participant(m.by)
        yield _row("memo", m.id, align.place(m), by=m.by, role=who.role, name=who.label, type=m.kind, label=m.title,
                   says=f"Memo “{m.title or 'untitled'}” ({m.kind.replace('-', ' ')}), {who.label}"
                        f"{', ' + m.written if m.written else ''}.")


def _life_events(file: CaseFile, align: Alignment) -> Iterator[tuple]:
    for e in file.all("life_event"):
        yield _row("life_event", e.id, align.place(e), label=e.title, says=f"{e.title}, {e.date}.")


def inside(file: CaseFile, session: int) -> pd.DataFrame:
    """The codings of one session in their places: columns of `annotations`, with position, x and x2."""
    from .coded import annotations
    align, table = Alignment(file), annotations(file, session)
    spans = [align.passage(file.get(id).passage) for id in table["id"]]
    return table.assign(position=[s.start.position for s in spans], x=[s.start.x for s in spans],
                        x2=[s.end.x for s in spans])
