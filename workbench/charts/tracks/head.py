"""Session numbers."""

from __future__ import annotations

from ..canvas import Canvas


def head(canvas: Canvas) -> None:
    """Session numbers over their columns; where sessions are thin, round numbers with ticks."""
    axis, theme, size = canvas.axis, canvas.theme, canvas.size
    canvas.title(7, "Session" if not size.short else "session")
    shown = axis.labelled()
    for s in shown:
        round_one = axis.level == "coarse" and s % 100 == 0
        canvas.word(str(s), s + 0.25, 7, size.head, theme.ink if round_one else theme.ink_2, 600 if round_one
                    else 400)
    if axis.first == 0:
        canvas.word("before" if axis.step >= 44 else "0", 0.25 if axis.step >= 8 else 0, 7, size.head,
                    theme.ink_2)
    if len(shown) < len(axis.sessions):
        for s in shown:
            canvas.rule(s + 0.25, s + 0.25, 15, theme.ink_3, 1, y2=19)
        canvas.y = 22
    else:
        canvas.y = 17
