"""Which measure, scale, rater or item a name speaks of: `PHQ9`, `wai_sr_bond`, `phq_9_3`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from workbench.resources import shipped

from .tables_in import plain

RATERS = ("patient", "therapist", "observer")
NUMBERED = re.compile(r"(?:item|i|q)?0*(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Named:
    """What a column holds: a scale of a measure, or one of its items."""

    measure: str
    scale: str = "total"
    by: str = ""
    timing: str = ""
    item: int = 0  # 0: a score, else the number of the item


@cache
def shipped_measures() -> dict[str, dict[str, Any]]:
    """The measures that come with this installation, by id."""
    found = (
        yaml.safe_load(path.read_text("utf-8"))
        for path in sorted((shipped("templates") / "measures").glob("*.yaml"))
    )
    return {measure["id"]: measure for measure in found}


class Measures:
    """The measures a file may speak of, found by any spelling of their names."""

    def __init__(self, known: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self.known = dict(known or shipped_measures())
        self._ids = {plain(name): name for name in self.known}
        self._names: dict[str, Named] = {}
        for name, measure in self.known.items():
            self._learn(name, measure)

    def _learn(self, name: str, measure: Mapping[str, Any]) -> None:
        raters = dict.fromkeys([*self.raters(name), *RATERS])
        for scale in self.scales(name):
            spelled = [f"{name}{scale}"] + ([name] if scale == "total" else [])
            for base in spelled:
                self._names.setdefault(plain(base), Named(name, scale))
                for by in raters:
                    self._names.setdefault(plain(base + by), Named(name, scale, by))
                    self._names.setdefault(plain(by + base), Named(name, scale, by))

    def scales(self, name: str) -> dict[str, Any]:
        """The scales of a measure; one without any has a total."""
        return dict(self.known[name].get("scales") or {"total": {}})

    def raters(self, name: str) -> list[str]:
        """Whom a measure is made for; empty where it does not say."""
        return [by for by in self.known[name].get("by") or [] if isinstance(by, str) and by]

    def id_of(self, text: str) -> str:
        """The measure of that name, however it is spelled, or an empty text."""
        return self._ids.get(plain(text), "")

    def scale_of(self, measure: str, text: str) -> str:
        """The scale of a measure by that name, however it is spelled, or an empty text."""
        return {plain(scale): scale for scale in self.scales(measure)}.get(plain(text), "")

    def named(self, text: str) -> Named | None:
        """The measure, scale and rater, or the item, a column name speaks of."""
        name = plain(text)
        return self._names.get(name) or self._item(name)

    def _item(self, name: str) -> Named | None:
        """`wai_sr_12` is item 12 of the WAI-SR, because that has twelve."""
        for start, measure in self._ids.items():
            match = NUMBERED.fullmatch(name, len(start)) if name.startswith(start) else None
            if match and 1 <= int(match[1]) <= (self.known[measure].get("items") or 0):
                return Named(measure, item=int(match[1]))
        return None

    def bounds(self, named: Named) -> tuple[float | None, float | None, float | None]:
        """Lowest value, highest value and step of what a column holds; None where there is no such limit."""
        measure = self.known[named.measure]
        where = measure if named.item else self.scales(named.measure).get(named.scale) or {}
        return where.get("low"), where.get("high"), where.get("step")
