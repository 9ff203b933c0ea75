"""How the tests read a file: by the readers of this project, chosen as the doors choose them."""

from __future__ import annotations

from pathlib import Path

from workbench.exchange import (
    Bundle,
    Options,
    Reader,
    folder,
    life_events,
    ratings,
    srt_file,
    table,
    text,
    vtt,
    whisper,
    word,
)

READERS = [module.READER for module in (vtt, srt_file, word, text, whisper, life_events, ratings, table)]


def reader_of(path: Path) -> Reader:
    """The reader the doors would take: by ending, then by content, then the one without a test."""
    if path.is_dir():
        return folder.READER
    fitting = [reader for reader in READERS if path.suffix.lower() in reader.endings]
    return next((reader for reader in fitting if reader.sniff and reader.sniff(path)), fitting[-1])


def read(path: Path, **options: object) -> Bundle:
    """What a file brings in."""
    return reader_of(path).read(path, Options(**options))  # type: ignore[arg-type]


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def spoken(bundle: Bundle) -> list[tuple[str, str]]:
    """Speaker and words of every turn of the one transcript."""
    (transcript,) = bundle.transcripts
    return [(turn.speaker, turn.text) for turn in transcript.turns]


def told(bundle: Bundle) -> str:
    """All notices, one a line."""
    return "\n".join(str(notice) for notice in bundle.notices)
