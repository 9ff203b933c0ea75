"""How strong a rupture each person reported: small sets are printed as numerals."""

from __future__ import annotations

from ..canvas import Canvas
from ..people import Scale, Series
from ..words import number

STRONG = 3
ROW = 16
PRINTED = 10


def reports(scale: Scale) -> bool:
    """Whether this is the intensity of ruptures people reported after a session."""
    return scale.scale == "rupture_intensity"


def reported(canvas: Canvas, scale: Scale) -> None:
    """One row per rater: 0 is a dot, 3 and above is heavier, missing is nothing."""
    rows = [one for one in scale.series if one.points]
    canvas.y += 6
    start, tall = canvas.y, max(ROW * len(rows), 0 if canvas.size.short else 30)
    canvas.y += (tall - ROW * len(rows)) / 2
    middle = start + tall / 2
    printed = canvas.axis.step >= PRINTED
    if canvas.size.short:
        canvas.title(middle, "reported", *(["0 to 5"] if len(rows) > 1 else []))
    else:
        canvas.title(middle, "Rupture reported", "0 none, 5 strongest" if printed
                     else "taller: stronger, 0 to 5")
    for one in rows:
        canvas.key(one.who, canvas.y + ROW / 2, one.label)
        for p in one.points:
            facts = {"by": one.by, "measure": scale.measure, "session": p.session, "value": p.value,
                     "says": p.says or f"{one.label}: {number(p.value)}"}
            (_numeral if printed else _bar)(canvas, one, p.value, facts)
        canvas.y += ROW
    canvas.y = start + tall + 5


def _numeral(canvas: Canvas, one: Series, value: float, facts: dict) -> None:
    strong = value >= STRONG
    size = (13 if strong else 11.5) if canvas.axis.level == "fine" else (12 if strong else 11)
    colour = canvas.theme.who(one.who) if value else canvas.theme.ink_3
    canvas.word(number(value) if value else "·", facts["session"] + 0.25, canvas.y + ROW / 2, size, colour,
                700 if strong else 400, **facts)


def _bar(canvas: Canvas, one: Series, value: float, facts: dict) -> None:
    """Too thin for numerals: a bar as tall as the report is strong, a dot for none."""
    floor, s = canvas.y + ROW - 2, facts["session"]
    if value:
        canvas.area(s, s + 0.75, floor, floor - (ROW - 4) * value / 5, canvas.theme.who(one.who), **facts)
    else:
        canvas.area(s, s + 0.5, floor, floor - 1, canvas.theme.ink_3, **facts)
