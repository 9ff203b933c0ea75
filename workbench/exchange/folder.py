"""The case folder: `case.toml`, transcripts, ratings, codings and memos of one case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.domain.errors import Unreadable

from . import life_events, ratings, srt_file, table, text, vtt, whisper, word
from .bundle import Bundle, DraftTranscript, DraftTurn, Notice
from .folder_head import Head, read_head
from .folder_tables import TABLES, read_tables
from .formats import Options, Reader, reader_for
from .measure_names import shipped_measures
from .tables_in import CSV, EXCEL, load_table

OURS = {
    ending: module.READER
    for module in (vtt, srt_file, word, text, whisper, table)
    for ending in module.READER.endings
}
KNOWN_FILES = {"ratings.csv", "life_events.csv", *(f"{name}.csv" for name in TABLES)}
ASKED = ("encoding", "split", "tracked", "hidden", "columns")


def read(path: Path, options: Options) -> Bundle:
    """A whole case from its folder; one file in it that cannot be read refuses all of it."""
    head = read_head(path)
    rows, notices = read_tables(path, escaped=head.escaped)
    bundle = Bundle(
        files=["case.toml"],
        case=head.case,
        speakers={**head.speakers, **options.speakers},
        rows=rows,
        notices=[*head.notices, *notices],
    )
    bundle.rows["participants"] = head.participants
    bundle.rows["sessions"] = [
        {key: value for key, value in row.items() if key not in ASKED} for row in head.sessions
    ]
    for session in head.sessions:
        if session.get("transcript"):
            _add_transcript(bundle, path, session, head, options)
    _add_ratings(bundle, path, head, options)
    _add_life_events(bundle, path, head, options)
    _name_strangers(bundle, path)
    return bundle


def _add_transcript(
    bundle: Bundle, folder: Path, session: dict[str, Any], head: Head, options: Options
) -> None:
    relative = session["transcript"]
    path = inside(folder, relative, session["where"])
    chosen = {name: session[name] for name in ASKED if name in session}
    own = replace(options, session=session["number"], speakers=bundle.speakers, kind="", **chosen)
    found = _named(relative, lambda: _read_transcript(path, own, escaped=head.escaped))
    for transcript in found.transcripts:
        transcript.file = relative
        if not any(turn.by for turn in transcript.turns):
            _know_speakers(transcript, bundle.speakers)
    _add(bundle, found, relative)


def _read_transcript(path: Path, options: Options, *, escaped: bool) -> Bundle:
    if path.suffix.lower() in CSV + EXCEL:
        loaded = load_table(path, encoding=options.encoding)
        found = table.read_table(loaded.unescaped() if escaped else loaded, path, options)
    else:
        reader = OURS.get(path.suffix.lower()) or reader_for(path, options)
        found = reader.read(path, options)
    if len(found.transcripts) != 1:
        raise Unreadable(
            path.name, f"it holds {len(found.transcripts)} transcripts where one session was expected."
        )
    return found


def _know_speakers(transcript: DraftTranscript, speakers: dict[str, str]) -> None:
    """Labels that case.toml names become participants; others stay open."""
    folded = {label.casefold(): key for label, key in speakers.items()}
    turns: list[DraftTurn] = transcript.turns
    for turn in turns:
        turn.by = speakers.get(turn.speaker) or folded.get(turn.speaker.casefold(), "")


def _add_ratings(bundle: Bundle, folder: Path, head: Head, options: Options) -> None:
    path = folder / "ratings.csv"
    if not path.exists():
        return
    own = {row["id"]: row for row in bundle.rows.get("measures", [])}
    measures = {**(options.measures or shipped_measures()), **own}
    chosen = replace(options, measures=measures, session=None, **head.ratings)
    loaded = load_table(path, empty=True)
    if head.escaped:
        loaded.unescaped()
    if loaded.rows:
        _add(bundle, _named("ratings.csv", lambda: ratings.read_table(loaded, chosen)), "ratings.csv")


def _add_life_events(bundle: Bundle, folder: Path, head: Head, options: Options) -> None:
    path = folder / "life_events.csv"
    if path.exists():
        loaded = load_table(path, empty=True)
        if head.escaped:
            loaded.unescaped()
        if loaded.rows:
            _add(bundle, life_events.read_table(loaded, replace(options, columns={})), "life_events.csv")


def inside(folder: Path, relative: str, where: str) -> Path:
    """A file of the folder; a path that leaves it, by whatever way, is refused."""
    path = folder / relative
    leaves = Path(relative).is_absolute() or "\\" in relative or ".." in Path(relative).parts
    if leaves or not path.resolve().is_relative_to(folder.resolve()):
        raise Unreadable(
            "case.toml",
            f"“{relative}” lies outside the case folder; only files in it are read.",
            where=where,
            remedy="Copy the file into the folder and name it from there.",
        )
    if not path.is_file():
        raise Unreadable(
            "case.toml",
            f"there is no file “{relative}” in the folder.",
            where=where,
            remedy="Check the name, and that the file was copied with the folder.",
        )
    return path


def _named(relative: str, reading: Callable[[], Bundle]) -> Bundle:
    """What a file brings in; its errors carry the path inside the folder."""
    try:
        return reading()
    except Unreadable as error:
        raise Unreadable(relative, error.why, where=error.where, remedy=error.remedy) from None


def _add(bundle: Bundle, found: Bundle, relative: str) -> None:
    found.files = [relative]
    found.speakers = {}
    found.notices = [Notice(file=relative, where=notice.where, what=notice.what) for notice in found.notices]
    bundle.add(found)


def _name_strangers(bundle: Bundle, folder: Path) -> None:
    """Tables in the folder that this format does not know are left out, and said so."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in CSV + EXCEL and path.name not in KNOWN_FILES:
            bundle.notices.append(
                Notice(file=path.name, where="", what="not a table of a case folder; left out.")
            )


READER = Reader(
    name="folder",
    endings=(),
    read=read,
    about="A case folder: case.toml with transcripts, ratings.csv, annotations.csv, memos and the rest.",
)
