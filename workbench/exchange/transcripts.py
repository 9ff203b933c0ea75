"""The last step every transcript reader shares: pieces become turns, limits are kept, oddities are told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workbench.domain.errors import Unreadable

from .bundle import Bundle, DraftTranscript, DraftTurn
from .formats import Options
from .joining import join, report_missing_speakers, report_times
from .limits import SESSION_TURNS, TURN_CHARACTERS
from .naming import session_number
from .remarks import Remarks


def transcript(
    path: Path, pieces: list[DraftTurn], options: Options, remarks: Remarks, *, sha256: str, glue: str = " "
) -> Bundle:
    """A Bundle with the one transcript of a file; `glue` stands between pieces of one speaker that join."""
    session = options.session if options.session is not None else session_number(path.name)
    made = session_transcript(path.name, pieces, remarks, session=session, sha256=sha256, glue=glue)
    return Bundle(
        files=[path.name], transcripts=[made], notices=remarks.notices(), speakers=dict(options.speakers)
    )


def session_transcript(
    file: str, pieces: list[DraftTurn], remarks: Remarks, *, session: int | None, sha256: str, glue: str = " "
) -> DraftTranscript:
    """One session's turns, joined and checked."""
    spoken = list(_spoken(pieces, remarks))
    if not spoken:
        raise Unreadable(file, "no spoken words were found in it.", remedy="Check that it is the transcript.")
    report_times(spoken, remarks)
    turns = join(spoken, glue=glue)
    check_turns(file, turns, remarks)
    report_missing_speakers(turns, remarks)
    return DraftTranscript(file=file, turns=turns, session=session, sha256=sha256)


def check_turns(file: str, turns: list[DraftTurn], remarks: Remarks) -> None:
    """Refuse a session of too many turns; remark on a turn that is very long."""
    if len(turns) > SESSION_TURNS:
        raise Unreadable(
            file,
            f"there are {len(turns):,} turns in one session; the limit is {SESSION_TURNS:,}.",
            where=turns[SESSION_TURNS].where,
            remedy="Give one file for each session.",
        )
    for turn in turns:
        if len(turn.text) > TURN_CHARACTERS:
            remarks.add(
                turn.where,
                f"one turn has {len(turn.text):,} characters; it is kept whole, but check that "
                "the speaker labels were recognised.",
            )


def _spoken(pieces: Iterable[DraftTurn], remarks: Remarks) -> Iterable[DraftTurn]:
    for piece in pieces:
        if piece.text and not piece.text.isspace():
            yield piece
        else:
            remarks.add(
                piece.where,
                f"{piece.speaker or 'somebody'} is named here without any words; left out.",
                kind="a speaker is named without any words; left out",
            )
