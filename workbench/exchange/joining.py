"""Pieces to turns: consecutive pieces of one speaker join; odd times are reported and kept.

Pieces whose speaker the source does not name are never joined: nothing says that they are one person's.
Nor is a piece joined whose time lies before the turn it would join, because the order itself is in doubt.
A joined turn starts where its first piece starts and ends where its last piece ends.
"""

from __future__ import annotations

from collections.abc import Iterable

from .bundle import DraftTurn
from .moments import clock
from .remarks import Remarks


def join(pieces: Iterable[DraftTurn], *, glue: str = " ") -> list[DraftTurn]:
    """Turns made of consecutive pieces of one speaker, their words joined with `glue`."""
    turns: list[DraftTurn] = []
    texts: list[str] = []
    current: DraftTurn | None = None
    latest: float | None = None
    for piece in pieces:
        backwards = piece.start is not None and latest is not None and piece.start < latest
        if current is not None and piece.speaker and piece.speaker == current.speaker and not backwards:
            texts.append(piece.text)
            current.end = piece.end
            if current.start is None:
                current.start = piece.start
        else:
            if current is not None and len(texts) > 1:
                current.text = glue.join(texts)
            current, texts = piece, [piece.text]
            turns.append(piece)
        if piece.start is not None:
            latest = piece.start
    if current is not None and len(texts) > 1:
        current.text = glue.join(texts)
    return turns


def report_times(pieces: Iterable[DraftTurn], remarks: Remarks) -> None:
    """Name every piece that starts before the one before it, or while another still runs."""
    latest: DraftTurn | None = None
    longest: DraftTurn | None = None
    for piece in pieces:
        if piece.start is None:
            continue
        if latest is not None and piece.start < latest.start:
            remarks.add(
                piece.where,
                f"the time runs backwards, from {clock(latest.start)} to {clock(piece.start)}; "
                "kept in the order of the file.",
                kind="the time runs backwards; kept in the order of the file",
            )
        elif longest is not None and piece.start < longest.end:
            remarks.add(
                piece.where,
                f"overlaps with {longest.where}, which runs to {clock(longest.end)}; both are kept.",
                kind="overlaps with what was said before; both are kept",
            )
        latest = piece
        if piece.end is not None and (longest is None or piece.end > longest.end):
            longest = piece


def report_missing_speakers(turns: list[DraftTurn], remarks: Remarks) -> None:
    """Say once how many turns have no speaker, and where."""
    missing = [turn.where for turn in turns if not turn.speaker]
    if not missing:
        return
    counted = f"{len(missing)} of {len(turns)} turns have" if len(turns) > 1 else "the one turn has"
    places = ", ".join(place for place in missing[:10] if place) + (", …" if len(missing) > 10 else "")
    remarks.add(missing[0], f"{counted} no speaker ({places}); kept without one, each as a turn of its own.")
