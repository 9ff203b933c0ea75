"""How the fields of a record lie in columns: plain values as they are, a passage flattened, all else as JSON."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..domain import TABLES, Passage, Record
from ..domain.codec import maker, pack, unpack

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
        self.flat = all(f.type and "." not in f.path for f in self.fields)
        if all(f.type for f in self.fields):
            self.row: Callable[[Record], tuple] = attrgetter(*(f.path for f in self.fields))
            self.record: Callable[[Sequence[Any]], Record] = _builder(cls, self.fields)
        else:
            self.row, self.record = self._packed_row, self._packed_record

    def _packed_row(self, record: Record) -> tuple:
        plain = pack(record)
        return tuple(plain[f.name] if f.type or plain[f.name] is None else _json(plain[f.name]) for f in self.fields)

    def _packed_record(self, row: Sequence[Any]) -> Record:
        return unpack(self.cls, {f.name: _value(f, value) for f, value in zip(self.fields, row)})


def _value(field: Field, stored: Any) -> Any:
    if stored is None:
        return None
    return json.loads(stored) if field.type is None else bool(stored) if field.type is bool else stored


def _builder(cls: type[Record], fields: Sequence[Field]) -> Callable[[Sequence[Any]], Record]:
    """What makes a record of a row; the columns of a passage stand side by side."""
    names = list(dict.fromkeys(field.path.partition(".")[0] for field in fields))
    truths = [n for n, field in enumerate(fields) if field.type is bool]  # SQLite keeps yes and no as 1 and 0
    inner = [n for n, field in enumerate(fields) if "." in field.path]
    whole = maker(cls, names)
    if not inner and not truths:
        return whole
    first, past = (inner[0], inner[-1] + 1) if inner else (0, 0)
    passage = maker(Passage, [fields[n].path.partition(".")[2] for n in inner]) if inner else None

    def record(row: Sequence[Any]) -> Record:
        values = list(row)
        for n in truths:
            values[n] = bool(values[n])
        if passage:
            values[first:past] = [passage(values[first:past])]
        return whole(values)
    return record


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


SHAPES: Mapping[str, Shape] = {name: Shape(cls) for name, cls in TABLES.items() if name != "text"}
