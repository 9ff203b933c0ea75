"""Transcripts in CSV and Excel: one utterance a row, columns by their usual names or as mapped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.domain.errors import Unreadable

from .bundle import Bundle, DraftTranscript, DraftTurn
from .formats import Options, Reader
from .joining import report_missing_speakers, report_times
from .moments import ImpossibleTime, clock, told
from .naming import session_number
from .tables_in import CSV, EXCEL, Table, ask_for_column, load_table, mapped, plain
from .transcripts import check_turns, session_transcript

NAMES = {
    "text": ("text", "utterance_text", "utterance", "content", "transcript", "speech", "words"),
    "speaker": ("speaker", "interlocutor", "who", "by", "role", "speaker_label"),
    "start": ("start", "timestamp", "time", "start_time", "begin", "onset"),
    "end": ("end", "end_time", "stop", "offset"),
    "session": ("session", "session_number", "session_no"),
    "turn": ("turn", "utterance_id", "turn_id"),
    "annotator": ("annotator_id", "annotator", "coder", "rater"),
}
SEVERAL = ("transcript_id", "session_id", "file", "transcript", "recording", "dialogue_id", "conversation_id")


def read(path: Path, options: Options) -> Bundle:
    """One session, or as many as a session column names, from a table of utterances."""
    return read_table(load_table(path, encoding=options.encoding), path, options)


def read_table(table: Table, path: Path, options: Options) -> Bundle:
    """The transcripts in a table that was loaded."""
    columns = {ours: mapped(table, ours, names, options.columns) for ours, names in NAMES.items()}
    if not columns["text"]:
        raise ask_for_column(table, "text", "no column is known to hold what was said.")
    if columns["turn"] == columns["text"]:
        columns["turn"] = ""
    _ask_for_session(table, columns, options)
    own = "id" in table.header and "by" in table.header
    if own:
        columns["speaker"] = table.find("speaker")
    by_session = _by_session(table, columns, options, path)
    transcripts = []
    for session, rows in by_session.items():
        pieces = list(_pieces(table, columns, rows, own=own))
        transcripts.append(
            _own(table, pieces, session)
            if own
            else session_transcript(table.file, pieces, table.remarks, session=session, sha256=table.sha256)
        )
    return Bundle(
        files=[table.file],
        transcripts=transcripts,
        notices=table.remarks.notices(),
        speakers=dict(options.speakers),
    )


def _own(table: Table, turns: list[DraftTurn], session: int | None) -> DraftTranscript:
    """A table with turn ids was written by a case folder: its rows are turns already."""
    report_times(turns, table.remarks)
    check_turns(table.file, turns, table.remarks)
    report_missing_speakers([turn for turn in turns if not turn.by], table.remarks)
    return DraftTranscript(file=table.file, turns=turns, session=session, sha256=table.sha256)


def _ask_for_session(table: Table, columns: dict[str, str], options: Options) -> None:
    """A file of several transcripts says so in a column; which session each is, only the person knows."""
    if columns["session"] or options.session is not None:
        return
    known = set(columns.values())
    for name in SEVERAL:
        found = table.find(name)
        if found and found not in known:
            at = table.column(found)
            count = len({row[at] for row in table.rows})
            if count > 1:
                raise ask_for_column(
                    table,
                    "session",
                    f"the column “{found}” tells {count} transcripts apart, but nothing "
                    f"says which session each is (--column session={found} takes its numbers).",
                )


def _by_session(
    table: Table, columns: dict[str, str], options: Options, path: Path
) -> dict[int | None, list[int]]:
    """Row numbers by session, utterances repeated for several annotators taken once."""
    rows = _once(table, columns)
    if options.session is not None:
        return {options.session: list(rows)}
    if not columns["session"]:
        return {session_number(path.name): list(rows)}
    at, grouped, faults = table.column(columns["session"]), {}, []
    for index in rows:
        text = table.rows[index][at].strip()
        number = text.removesuffix(".0")
        if number.isascii() and number.isdigit() and len(number) < 7:
            grouped.setdefault(int(number), []).append(index)
        else:
            faults.append(
                (
                    table.places[index],
                    f"“{text[:30]}” is not the number of a session" if text else "the session is missing",
                )
            )
    if faults:
        raise Unreadable.several(table.file, faults, remedy="Give every row the number of its session.")
    return grouped


def _once(table: Table, columns: dict[str, str]) -> Iterator[int]:
    """Rows without the repetitions that only differ in who annotated them."""
    everything = range(len(table.rows))
    if not columns["annotator"] or not columns["turn"] or columns["annotator"] == columns["speaker"]:
        yield from everything
        return
    turn, text = table.column(columns["turn"]), table.column(columns["text"])
    groups = [table.column(name) for name in (columns["session"], *map(table.find, SEVERAL)) if name]
    first: dict[tuple[str, ...], int] = {}
    repeated = 0
    for index in everything:
        row = table.rows[index]
        before = first.setdefault((row[turn], *(row[at] for at in groups)), index)
        if before == index:
            yield index
        elif table.rows[before][text] == row[text]:
            repeated += 1
        else:
            table.remarks.add(
                table.places[index],
                f"has the number of the utterance in {table.places[before]} but other words; both are kept.",
                kind="the same utterance number with other words; both are kept",
            )
            yield index
    if repeated:
        table.remarks.add(
            "", f"{repeated} rows repeat an utterance for another annotator; each utterance was taken once."
        )


def _pieces(table: Table, columns: dict[str, str], rows: list[int], *, own: bool) -> Iterator[DraftTurn]:
    get = {ours: table.column(name) if name else None for ours, name in columns.items()}
    text_at, speaker_at, start_at, end_at = get["text"], get["speaker"], get["start"], get["end"]
    id_at, by_at = (table.column("id"), table.column("by")) if own else (None, None)
    faults: list[tuple[str, str]] = []
    for index in rows:
        row, place = table.rows[index], table.places[index]
        text = row[text_at]
        piece = DraftTurn(text=text if own else text.strip(" \t\n"), where=place)
        if speaker_at is not None:
            piece.speaker = row[speaker_at] if own else row[speaker_at].strip(" \t\n")
        try:
            if start_at is not None and row[start_at]:
                piece.start, remark = told(row[start_at])
                if remark:
                    table.remarks.add(place, f"{remark}.")
            if end_at is not None and row[end_at]:
                piece.end, remark = told(row[end_at])
                if remark:
                    table.remarks.add(place, f"{remark}.")
                if piece.start is not None and piece.end < piece.start:
                    faults.append(
                        (place, f"ends ({clock(piece.end)}) before it starts ({clock(piece.start)})")
                    )
        except ImpossibleTime as error:
            faults.append((place, str(error)))
        if own:
            piece.id, piece.by = row[id_at], row[by_at]
        yield piece
    if faults:
        raise Unreadable.several(table.file, faults, remedy="Correct these times and read the file again.")


def is_transcript(header: list[str]) -> bool:
    """Whether a header names a column of spoken words."""
    known = {plain(name) for name in NAMES["text"]}
    return any(plain(name) in known for name in header)


READER = Reader(
    name="table",
    endings=CSV + EXCEL,
    read=read,
    about="Transcripts in CSV or Excel, one utterance a row; columns can be mapped.",
)
