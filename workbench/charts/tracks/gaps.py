"""Sessions that were not held, and held ones from which a form is missing."""

from __future__ import annotations

from ..canvas import Canvas
from ..people import Scale


def without(scales: list[Scale], canvas: Canvas) -> dict[str, set[int]]:
    """Per role, held sessions from which that person's form is missing."""
    out: dict[str, set[int]] = {}
    for scale in scales:
        for one in scale.series:
            if one.points:
                out.setdefault(one.who, set()).update(one.without_form(canvas.axis))
    return {who: sessions for who, sessions in out.items() if sessions}


def gaps(canvas: Canvas, forms: dict[str, set[int]]) -> None:
    """A cross for a session not held, a short tick in the person's colour for a missing form."""
    missed = sorted(canvas.axis.missed)
    if not missed and not forms:
        return
    canvas.y += 5
    rows = list(forms)
    step = 8 if len(rows) > 1 else 0
    middle = canvas.y + 7 + step * (len(rows) - 1) / 2 if rows else canvas.y + 7
    name = "Not held, or no form" if missed and forms else "Not held" if missed else "No form"
    if canvas.size.short:
        canvas.title(middle, *(["× not held"] if missed else []), *(["| no form"] if forms else []))
    else:
        canvas.title(middle, name, *_key(rows))
    for s in missed:
        canvas.mark("cross", s + 0.25, middle, 3.2, None, canvas.theme.ink, 1.5, session=s,
                    says=f"Session {s} was not held.")
    for i, who in enumerate(rows):
        for s in sorted(forms[who]):
            canvas.mark("M0,-1L0,1", s + 0.25, canvas.y + 7 + step * i, 3.3, None, canvas.theme.who(who), 1.6,
                        session=s, by=who,
                        says=f"No form from the {who} after session {s}.")
    if not canvas.size.short:
        total = len(set().union(*forms.values())) if forms else 0
        says = [f"× {len(missed)} not held"] * bool(missed) + [f"{total} without a form"] * bool(total)
        for i, words in enumerate(says):
            canvas.behind(words, middle + 13 * (i - (len(says) - 1) / 2), canvas.size.axis,
                          canvas.theme.ink_2)
    canvas.y += 14 + step * max(len(rows) - 1, 0) + 6


def _key(rows: list[str]) -> list[str]:
    if len(rows) > 1:
        return [f"{rows[0]} above, {rows[1]} below"]
    return [f"tick: no form from the {rows[0]}"] if rows else []
