"""The other tables of a case folder: annotations, episodes, consent, links, memos, measures, codebooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.domain.errors import Unreadable

from . import yaml_strict
from .bundle import Notice
from .remarks import Remarks
from .source import line_number, load, remark_odd_characters
from .tables_in import load_table

Row = dict[str, Any]
FRONT = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?P<matter>.*?)(?<=[\r\n])---[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: those it must have, those it may have, and which of them are numbers."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    decimal: tuple[str, ...] = ()
    several: tuple[str, ...] = ()  # values separated by ;


TABLES = {
    "annotations": Columns(
        ("session", "turn", "code", "coder"),
        ("quote", "certainty", "note", "start", "end", "at", "now", "loose", "before", "after", "definition"),
        whole=("session", "start", "end"),
    ),
    "episodes": Columns(
        ("key", "kind", "session", "turn"),
        ("type", "subform", "end_session", "end_turn", "label", "definition", "components", "note"),
        whole=("session", "end_session"),
        several=("components",),
    ),
    "contributions": Columns(
        ("episode", "by"),
        (
            "session",
            "turn",
            "quote",
            "reason_absent",
            "awareness",
            "note",
            "start",
            "end",
            "now",
            "loose",
            "before",
            "after",
        ),
        whole=("session", "start", "end"),
    ),
    "perspectives": Columns(
        ("episode", "by"), ("intensity", "words", "source", "note"), decimal=("intensity",)
    ),
    "stages": Columns(
        ("episode", "stage", "session", "turn"),
        ("end_session", "end_turn", "note"),
        whole=("session", "end_session"),
    ),
    "links": Columns(("source", "type", "target"), ("note",)),
    "consent": Columns(
        ("about", "by", "purposes"), ("granted", "until", "withdrawn", "note"), several=("purposes",)
    ),
}
TURNS = ("turn", "end_turn")  # a number, or the id of a turn where the folder was written by this program
MEMO = {"title", "kind", "by", "written", "about", "id", "form", "version", "slots", "place", "excerpts"}


def read_tables(folder: Path, *, escaped: bool) -> tuple[dict[str, list[Row]], list[Notice]]:
    """Every table that is there, as rows with `where` and `file`."""
    rows: dict[str, list[Row]] = {}
    notices: list[Notice] = []
    for name, columns in TABLES.items():
        path = folder / f"{name}.csv"
        if path.exists():
            rows[name], told = _table(path, columns, escaped=escaped)
            notices.extend(told)
    for name in ("measures", "codebooks", "memos"):
        found = list(_pieces(folder, name, notices))
        if found:
            rows[name] = found
    return rows, notices


def _table(path: Path, columns: Columns, *, escaped: bool) -> tuple[list[Row], list[Notice]]:
    table = load_table(path, empty=True)
    if escaped:
        table.unescaped()
    absent = [name for name in columns.needed if name not in table.header]
    if absent:
        raise Unreadable(
            table.file,
            f"the column {', '.join(absent)} is missing.",
            where=table.head_place,
            remedy=f"It needs: {', '.join(columns.needed)}; it may have: id, {', '.join(columns.optional)}.",
        )
    known = {*columns.needed, *columns.optional, "id"}
    for name in table.header:
        if name not in known:
            table.remarks.add(table.head_place, f"the column “{name}” is not known here; left out.")
    faults: list[tuple[str, str]] = []
    rows = [_row(record, place, table.file, columns, known, faults) for place, record in table.records()]
    if faults:
        raise Unreadable.several(table.file, faults, remedy="Correct these cells and read the folder again.")
    return rows, table.remarks.notices()


def _row(
    record: dict[str, str],
    place: str,
    file: str,
    columns: Columns,
    known: set[str],
    faults: list[tuple[str, str]],
) -> Row:
    row: Row = {"where": place, "file": file}
    for name, value in record.items():
        if name not in known:
            continue
        if name in columns.whole or name in columns.decimal:
            row[name] = _number(name, value, place, faults, whole=name in columns.whole)
        elif name in TURNS:
            row[name] = int(value) if value.strip().isdecimal() and len(value) < 10 else value.strip() or None
        elif name in columns.several:
            row[name] = [part.strip() for part in value.split(";") if part.strip()]
        else:
            row[name] = value
    for name in columns.needed:
        if row[name] in (None, "", []):
            faults.append((place, f"{name} is empty"))
    return row


def _number(
    name: str, text: str, place: str, faults: list[tuple[str, str]], *, whole: bool
) -> float | int | None:
    text = text.strip()
    if not text:
        return None
    if text.isascii() and len(text) < 10 and text.replace(".", "", 0 if whole else 1).isdigit():
        return int(text) if text.isdigit() else float(text)
    faults.append((place, f"“{text[:30]}” is not a {'whole ' if whole else ''}number for {name}"))
    return None


def _pieces(folder: Path, name: str, notices: list[Notice]) -> Iterator[Row]:
    """The files of one sub-folder: memos in Markdown, measures and codebooks in YAML."""
    inside = folder / name
    if not inside.is_dir():
        return
    ending = (".md",) if name == "memos" else (".yaml", ".yml")
    for path in sorted(inside.iterdir()):
        if path.suffix.lower() not in ending or not path.is_file():
            if not path.name.startswith("."):
                notices.append(
                    Notice(
                        file=f"{name}/{path.name}",
                        where="",
                        what="not of a kind that belongs here; left out.",
                    )
                )
            continue
        file = f"{name}/{path.name}"
        yield (_memo if name == "memos" else _yaml)(path, file, notices)


def _yaml(path: Path, file: str, notices: list[Notice]) -> Row:
    row = yaml_strict.parse(file, load(path).text)
    if not isinstance(row.get("id"), str):
        raise Unreadable(file, "the key id is missing.", remedy="Give it an id: line.")
    return row | {"where": "", "file": file}


def _memo(path: Path, file: str, notices: list[Notice]) -> Row:
    """One memo: YAML front matter between --- lines, then its words."""
    source = load(path)
    remarks = Remarks(file)
    remark_odd_characters(source.text, remarks)
    parts = FRONT.match(source.text)
    if parts is None:
        raise Unreadable(
            file,
            "a memo begins with its title, kind and author between two --- lines.",
            where="line 1",
            remedy="Add them: ---, title: …, kind: …, by: …, ---.",
        )
    matter = yaml_strict.parse(file, parts["matter"], line=1)
    for key in matter:
        if key not in MEMO:
            remarks.add("front matter", f"the key “{key}” is not known here; left out.")
    notices.extend(remarks.notices())
    about = matter.get("about") or []
    words = (
        source.text[parts.end() :].removeprefix("\n").removesuffix("\n")
        if "id" in matter
        else source.text[parts.end() :].strip("\r\n")
    )
    row: Row = {key: _text(matter.get(key)) for key in ("title", "kind", "by", "written")}
    row |= {key: matter[key] for key in MEMO & matter.keys() if key not in row}
    return row | {
        "about": [str(ref) for ref in (about if isinstance(about, list) else [about])],
        "text": words,
        "where": f"line {line_number(source.text, parts.end())}",
        "file": file,
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)
