"""How the fields of a record lie in columns: plain values as they are, a passage flattened, all else as JSON."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..domain import TABLES, Passage, Record
from ..domain.codec import pack, unpack

PLAIN = (str, int, float, bool)


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, its type (`None` stands for JSON) and where in the record its value is."""

    name: str
    type: type | None
    optional: bool
    path: str


@cache
def fields_of(cls: type[Record]) -> tuple[Field, ...]:
    """The columns of a kind of record, in the order of its fields."""
    return tuple(_fields(cls))


def _fields(cls: type, prefix: str = "") -> Iterator[Field]:
    hints = get_type_hints(cls)
    for field in fields(cls):
        hint, optional = _without_none(hints[field.name])
        if hint is Passage and not optional:
            yield from _fields(Passage, prefix=f"{field.name}.")
        else:
            yield Field(field.name, hint if hint in PLAIN else None, optional, prefix + field.name)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        return next(a for a in get_args(hint) if a is not type(None)), True
    return hint, False


class Shape:
    """One kind of record as rows: `row` takes it apart, `record` puts it together again."""

    def __init__(self, cls: type[Record]) -> None:
        self.cls = cls
        self.fields = fields_of(cls)
        self.names = tuple(f.name for f in self.fields)
        if all(f.type for f in self.fields):
            self.row: Callable[[Record], tuple] = attrgetter(*(f.path for f in self.fields))
            self.record = self._flattened() if any("." in f.path for f in self.fields) else self._plain
        else:
            self.row, self.record = self._packed_row, self._packed_record
        self.record = self._with_truths(self.record)

    def _plain(self, row: Iterable[Any]) -> Record:
        return self.cls(**dict(zip(self.names, row)))

    def _with_truths(self, record: Callable[[Any], Record]) -> Callable[[Any], Record]:
        """SQLite keeps yes and no as 1 and 0."""
        places = [n for n, f in enumerate(self.fields) if f.type is bool]
        if not places:
            return record

        def truthful(row: Any) -> Record:
            row = list(row)
            for n in places:
                row[n] = bool(row[n])
            return record(row)
        return truthful

    def _flattened(self) -> Callable[[Any], Record]:
        first = next(n for n, f in enumerate(self.fields) if "." in f.path)
        last = max(n for n, f in enumerate(self.fields) if "." in f.path) + 1
        cls, name = self.cls, self.fields[first].path.split(".")[0]
        outer, inner = self.names[:first] + self.names[last:], self.names[first:last]

        def record(row: Any) -> Record:
            passage = Passage(**dict(zip(inner, row[first:last])))
            return cls(**dict(zip(outer, row[:first] + row[last:])), **{name: passage})
        return record

    def _packed_row(self, record: Record) -> tuple:
        plain = pack(record)
        return tuple(plain[f.name] if f.type or plain[f.name] is None else _json(plain[f.name]) for f in self.fields)

    def _packed_record(self, row: Iterable[Any]) -> Record:
        return unpack(self.cls, {f.name: value if f.type or value is None else json.loads(value)
                                 for f, value in zip(self.fields, row)})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


SHAPES: Mapping[str, Shape] = {name: Shape(cls) for name, cls in TABLES.items() if name != "text"}
