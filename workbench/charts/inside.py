"""Inside one session: who speaks, how the talk is shared, and what was coded where; never a word of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import altair as alt
import pandas as pd

from .axis import Axis
from .canvas import Canvas
from .caption import first_sentence
from .codes import Passage, code_rows, passages, rows_of
from .lettering import wide
from .talk import Talk, Turn, talk
from .tokens import size as lengths
from .tokens import theme
from .words import clock, count

BASES = {"clock": "Clock, from the recording", "words": "Share of words", "order": "Order of turns"}
SHORT_BASES = {"clock": "clock", "words": "% of words", "order": "turns"}
BAR, THIN_BAR = 22, 14
EXCERPT = 60  # seconds without a turn that are more than silence
TICKS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600)


def session(turns: pd.DataFrame, annotations: pd.DataFrame | None = None, *, session: int | None = None,
            participants: pd.DataFrame | None = None, families: Sequence[str] | None = None, tone: str = "light",
            width: float = 1200, size: str = "screen", gutter: bool = True) -> alt.LayerChart:
    """One session turn by turn: who speaks, each one's share of the talk, and every code where it was given.

    `turns` and `annotations` are the tables of these names, of the case or of one session; `participants` tells
    roles and names. `families` keeps only codes of these families. The axis is the clock of the recording where
    there is one, else the share of words. The picture holds turn numbers, times and codes, and no word of the
    transcript.
    """
    this = talk(turns, session, participants)
    found = passages(this, annotations, participants, families)
    canvas = _canvas(this, tone, width, size, gutter)
    if this.turns:
        _segments(canvas, this)
        _speakers(canvas, this)
        _shares(canvas, this)
        code_rows(canvas, found)
        _axis(canvas, this)
    else:
        canvas.title(9, f"Session {this.session}")
        canvas.sentence("No transcript of this session.")
    return canvas.chart(_describe(this, found))


def _canvas(this: Talk, tone: str, width: float, size: str, gutter: bool) -> Canvas:
    wanted = lengths(size)
    left = wanted.left + (78 if wanted.short else 6) if gutter else 34
    names = max((wide(this.name(by), wanted.name, 600) for by in this.speakers), default=0)
    wanted = replace(wanted, left=left, right=min(max(names + 26, 40), 150))
    axis = Axis(this.session, this.session, max(width - left - wanted.right, 160), end=this.session + 0.5)
    return Canvas(axis, theme(tone), wanted, gutter)


def _segments(canvas: Canvas, this: Talk) -> None:
    """Names of the segments over alternating columns, which run down to the axis when it is drawn."""
    parts, size = this.segments(), canvas.size
    canvas.title(7, f"session {this.session}" if size.short else f"Session {this.session}")
    longest = max(canvas.room(name, size.axis) for name, _, _ in parts)
    fits = longest + 8 < min(b - a for _, a, b in parts[:-1] or parts) * canvas.axis.width
    for i, (name, a, b) in enumerate(parts):
        if i % 2 == 0:
            canvas.area(this.x(a), this.x(b), 16, 16, canvas.theme.column, sheet="columns")
        words = name if fits else str(i + 1)
        if canvas.room(words, size.axis) < (b - a) * canvas.axis.width + 14:
            canvas.word(words, this.x((a + b) / 2), 7, size.axis, canvas.theme.ink_2)
    canvas.y = 20


def _speakers(canvas: Canvas, this: Talk) -> None:
    """One bar is one turn; in a recording, gaps are silence."""
    canvas.y += 6
    start, bar = canvas.y, BAR if len(this.speakers) <= 2 else THIN_BAR
    for by in this.speakers:
        middle, colour = canvas.y + bar / 2, canvas.theme.who(this.role(by))
        canvas.key(this.role(by), middle, this.name(by))
        canvas.behind(this.name(by), middle, canvas.size.name, colour, 600)
        for t in this.turns:
            if t.by == by:
                end = max(this.x(t.b) - 0.6 / canvas.axis.step, this.x(t.a) + 0.9 / canvas.axis.step)
                canvas.area(this.x(t.a), end, canvas.y, canvas.y + bar, colour, 0.72, turn=t.number, by=by, says=t.says)
        canvas.y += bar + 5
    gaps = "gaps are silence" if this.longest_gap <= EXCERPT else "gaps: silence, or no transcript"
    silence = [gaps] if this.basis == "clock" else []
    canvas.title((start + canvas.y - 5) / 2,
                 *(["turns"] if canvas.size.short else ["Who speaks", "one bar is one turn", *silence]))


def _shares(canvas: Canvas, this: Talk) -> None:
    """How the talk of each segment is shared between patient and therapist."""
    pair = {this.role(by): by for by in reversed(this.speakers) if this.role(by) in ("patient", "therapist")}
    if len(pair) < 2:
        return
    canvas.y += 8
    for _, a, b in this.segments():
        patient, therapist = (sum(_inside(t, a, b) for t in this.turns if t.by == pair[role])
                              for role in ("patient", "therapist"))
        if patient + therapist > 0:
            _share(canvas, this, a, b, patient / (patient + therapist))
    what = "per cent of talking time" if this.basis == "clock" else "per cent of words"
    canvas.title(canvas.y + 10, *(["share, %"] if canvas.size.short else ["Share of talk", what]))
    canvas.y += 27


def _inside(turn: Turn, a: float, b: float) -> float:
    """The part of a turn's weight that lies in a segment."""
    if turn.b <= turn.a:
        return turn.weight if a <= turn.a < b else 0.0
    return turn.weight * max(min(turn.b, b) - max(turn.a, a), 0.0) / (turn.b - turn.a)


def _share(canvas: Canvas, this: Talk, a: float, b: float, part: float) -> None:
    """A bar in two parts, and the two numbers where there is room for them."""
    theme, y, letter = canvas.theme, canvas.y, canvas.size.head
    edge = min(8 / canvas.axis.width, (b - a) / 6)
    left, right = this.x(a + edge), this.x(b - edge)
    cut, gap, per = left + (right - left) * part, 0.5 / canvas.axis.step, round(part * 100)
    says, room = f"Patient {per} per cent, therapist {100 - per} per cent.", (right - left) * canvas.axis.step
    if part > 0:
        canvas.area(left, max(cut - gap, left), y, y + 6, theme.patient, 0.8, says=says)
    if part < 1:
        canvas.area(min(cut + gap, right), right, y, y + 6, theme.paper, 1, theme.therapist, 1.2, says=says)
    if room > 40:
        canvas.word(str(per), left, y + 16, letter, theme.patient, 600, "left", says=says)
        canvas.word(str(100 - per), right, y + 16, letter, theme.therapist, 600, "right", says=says)
    elif room > 14:
        canvas.word(str(per), (left + right) / 2, y + 16, letter, theme.patient, 600, says=says)


def _axis(canvas: Canvas, this: Talk) -> None:
    """What the axis is, its times or shares, and turn numbers under them."""
    theme, size, y = canvas.theme, canvas.size, canvas.y
    for row in canvas.rows["columns"]:
        row["y2"] = round(y, 2)
    canvas.rule(*canvas.axis.domain, y, theme.rule)
    for position, words in _ticks(canvas, this):
        canvas.rule(this.x(position), this.x(position), y, theme.ink_3, y2=y + 5)
        canvas.word(words, this.x(position), y + 13, size.axis, theme.ink_2)
    if canvas.gutter:
        canvas.beside((SHORT_BASES if size.short else BASES)[this.basis], y + 13, size.sub, theme.ink_2)
        canvas.beside("turn" if size.short else "Turn", y + 29, size.sub, theme.ink_2)
    free = 0.0
    for t in this.turns:
        if t.a * canvas.axis.width >= free:
            canvas.word(str(t.number), this.x(t.a), y + 29, size.axis, theme.ink_2)
            free = t.a * canvas.axis.width + 30
    canvas.y += 38


def _ticks(canvas: Canvas, this: Talk) -> list[tuple[float, str]]:
    if this.basis != "clock":
        return [(p / 10, f"{p * 10}" + (" %" if p == 10 else "")) for p in range(0, 11, 2)]
    step = next((s for s in TICKS if canvas.axis.width * s / this.seconds >= 62), TICKS[-1])
    return [(this.at(s), clock(s)) for s in range(0, int(this.end) + 1, step) if this.at(s) >= -0.001]


def _describe(this: Talk, found: list[Passage]) -> str:
    """Turns, basis, talk and codes in sentences."""
    about = first_sentence(session)
    if not this.turns:
        return f"{about} Session {this.session}: no transcript."
    spoken = sum(t.weight for t in this.turns) or 1
    parts = {by: 100 * sum(t.weight for t in this.turns if t.by == by) / spoken for by in this.speakers}
    shares = ", ".join(f"{this.name(by)} {part:.0f} per cent" for by, part in parts.items())
    codes = ", ".join(f"{name} {len(row)}" for name, _, row in rows_of(found))
    said = f"Session {this.session}: {count(len(this.turns), 'turn')} ({BASES[this.basis].lower()})"
    coded = f"Coded passages: {codes}." if codes else "Nothing coded in this session."
    return f"{about} {said}; share of talk: {shares}. {coded}"
