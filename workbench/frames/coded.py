"""Annotations and passages: what was coded, and the words found by a code or a search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

import pandas as pd

from workbench.domain import Annotation, CaseFile
from workbench.domain.ids import session_of

from .columns import frame

AROUND = 40  # characters of context on either side of a passage that was found


def annotations(file: CaseFile, session: int | None = None) -> pd.DataFrame:
    """Every coding, or those of one session, in reading order."""
    wanted = [file.session(session)] if session is not None else sorted(file.all("session"), key=lambda s: s.number)
    for table in ("turn", "annotation"):
        file.shelves[table].load([s.id for s in wanted])
    codes = file.ids("code")
    rows = []
    for s in wanted:
        here: list[Annotation] = list(file.all("annotation", s.id))
        found = [(s.number, file.number(a.passage.turn), a) for a in here]
        found.sort(key=lambda row: (row[1], row[2].passage.start, row[2].passage.end, row[2].id))
        for number, turn, a in found:
            p, code = a.passage, codes[a.code]
            rows.append((a.id, number, turn, p.start, p.end, p.quote, code.slug, code.family, a.coder, a.certainty,
                         "loose" if p.loose else "placed", a.note, a.definition))
    return frame("annotations", rows)


def passages(file: CaseFile, hits: Sequence[tuple[str, str, int, int]], annotations: Iterable[str] = ()) -> pd.DataFrame:
    """Passages (turn id, text id, start, end) with their words and some context, in reading order."""
    words = file.texts.words({text for _, text, _, _ in hits}) if hits else {}
    names = list(annotations) or [""] * len(hits)
    file.shelves["turn"].load({session_of(hit[0]) for hit in hits})
    rows = []
    for (turn, text, start, end), name in zip(hits, names):
        here, record = words[text], file.get(turn)
        rows.append((file.get(record.session).number, file.number(turn), record.by, start, end, here[start:end],
                     here[max(0, start - AROUND):start], here[end:end + AROUND], turn, name))
    rows.sort(key=lambda row: row[:2] + (row[3],))
    return frame("passages", rows)


def coded(file: CaseFile, rows: Sequence[tuple]) -> pd.DataFrame:
    """Passages under some codes in reading order, as the store gives them.

    A row is (annotation, turn, start, end, quote, before, after, code, coder).
    """
    where = [session_of(row[1]) for row in rows]
    sessions = set(where)
    file.shelves["turn"].load(sessions)
    number = {s: file.get(s).number for s in sessions}
    turn = {s: file.shelves["turn"].part(s) for s in sessions}
    count = {s: file.numbers(s) for s in sessions}
    slug = {c.id: c.slug for c in file.all("code")}
    found = [(number[s], count[s][id], turn[s][id].by, start, end, quote, before, after, id, name, slug[code], coder)
             for s, (name, id, start, end, quote, before, after, code, coder) in zip(where, rows)]
    found.sort(key=itemgetter(0, 1, 3))
    return frame("passages", [row[:10] for row in found]).assign(
        code=[row[10] for row in found], coder=[row[11] for row in found])
