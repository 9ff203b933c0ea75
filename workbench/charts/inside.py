"""Inside one session: who speaks, how the talk is shared, and what was coded where; never a word that was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import altair as alt
import pandas as pd

from .axis import Axis
from .canvas import Canvas
from .caption import first_sentence
from .lettering import shorten, wide
from .talk import Talk, talk
from .tokens import FAMILIES, family, radius, theme, tokens
from .tokens import size as lengths
from .words import clock, count, text

BASES = {"clock": "Clock, from the recording", "words": "Share of words", "order": "Order of turns"}
BAR, ROW, MOST_ROWS, NEAR = 22, 17, 14, 8
TICKS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600)


def session(turns: pd.DataFrame, annotations: pd.DataFrame | None = None, *, session: int | None = None,
            participants: pd.DataFrame | None = None,
            tone: str = "light", width: float = 1200, size: str = "screen", gutter: bool = True, families: Sequence[str] | None = None) -> alt.LayerChart:
    """One session turn by turn: who speaks, each one's share of the talk, and every code where it was given.

    `turns` and `annotations` are the tables of these names (of the case,
                                                             or of one session); `participants` tells roles and names.
    `families` keeps only codes of these families. The axis is the clock of the recording where there is one, else the share of words.
    The picture holds turn numbers, times and codes; it never holds a word of the transcript.
    """
    this = talk(turns, session, participants)
    marks = passages(this, annotations, participants, families)
    canvas = _canvas(this, tone, width, size, gutter)
    if not this.turns:
        canvas.title(9, f"Session {this.session}")
        canvas.sentence("No transcript of this session.")
        return canvas.chart(f"{_about()} Session {this.session}: no transcript.")
    _segments(canvas, this)
    _speakers(canvas, this)
    _shares(canvas, this)
    _codes(canvas, marks)
    _axis(canvas, this)
    return canvas.chart(_describe(this, marks))


def _canvas(this: Talk, tone: str, width: float, size: str, gutter: bool) -> Canvas:
    wanted = lengths(size)
    left = wanted.left + (78 if wanted.short else 6) if gutter else 34
    names = max((wide(this.name(by), wanted.name, 600) for by in this.speakers), default=0)
    wanted = replace(wanted, left=left, right=min(max(names + 26, 40), 150))
    axis = Axis(this.session, this.session, max(width - left - wanted.right, 160), end=this.session + 0.5)
    return Canvas(axis, theme(tone), wanted, gutter)


@dataclass
class Mark:
    """One coder's use of one code at one place."""

    code: str
    family: str
    coder: str
    position: float
    certain: bool
    turn: int
    says: str
    merged: int = 1


def passages(this: Talk, annotations: pd.DataFrame | None, participants: pd.DataFrame | None,
             families: Sequence[str] | None) -> list[Mark]:
    """Every coded passage of the session as code, coder and place; the quoted words are left behind."""
    if annotations is None or not len(annotations):
        return []
    turns = {t.number: t for t in this.turns}
    initials = {} if participants is None else {key: text(i) for key,
                                                i in participants[["key",
                                                                   "initials"]].itertuples(index=False)}
    rows = annotations[(annotations["session"] == this.session) & annotations["turn"].isin(list(turns))]
    placed = rows["x"] if "x" in rows else pd.Series(float("nan"), index=rows.index)
    marks = []
    for code, kin, coder, certainty, state, turn, start, x in zip(rows["code"].map(text),
                                                                  rows["family"].map(text),
                                                                  rows["coder"].map(text), rows["certainty"],
                                                                  rows["state"], rows["turn"], rows["start"],
                                                                  placed):
        if families is not None and kin not in families:
            continue
        t = turns[int(turn)]
        at = (float(x) - this.session) * 2 if x == x else t.a + (t.b - t.a) * (0 if start is pd.NA else int(start)) / max(t.length, 1)
        who = initials.get(coder) or (coder.upper() if len(coder) <= 3 else coder)
        where = f"turn {t.number}" + (f", {clock((at - this.zero) * this.seconds)}" if this.basis == "clock"
                                      else "")
        doubt = "" if certainty != "doubtful" else ", doubtful"
        marks.append(Mark(code, kin, who, at, certainty != "doubtful", t.number,
                          f"{named(code)}, {who}{doubt}: {where}{', place to be reviewed' if state == 'loose' else ''}."))
    return marks


def named(code: str) -> str:
    """A code as words: the last part of its path, without hyphens."""
    return code.rsplit(".", 1)[-1].replace("-", " ").replace("_", " ")


def _segments(canvas: Canvas, this: Talk) -> None:
    """Names of the segments over alternating columns."""
    parts = this.segments()
    canvas.title(7, f"Session {this.session}" if not canvas.size.short else f"session {this.session}")
    longest = max(canvas.room(name, canvas.size.axis) for name, _, _ in parts)
    fits = longest + 8 < min(b - a for _, a, b in parts[:-1] or parts) * canvas.axis.width
    for i, (name, a, b) in enumerate(parts):
        if i % 2 == 0:
            canvas.area(this.session + a / 2, this.session + b / 2, 16, 16, canvas.theme.column,
                        layer="columns")
        words = name if fits else str(i + 1)
        if canvas.room(words, canvas.size.axis) < (b - a) * canvas.axis.width + 14:
            canvas.word(words, this.session + (a + b) / 4, 7, canvas.size.axis, canvas.theme.ink_2)
    canvas.y = 20


def _speakers(canvas: Canvas, this: Talk) -> None:
    """One bar is one turn; in a recording, gaps are silence."""
    canvas.y += 6
    start, bar = canvas.y, BAR if len(this.speakers) <= 2 else 14
    for by in this.speakers:
        role, colour = this.role(by), canvas.theme.who(this.role(by))
        look = tokens()["marks"][role]
        canvas.key(look["glyph"], canvas.y + bar / 2, look["radius"], colour if look["filled"]
                   else canvas.theme.paper, colour, 0.5 if look["filled"] else 1.6, this.name(by))
        canvas.behind(this.name(by), canvas.y + bar / 2, canvas.size.name, colour, 600)
        gap = 0.6 / canvas.axis.width / 2
        for t in this.turns:
            if t.by == by:
                a, b = this.session + t.a / 2, this.session + t.b / 2
                canvas.area(a, max(b - gap, a + 0.9 / canvas.axis.step), canvas.y, canvas.y + bar, colour,
                            0.72, turn=t.number, by=by, says=t.says)
        canvas.y += bar + 5
    sub = ["one bar is one turn"] + (["gaps are silence"] if this.basis == "clock" else [])
    canvas.title((start + canvas.y - 5) / 2, *(["turns"] if canvas.size.short else ["Who speaks", *sub]))


def _shares(canvas: Canvas, this: Talk) -> None:
    """How the talk of each segment is shared between patient and therapist."""
    two = [by for by in this.speakers if this.role(by) in ("patient", "therapist")][:2]
    if len(two) < 2 or len({this.role(by) for by in two}) < 2:
        return
    canvas.y += 8
    for _, a, b in this.segments():
        sums = {by: sum(_inside(t, a, b) for t in this.turns if t.by == by) for by in two}
        if sum(sums.values()) > 0:
            _share(canvas, this, a, b, sums[two[0]] / sum(sums.values()))
    what = "per cent of talking time" if this.basis == "clock" else "per cent of words"
    canvas.title(canvas.y + 10, *(["share, %"] if canvas.size.short else ["Share of talk", what]))
    canvas.y += 27


def _inside(turn, a: float, b: float) -> float:
    """The part of a turn's weight that lies in a segment."""
    if turn.b <= turn.a:
        return turn.weight if a <= turn.a < b else 0.0
    return turn.weight * max(min(turn.b, b) - max(turn.a, a), 0.0) / (turn.b - turn.a)


def _share(canvas: Canvas, this: Talk, a: float, b: float, part: float) -> None:
    theme, y, edge = canvas.theme, canvas.y, min(8 / canvas.axis.width, (b - a) / 6)
    left, right = this.session + (a + edge) / 2, this.session + (b - edge) / 2
    cut, gap, per = left + (right - left) * part, 0.5 / canvas.axis.step, round(part * 100)
    says = f"Patient {per} per cent, therapist {100 - per} per cent."
    if part > 0:
        canvas.area(left, max(cut - gap, left), y, y + 6, theme.patient, 0.8, says=says)
    if part < 1:
        canvas.area(min(cut + gap, right), right, y, y + 6, theme.paper, 1, theme.therapist, 1.2, says=says)
    if (right - left) * canvas.axis.step > 40:
        canvas.word(str(per), left, y + 16, canvas.size.head, theme.patient, 600, "left", says=says)
        canvas.word(str(100 - per), right, y + 16, canvas.size.head, theme.therapist, 600, "right", says=says)
    elif (right - left) * canvas.axis.step > 14:
        canvas.word(str(per), (left + right) / 2, y + 16, canvas.size.head, theme.patient, 600, says=says)


def _codes(canvas: Canvas, marks: list[Mark]) -> None:
    """One row per code, coders side by side; filled is certain, hollow doubtful."""
    canvas.y += 8
    if not marks:
        canvas.title(canvas.y + 9, "codes" if canvas.size.short else "Codes")
        canvas.sentence("Nothing coded in this session.")
        return
    coders = sorted({m.coder for m in marks})
    canvas.title(canvas.y + 7, "codes" if canvas.size.short else "Codes")
    canvas.word(shorten(_key(coders, marks, canvas.size.short), canvas.size.sub,
                        canvas.axis.width + canvas.size.right), 0, canvas.y + 7, canvas.size.sub, canvas.theme.ink_2, align="left", layer="labels")
    canvas.y += 20
    last = None
    for name, kin, row in _rows(marks):
        canvas.y += 4 if last not in (None, kin) else 0
        last = kin
        _code_row(canvas, name, row, coders)
    canvas.y += 6


def _key(coders: list[str], marks: list[Mark], short: bool) -> str:
    doubt = "; hollow: doubtful" if not all(m.certain for m in marks) else ""
    if len(coders) == 1:
        return f"{count(len(marks), 'passage')} by {coders[0]}{doubt}"
    sides = f"{coders[0]} left, {coders[1]} right" if len(coders) == 2 else ", ".join(coders) + " from left to right"
    return f"{sides}{doubt}" if short else f"{count(len(marks), 'passage')} by {len(coders)} coders: {sides}{doubt}"


def _rows(marks: list[Mark]) -> list[tuple[str, str, list[Mark]]]:
    """Codes by family, then by use; what exceeds the room shares one row."""
    by_code: dict[str, list[Mark]] = {}
    for m in marks:
        by_code.setdefault(m.code, []).append(m)
    most = sorted(by_code, key=lambda c: -len(by_code[c]))
    kept = set(most if len(most) <= MOST_ROWS else most[: MOST_ROWS - 1])
    rank = {name: i for i, name in enumerate(FAMILIES)}
    order = sorted(kept, key=lambda c: (rank[family(by_code[c][0].family)], by_code[c][0].family,
                                        -len(by_code[c]), c))
    rows = [(named(c), by_code[c][0].family, by_code[c]) for c in order]
    rest = [c for c in most if c not in kept]
    return rows + ([(count(len(rest), "further code"), "", [m for c in rest for m in by_code[c]])] if rest
                   else [])


def _code_row(canvas: Canvas, name: str, marks: list[Mark], coders: list[str]) -> None:
    middle, (a, b) = canvas.y + ROW / 2, canvas.axis.domain
    canvas.beside(shorten(name, canvas.size.sub, canvas.size.left - canvas.size.before - 4), middle,
                  canvas.size.sub, canvas.theme.ink)
    canvas.rule(a, b, canvas.y + ROW - 1, canvas.theme.rule_2)
    for i, coder in enumerate(coders):
        shift = (i - (len(coders) - 1) / 2) * 9.5
        for m in merged([m for m in marks if m.coder == coder], canvas.axis.width):
            kin = family(m.family)
            colour, r = canvas.theme.what(kin), radius("code") * (0.85 if kin in ("resolution", "therapist")
                                                                  else 1)
            canvas.mark(tokens()["families"][kin], canvas.axis.first + m.position / 2, middle, r, colour
                        if m.certain else canvas.theme.paper, colour,
                        0.8 if m.certain else 1.4, shift, code=m.code, coder=m.coder, turn=m.turn, says=m.says + (f" And {m.merged - 1} more beside it." if m.merged > 1 else ""))
    canvas.y += ROW


def merged(marks: list[Mark], width: float) -> list[Mark]:
    """Marks of one coder and code, those closer than 8 px drawn as one; one certain among them makes it certain."""
    out: list[Mark] = []
    for m in sorted(marks, key=lambda m: m.position):
        if out and (m.position - out[-1].position) * width < NEAR:
            out[-1] = replace(out[-1], certain=out[-1].certain or m.certain, merged=out[-1].merged + 1)
        else:
            out.append(m)
    return out


def _axis(canvas: Canvas, this: Talk) -> None:
    """Clock times or shares below, and turn numbers under them."""
    for row in canvas.rows["columns"]:
        row["y2"] = round(canvas.y, 2)
    theme, y = canvas.theme, canvas.y
    canvas.rule(*canvas.axis.domain, y, theme.rule)
    for position, words in _ticks(canvas, this):
        x = this.session + position / 2
        canvas.rule(x, x, y, theme.ink_3, y2=y + 5)
        canvas.word(words, x, y + 13, canvas.size.axis, theme.ink_2)
    canvas.beside({"clock": "clock", "words": "% of words", "order": "turns"}[this.basis]
                  if canvas.size.short else BASES[this.basis], y + 13, canvas.size.sub, theme.ink_2)
    canvas.beside("turn" if canvas.size.short else "Turn", y + 29, canvas.size.sub, theme.ink_2)
    free = -100.0
    for t in this.turns:
        at = t.a * canvas.axis.width
        if at - free >= 30 or t is this.turns[0]:
            canvas.word(str(t.number), this.session + t.a / 2, y + 29, canvas.size.axis, theme.ink_2)
            free = at
    canvas.y += 38


def _ticks(canvas: Canvas, this: Talk) -> list[tuple[float, str]]:
    if this.basis != "clock":
        return [(p / 10, f"{p * 10}" + (" %" if p == 10 else "")) for p in range(0, 11, 2)]
    end = (1 - this.zero) * this.seconds
    step = next((s for s in TICKS if canvas.axis.width * s / this.seconds >= 62), TICKS[-1])
    return [(this.at(s), clock(s)) for s in range(0, int(end) + 1, step) if this.at(s) >= -0.001]


def _about() -> str:
    return first_sentence(session)


def _describe(this: Talk, marks: list[Mark]) -> str:
    """Turns, basis, talk and codes in sentences."""
    spoken = sum(t.weight for t in this.turns) or 1
    shares = [f"{this.name(by)} {100 * sum(t.weight for t in this.turns if t.by == by) / spoken:.0f} per cent" for by in this.speakers]
    codes = [f"{name} {len(row)}" for name, _, row in _rows(marks)]
    talked = f"Session {this.session}: {count(len(this.turns), 'turn')} ({BASES[this.basis].lower()}); share of talk: {', '.join(shares)}."
    return f"{_about()} {talked} " + (f"Coded passages: {', '.join(codes)}." if codes
                                      else "Nothing coded in this session.")
