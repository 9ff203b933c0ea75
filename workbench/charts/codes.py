"""What was coded where in one session: one row per code, coders side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from .canvas import Canvas
from .lettering import shorten
from .talk import Talk
from .tokens import FAMILIES, family, radius, tokens
from .words import clock, count, text

ROW, MOST_ROWS, NEAR, ABREAST = 17, 14, 8, 9.5
COLUMNS = ["code", "family", "coder", "certainty", "state", "turn", "start"]


@dataclass(frozen=True)
class Passage:
    """One coder's use of one code at one place; the quoted words are left behind."""

    code: str
    family: str
    coder: str
    position: float
    certain: bool
    turn: int
    says: str
    merged: int = 1


def passages(this: Talk, annotations: pd.DataFrame | None, participants: pd.DataFrame | None,
             families: Sequence[str] | None) -> list[Passage]:
    """Every coded passage of the session, at the place its table gives or, without one, by its turn."""
    if annotations is None or not len(annotations):
        return []
    turns = {t.number: t for t in this.turns}
    known = participants is not None
    initials = dict(zip(participants["key"], participants["initials"].map(text))) if known else {}
    rows = annotations[(annotations["session"] == this.session) & annotations["turn"].isin(list(turns))]
    places = rows["x"] if "x" in rows else pd.Series(float("nan"), index=rows.index)
    found = []
    for (code, kin, coder, certainty, state, turn, start), x in zip(rows[COLUMNS].itertuples(index=False), places):
        if families is not None and kin not in families:
            continue
        t = turns[int(turn)]
        into = 0.0 if start is pd.NA else int(start) / max(t.length, 1)
        at = (float(x) - this.session) * 2 if x == x else t.a + (t.b - t.a) * into
        who = initials.get(coder) or (text(coder).upper() if len(text(coder)) <= 3 else text(coder))
        doubtful = certainty == "doubtful"
        where = f"turn {t.number}" + (f", {clock(this.second(at))}" if this.basis == "clock" else "")
        says = f"{named(code)}, {who}{', doubtful' if doubtful else ''}: {where}"
        says += ", place to be reviewed." if state == "loose" else "."
        found.append(Passage(text(code), text(kin), who, at, not doubtful, t.number, says))
    return found


def named(code: str) -> str:
    """A code as words: the last part of its path, without hyphens."""
    return code.rsplit(".", 1)[-1].replace("-", " ").replace("_", " ")


def code_rows(canvas: Canvas, found: list[Passage]) -> None:
    """One row per code by family; filled is certain, hollow doubtful."""
    canvas.y += 8
    if not found:
        canvas.title(canvas.y + 9, "codes" if canvas.size.short else "Codes")
        canvas.sentence("Nothing coded in this session.")
        return
    coders = sorted({p.coder for p in found})
    canvas.title(canvas.y + 7, "codes" if canvas.size.short else "Codes")
    canvas.note(_key(coders, found, canvas.size.short), canvas.y + 7)
    canvas.y += 20
    last = None
    for name, kin, row in rows_of(found):
        canvas.y += 4 if last not in (None, kin) else 0
        last = kin
        _row(canvas, name, row, coders)
    canvas.y += 6


def _key(coders: list[str], found: list[Passage], short: bool) -> str:
    """Who coded and how that is drawn."""
    doubt = "; hollow: doubtful" if not all(p.certain for p in found) else ""
    n = count(len(found), "passage")
    if len(coders) == 1:
        return f"{n} by {coders[0]}{doubt}"
    sides = f"{coders[0]} left, {coders[1]} right" if len(coders) == 2 else f"{', '.join(coders)} from left to right"
    return f"{sides}{doubt}" if short else f"{n} by {len(coders)} coders: {sides}{doubt}"


def rows_of(found: list[Passage]) -> list[tuple[str, str, list[Passage]]]:
    """Codes by family, then by use: name, family and passages; what exceeds the room shares one row."""
    by_code: dict[str, list[Passage]] = {}
    for p in found:
        by_code.setdefault(p.code, []).append(p)
    most = sorted(by_code, key=lambda c: -len(by_code[c]))
    kept, rest = (most, []) if len(most) <= MOST_ROWS else (most[:MOST_ROWS - 1], most[MOST_ROWS - 1:])
    rank = {name: i for i, name in enumerate(FAMILIES)}
    kin = {c: by_code[c][0].family for c in kept}
    order = sorted(kept, key=lambda c: (rank[family(kin[c])], kin[c], -len(by_code[c]), c))
    rows = [(named(c), kin[c], by_code[c]) for c in order]
    return rows + ([(count(len(rest), "further code"), "", [p for c in rest for p in by_code[c]])] if rest else [])


def _row(canvas: Canvas, name: str, row: list[Passage], coders: list[str]) -> None:
    size, middle = canvas.size, canvas.y + ROW / 2
    if canvas.gutter:
        cut = shorten(name, size.sub, size.left - size.before - 4)
        canvas.beside(cut, middle, size.sub, canvas.theme.ink)
    canvas.rule(*canvas.axis.domain, canvas.y + ROW - 1, canvas.theme.rule_2)
    for i, coder in enumerate(coders):
        shift = (i - (len(coders) - 1) / 2) * ABREAST
        for p in merged([p for p in row if p.coder == coder], canvas.axis.width):
            _mark(canvas, p, middle, shift)
    canvas.y += ROW


def _mark(canvas: Canvas, p: Passage, y: float, shift: float) -> None:
    kin = family(p.family)
    colour, r = canvas.theme.what(kin), radius("code") * (0.85 if kin in ("resolution", "therapist") else 1)
    fill, width = (colour, 0.8) if p.certain else (canvas.theme.paper, 1.4)
    more = f" And {p.merged - 1} more beside it." if p.merged > 1 else ""
    canvas.mark(tokens()["families"][kin], canvas.axis.first + p.position / 2, y, r, fill, colour, width, shift,
                code=p.code, coder=p.coder, turn=p.turn, says=p.says + more)


def merged(row: list[Passage], width: float) -> list[Passage]:
    """Passages of one coder and code; those closer than 8 px are drawn as one, certain if one of them is."""
    out: list[Passage] = []
    for p in sorted(row, key=lambda p: p.position):
        if out and (p.position - out[-1].position) * width < NEAR:
            out[-1] = replace(out[-1], certain=out[-1].certain or p.certain, merged=out[-1].merged + 1)
        else:
            out.append(p)
    return out
