"""Templates become records: measures and codebooks from the study's folder first, then from those shipped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from workbench.domain import Code, Codebook, Measure, NotFound, Record, Scale, Unreadable
from workbench.domain.ids import mint
from workbench.resources import shipped


def folders(kind: str, study_folder: Path | None) -> list[Path]:
    """Where templates of a kind lie, the study's own before the shipped ones."""
    own = [study_folder / "templates" / kind] if study_folder else []
    return [f for f in (*own, shipped("templates") / kind) if f.is_dir()]


def templates(kind: str, study_folder: Path | None) -> dict[str, dict[str, Any]]:
    """Every YAML template of a kind by its id; the study's own hide shipped ones of the same id."""
    found: dict[str, dict[str, Any]] = {}
    for folder in reversed(folders(kind, study_folder)):
        for path in sorted(folder.glob("*.yaml")):
            raw = _load(path, path.stat().st_mtime_ns)
            found[raw["id"]] = raw
    return found


def template(kind: str, name: str, study_folder: Path | None) -> dict[str, Any]:
    """One template by its id; raises `NotFound`, naming those there are."""
    known = templates(kind, study_folder)
    if name not in known:
        raise NotFound(f"There is no {kind[:-1]} {name!r}. Known: {', '.join(sorted(known))}.")
    return known[name]


@cache
def _load(path: Path, _modified: int) -> dict[str, Any]:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else ""
        raise Unreadable(path.name, "this is not valid YAML.", where=where, remedy="Compare it with a shipped file.") from None
    if not isinstance(raw, dict) or "id" not in raw:
        raise Unreadable(path.name, "a template needs an id.", where="line 1", remedy="Add a line like “id: my_measure”.")
    return raw


def measure(raw: Mapping[str, Any]) -> Measure:
    """The measure that a template describes."""
    every = tuple(range(1, (raw.get("items") or 0) + 1))
    scales = tuple(_scale(name, s, raw, every) for name, s in raw["scales"].items())
    key = raw.get("key") or {}
    by = raw.get("by") or [""]
    return Measure(id=f"mea_{raw['id']}", slug=raw["id"], name=raw.get("name", ""), citation=raw.get("citation", ""),
                   direction=raw.get("direction", "none"), score=raw.get("score", "mean"), timing=raw.get("timing", "post"),
                   by=by[0], items=raw.get("items") or 0, low=float(raw["low"]), high=float(raw["high"]),
                   reversed=tuple(raw.get("reversed") or ()), prorate=float(raw.get("prorate") or 0.8), scales=scales,
                   key=f"{key.get('status', '')}: {key.get('source', '')}".strip(": "), notice=raw.get("notice") or "")


def _scale(name: str, raw: Mapping[str, Any], measure: Mapping[str, Any], every: tuple[int, ...]) -> Scale:
    items = raw.get("items")
    step = raw.get("step")
    return Scale(name=name, items=every if items == "all" else tuple(items or ()), low=float(raw.get("low", measure["low"])),
                 high=float(raw.get("high", measure["high"])), step=None if step is None else float(step),
                 direction=raw.get("direction", ""))


def codebook(raw: Mapping[str, Any]) -> list[Record]:
    """The codebook that a template describes, with its codes."""
    book = Codebook(id=f"cbk_{raw['id']}", slug=raw["id"], name=raw.get("name", ""), version=str(raw.get("version", "1")),
                    citation=raw.get("citation", ""), about=raw.get("about", ""))
    codes = [Code(id=mint("cod"), codebook=book.id, slug=c["code"], name=c.get("name", ""),
                  definition=(c.get("definition") or "").strip(), include=(c.get("include") or "").strip(),
                  exclude=(c.get("exclude") or "").strip(), key=str(c.get("key") or ""), order=order)
             for order, c in enumerate(raw["codes"], 1)]
    return [book, *codes]


def equipment(study_folder: Path | None, *, measures: list[str] | None, codebooks: list[str]) -> list[Record]:
    """The measures (all that are known unless named) and codebooks a case begins with."""
    known = templates("measures", study_folder)
    chosen = [template("measures", name, study_folder) for name in measures] if measures is not None else known.values()
    records: list[Record] = [measure(raw) for raw in chosen]
    for name in codebooks:
        records += codebook(template("codebooks", name, study_folder))
    return records
