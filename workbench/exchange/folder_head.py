"""`case.toml`: what a case folder says about the case itself, its people and its sessions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.domain.errors import Unreadable

from .bundle import Notice
from .source import load

FILE, FORMAT = "case.toml", 1
HEAD: dict[str, type] = {
    "name": str,
    "title": str,
    "synthetic": bool,
    "summary": str,
    "stance": str,
    "definition": list,
    "outcome_definition": str,
    "codebooks": list,
}
PARTICIPANT: dict[str, type] = {"key": str, "role": str, "name": str, "initials": str, "note": str, "id": str}
SESSION: dict[str, type] = {
    "number": int,
    "date": str,
    "state": str,
    "setting": str,
    "transcript": str,
    "note": str,
    "id": str,
    "encoding": str,
    "split": str,
    "tracked": str,
    "hidden": str,
    "columns": dict,
}
RATINGS: dict[str, type] = {"columns": dict, "by": str, "timing": str, "decimal": str, "dates": str}
OTHER = {"format", "escaped", "participants", "speakers", "sessions", "ratings"}
WORDS = {str: "a text in quotes", bool: "true or false", int: "a number", list: "a list", dict: "a table"}


@dataclass(slots=True)
class Head:
    """The content of case.toml, checked for kind and for keys that are not known."""

    case: dict[str, Any]
    participants: list[dict[str, Any]]
    sessions: list[dict[str, Any]]
    speakers: dict[str, str]
    ratings: dict[str, Any]
    escaped: bool
    notices: list[Notice] = field(default_factory=list)


def read_head(folder: Path) -> Head:
    """What case.toml says; raises `Unreadable` for a folder without one, or of a newer format."""
    path = folder / FILE
    if not path.is_file():
        raise Unreadable(
            folder.name,
            f"there is no {FILE} in this folder, so it is not a case folder.",
            remedy="Give the files themselves, or write a case.toml (see docs/how-to/bring-files-in.md).",
        )
    try:
        found = tomllib.loads(load(path, "utf-8-sig").text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(
            FILE, f"the TOML is broken: {error}.", remedy="Mend this line in an editor."
        ) from None
    _check_format(found.get("format"))
    head = Head({}, [], [], {}, {}, bool(found.get("escaped", False)))
    head.case = _typed(head, "", {key: value for key, value in found.items() if key not in OTHER}, HEAD)
    head.participants = _rows(head, found, "participants", PARTICIPANT, "key")
    head.sessions = _rows(head, found, "sessions", SESSION, "number")
    head.ratings = _typed(head, "[ratings]", _table(found, "ratings"), RATINGS)
    head.speakers = {str(label): str(key) for label, key in _table(found, "speakers").items()}
    return head


def _check_format(version: object) -> None:
    if isinstance(version, int) and version > FORMAT:
        raise Unreadable(
            FILE,
            f"this folder has format {version}; this version reads format {FORMAT}.",
            where="format",
            remedy="Update the program.",
        )
    if version != FORMAT:
        raise Unreadable(
            FILE,
            f"the line format = {FORMAT} is missing or wrong.",
            where="format",
            remedy=f"Write format = {FORMAT} at the top.",
        )


def _table(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = found.get(name, {})
    if not isinstance(value, Mapping):
        raise Unreadable(FILE, "this has to be a table.", where=name, remedy=f"Write it as [{name}].")
    return value


def _rows(
    head: Head, found: Mapping[str, Any], name: str, keys: dict[str, type], key: str
) -> list[dict[str, Any]]:
    entries = found.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise Unreadable(
            FILE, "this has to be a list of tables.", where=name, remedy=f"Write each as [[{name}]]."
        )
    rows, seen = [], set()
    for index, entry in enumerate(entries, 1):
        where = f"[[{name}]] {index}"
        row = _typed(head, where, entry, keys)
        if key not in row:
            raise Unreadable(FILE, f"the key {key} is missing.", where=where)
        if row[key] in seen:
            raise Unreadable(FILE, f"{key} {row[key]} is given twice.", where=where)
        seen.add(row[key])
        rows.append(row | {"where": where, "file": FILE})
    return rows


def _typed(head: Head, where: str, entry: Mapping[str, Any], keys: dict[str, type]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in entry.items():
        place = f"{where} {key}".strip()
        if key not in keys:
            head.notices.append(Notice(file=FILE, where=place, what="this key is not known; left out."))
            continue
        kind = keys[key]
        if kind is str and not isinstance(value, (str, dict, list, bool)):
            value = str(value)  # a TOML date or number where a text is meant
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise Unreadable(FILE, f"this has to be {WORDS[kind]}.", where=place)
        made[key] = value
    return made
