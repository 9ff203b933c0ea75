"""The tables that follow the records one to one."""

from __future__ import annotations

import pandas as pd

from workbench.align import Alignment
from workbench.domain import Anchor, CaseFile, missing_contributions

from .columns import frame


def participants(file: CaseFile) -> pd.DataFrame:
    """Everybody in the case and everybody who writes about it."""
    return frame("participants", [(p.id, p.key, p.role, p.name, p.initials, p.note)
                                  for p in file.all("participant")])


def sessions(file: CaseFile) -> pd.DataFrame:
    """Every session as planned, with what is transcribed and coded of it."""
    rows = []
    for s in sorted(file.all("session"), key=lambda s: s.number):
        has = file.summaries[s.id]
        rows.append((s.id, s.number, s.date, s.state, s.setting, has.turns, has.words, has.end, has.passages,
                     s.source, s.note))
    return frame("sessions", rows)


def turns(file: CaseFile, session: int | None = None) -> pd.DataFrame:
    """Every turn with its words, or those of one session."""
    align = Alignment(file)
    rows = []
    for s in _sessions(file, session):
        ordered, ruler = file.turns(s.id), align.ruler(s.id)
        words = file.texts.words([t.text for t in ordered])
        for n, t in enumerate(ordered, 1):
            position = ruler.turn(t.id)[0]
            rows.append((t.id, s.number, n, t.by, t.speaker, t.start, t.end, words[t.text], t.words, position,
                         s.number + position / 2, t.version))
    return frame("turns", rows)


def _sessions(file: CaseFile, number: int | None) -> list:
    if number is not None:
        return [file.session(number)]
    file.shelves["turn"].load(file.ids("session"))
    return sorted(file.all("session"), key=lambda s: s.number)


def ratings(file: CaseFile) -> pd.DataFrame:
    """Every rating; a session that was not held shows as `not-held` where a rating was expected."""
    align = Alignment(file)
    rows = []
    for r in file.all("rating"):
        measure = file.measure_by_id(r.measure)
        scale = measure.scale(r.scale)
        session = file.get(r.session) if r.session else None
        state = "not-held" if session and session.state != "held" and r.value is None else r.state
        span = align.place(r)
        rows.append((r.id, session.number if session else (span.start.session if span else None), r.date, measure.slug,
                     r.scale, r.by, file.participant(r.by).role, r.timing, r.value, state, scale.low, scale.high,
                     r.answered, span.start.x if span else None))
    rows.sort(key=lambda row: (row[3], row[4], row[5], row[7], row[1] if row[1] is not None else -1))
    return frame("ratings", rows)


def episodes(file: CaseFile) -> pd.DataFrame:
    """Every episode in the order of the therapy, with what is still open about it."""
    align, rows = Alignment(file), []
    for e in file.all("episode"):
        span, missing = align.place(e), missing_contributions(e, file)
        session, turn, end_session, end_turn = _numbers(e.anchor, file)
        rows.append((e.id, e.kind, e.type, e.subform, e.label, session, turn, end_session, end_turn, e.marker,
                     e.definition, list(e.components), resolution(file, end_session), not missing,
                     " and ".join(f"{role} contribution" for role in missing), e.note,
                     span.start.x if span else None, span.end.x if span else None))
    rows.sort(key=lambda row: (row[16] is None, row[16]))
    return frame("episodes", rows)


def resolution(file: CaseFile, session: int | None) -> float | None:
    """The observers' resolution 1–5 in a session; the mean where several observers rated it."""
    values = [r.value for r in file.all("rating") if r.scale == "resolution" and r.value is not None and r.session
              and file.get(r.session).number == session and file.participant(r.by).role == "observer"]
    return sum(values) / len(values) if values else None


def _numbers(anchor: Anchor, file: CaseFile) -> tuple[int | None, int | None, int | None, int | None]:
    number = lambda id: file.get(id).number if id else None  # noqa: E731
    turn = lambda id: file.number(id) if id else None  # noqa: E731
    start, end = number(anchor.session), number(anchor.end_session or anchor.session)
    last = anchor.end_turn or (anchor.turn if not anchor.end_session else "")
    return start, turn(anchor.turn), end, turn(last)


def _by_episode(file: CaseFile, table: str) -> list:
    """The parts of all episodes, in the order of the therapy, and in each by who it is."""
    align = Alignment(file)
    ordered = sorted(file.all("episode"), key=lambda e: (align.place(e), e.id))
    return [part for episode in ordered for part in file.parts(episode.id, table)]


def contributions(file: CaseFile) -> pd.DataFrame:
    """What each side brought to each episode."""
    rows = []
    for c in _by_episode(file, "contribution"):
        session, turn = _where(c.passage.turn, file) if c.passage else (None, None)
        rows.append((c.id, c.episode, c.by, file.participant(c.by).role, session, turn,
                     c.passage.quote if c.passage else "", c.reason_absent, c.awareness, c.note))
    return frame("contributions", rows)


def _where(turn: str, file: CaseFile) -> tuple[int, int]:
    return file.get(file.get(turn).session).number, file.number(turn)


def perspectives(file: CaseFile) -> pd.DataFrame:
    """How each person saw each episode."""
    return frame("perspectives", [(p.id, p.episode, file.get(p.episode).label, p.by, file.participant(p.by).role,
                                   p.intensity, p.words, p.source) for p in _by_episode(file, "perspective")])


def stages(file: CaseFile) -> pd.DataFrame:
    """The stages seen in each episode."""
    rows = []
    for s in _by_episode(file, "stage"):
        session, turn, _, _ = _numbers(s.anchor, file)
        rows.append((s.id, s.episode, s.stage, session, turn, s.note))
    return frame("stages", rows)


def memos(file: CaseFile) -> pd.DataFrame:
    """Every memo in the order of what it is about."""
    align, rows = Alignment(file), []
    for m in file.all("memo"):
        span = align.place(m)
        rows.append((m.id, m.title, m.kind, m.by, m.written, m.text, list(m.about) + [p.turn for p in m.excerpts],
                     span.start.session if span else None, m.form, span.start.x if span else None))
    rows.sort(key=lambda row: (row[9] is None, row[9]))
    return frame("memos", rows)


def life_events(file: CaseFile) -> pd.DataFrame:
    """What happened outside therapy, by date."""
    align, rows = Alignment(file), []
    for e in file.all("life_event"):
        span = align.place(e)
        rows.append((e.id, e.date, e.title, e.note, span.start.session if span else None, span.start.x if span else None))
    rows.sort(key=lambda row: (row[5] is None, row[5]))
    return frame("life_events", rows)


def consent(file: CaseFile) -> pd.DataFrame:
    """Who allows what."""
    return frame("consent", [(c.id, c.about, c.by, list(c.purposes), c.granted, c.until, c.withdrawn, c.note)
                             for c in file.all("consent")])


def codes(file: CaseFile) -> pd.DataFrame:
    """The codebooks at hand."""
    rows = [(c.id, file.get(c.codebook).slug, c.slug, c.name, c.family, c.definition, c.include, c.exclude, c.version,
             c.key, c.order) for c in sorted(file.all("code"), key=lambda c: (c.codebook, c.order, c.slug))]
    return frame("codes", rows)


def measures(file: CaseFile) -> pd.DataFrame:
    """The measures at hand, one row per scale."""
    rows = [(m.slug, m.name, m.citation, s.name, s.low, s.high, m.direction, m.score, m.key)
            for m in sorted(file.all("measure"), key=lambda m: m.slug) for s in m.scales]
    return frame("measures", rows)


def links(file: CaseFile) -> pd.DataFrame:
    """Typed edges between records."""
    return frame("links", [(x.id, x.source, x.type, x.target, x.note) for x in file.all("link")])
