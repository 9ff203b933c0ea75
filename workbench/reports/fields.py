"""What a template may name, read off the classes of the report: what says what it is counts."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache, cached_property
from typing import Any

from .words import Styled

WORDS = {str: "words", int: "number", float: "number", bool: "yes or no", Styled: "words"}


def says(sentence: str, default: Any = MISSING) -> Any:
    """A field that a template may name, with the sentence the handbook has about it."""
    return (
        field(metadata={"says": sentence})
        if default is MISSING
        else field(metadata={"says": sentence}, default=default)
    )


@dataclass(frozen=True, slots=True)
class Known:
    """One name of the handbook: how it is written, what it holds, and what it says."""

    path: str
    type: str
    says: str


class Named:
    """Something with names that are not fields; `members` gives each with its class and its sentence."""

    @classmethod
    def members(cls) -> dict[str, tuple[Any, str]]:
        """The names."""
        raise NotImplementedError(cls)


@cache
def members(cls: Any) -> dict[str, tuple[Any, str]]:
    """The names a template may write after a dot, each with what it holds and its sentence."""
    if not isinstance(cls, type):
        return {}
    if issubclass(cls, Named):
        return cls.members()
    if not is_dataclass(cls):
        return {}
    hints = typing.get_type_hints(cls)
    found = {f.name: (hints[f.name], f.metadata["says"]) for f in fields(cls) if "says" in f.metadata}
    for name, value in vars(cls).items():
        getter = (
            value.func
            if isinstance(value, cached_property)
            else value.fget
            if isinstance(value, property)
            else None
        )
        if getter is not None and not name.startswith("_"):
            found[name] = (typing.get_type_hints(getter)["return"], (getter.__doc__ or "").strip())
    return found


def element(hint: Any) -> Any:
    """What a list holds; None where the type is no list."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    return args[0] if origin is tuple and len(args) == 2 and args[1] is Ellipsis else None


def plain(hint: Any) -> Any:
    """The type without `or nothing`."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        rest = [a for a in typing.get_args(hint) if a is not type(None)]
        return rest[0] if len(rest) == 1 else hint
    return hint


def holds(hint: Any) -> str:
    """A type in a template author's words."""
    hint = plain(hint)
    if (inner := element(hint)) is not None:
        return f"list of {holds(inner)}"
    return WORDS.get(hint) or getattr(hint, "label", "") or "group"
