"""The doors for files: every reader and writer registers through the same entry points, ours included.

A reader is a pure function from a source to a `Bundle`; it never sees the store. The list below is what
`workbench.readers` and `workbench.writers` offer at this moment, so a package installed beside ours can
add a format without a change here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from workbench.domain.errors import Unreadable

from .bundle import Bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person may decide about a file; every field answers one question a reader can ask."""

    encoding: str = ""  # answers "which encoding?"
    session: int | None = None  # number of the session this file belongs to
    columns: Mapping[str, Any] = field(default_factory=dict)  # ours → theirs; ratings: theirs → measure
    speakers: Mapping[str, str] = field(default_factory=dict)  # label → participant key
    by: str = ""  # who rated, when the file does not say
    timing: str = ""
    split: str = ""  # "paragraphs" | "lines": how to split a text without speaker labels
    tracked: str = ""  # "accept" | "reject": tracked changes in a Word file
    hidden: str = ""  # "drop" | "keep": hidden text in a Word file
    dates: str = ""  # "dmy" | "mdy": how ambiguous dates are read
    decimal: str = ""  # "," | ".": decimal mark, when the file is ambiguous
    kind: str = ""  # name of the reader to use, when the ending does not tell
    measures: Mapping[str, Any] = field(default_factory=dict)  # id → measure, as the YAML files have them


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format that can come in: the endings it knows, and the function that reads it."""

    name: str
    endings: tuple[str, ...]
    about: str
    read: Callable[[Path, Options], Bundle]
    sniff: Callable[[Path], bool] | None = None  # tells two formats with one ending apart (ratings or transcript CSV)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One format that can go out; `write` makes files below `target`, or the file itself."""

    name: str
    about: str
    write: Callable[..., Path]


@cache
def readers() -> dict[str, Reader]:
    """Every reader that is installed, by name."""
    return {point.name: point.load() for point in entry_points(group="workbench.readers")}


@cache
def writers() -> dict[str, Writer]:
    """Every writer that is installed, by name."""
    return {point.name: point.load() for point in entry_points(group="workbench.writers")}


def reader_for(path: Path, options: Options) -> Reader:
    """The reader for a file: the one asked for, else by its ending and, where two share it, by its content."""
    known = readers()
    if options.kind:
        if options.kind not in known:
            raise Unreadable(path.name, f"there is no reader called {options.kind!r}.",
                             remedy=f"Known are: {', '.join(sorted(known))}.")
        return known[options.kind]
    if path.is_dir():
        return known["folder"]
    fitting = [r for r in known.values() if path.suffix.lower() in r.endings]
    if not fitting:
        raise Unreadable(path.name, f"files ending in {path.suffix or 'nothing'} are not known here.",
                         remedy=f"Known endings: {', '.join(sorted({e for r in known.values() for e in r.endings}))}.")
    for reader in fitting:
        if reader.sniff and reader.sniff(path):
            return reader
    plain = [r for r in fitting if r.sniff is None]
    return (plain or fitting)[0]


def read(path: Path | str, options: Options | None = None) -> Bundle:
    """What a file or a case folder brings in; raises `Unreadable` or `Undecided`, and stores nothing."""
    path, options = Path(path), options or Options()
    if not path.exists():
        raise Unreadable(path.name, "there is no such file.", remedy="Check the name and the folder.")
    return reader_for(path, options).read(path, options)
