"""JSON read strictly: no key twice, no NaN, no endless number, no half character; faults named by path."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from workbench.domain.errors import Unreadable

from .limits import JSON_CONTAINERS
from .source import SURROGATE, line_number

REMEDY = "Export the transcript again from the program it comes from."
DIGITS = 18


class _NotANumber:
    """Stands for a number that cannot be kept; `why` says what is wrong with it."""

    def __init__(self, why: str) -> None:
        self.why = why


def parse(file: str, text: str) -> Any:
    """The content of a JSON text; every fault is one `Unreadable` that names keys and places."""
    if text.count("[") + text.count("{") > JSON_CONTAINERS:
        raise Unreadable(file, f"it holds more than {JSON_CONTAINERS:,} lists and objects.", remedy=REMEDY)
    twice: list[tuple[str, str]] = []
    wrong: list[_NotANumber] = []

    def refused(why: str) -> _NotANumber:
        wrong.append(_NotANumber(why))
        return wrong[-1]

    try:
        found = json.loads(
            text,
            object_pairs_hook=lambda pairs: _object(pairs, twice),
            parse_int=lambda digits: (
                int(digits)
                if len(digits.lstrip("-")) <= DIGITS
                else refused(f"a number of {len(digits.lstrip('-'))} digits")
            ),
            parse_float=lambda digits: (
                value
                if math.isfinite(value := float(digits))
                else refused(f"the number {digits[:20]} is too large")
            ),
            parse_constant=lambda name: refused(f"{name} is not a number"),
        )
    except json.JSONDecodeError as error:
        raise Unreadable(
            file,
            f"the JSON is broken ({error.msg}).",
            where=f"line {line_number(text, error.pos)}",
            remedy=REMEDY,
        ) from None
    except RecursionError:
        raise Unreadable(file, "it is nested far too deeply to be a transcript.", remedy=REMEDY) from None
    faults = list(twice)
    if wrong:
        faults += [(path, value.why) for path, value in leaves(found) if isinstance(value, _NotANumber)]
    if "\\u" in text:
        faults += list(_bad_text(found))
    if faults:
        raise Unreadable.several(file, faults, remedy=REMEDY)
    return found


def _object(pairs: list[tuple[str, Any]], twice: list[tuple[str, str]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice.extend(
            (f"key “{name}”", "stands twice in one object, so it is not clear which counts")
            for name, times in counted.items()
            if times > 1
        )
    return made


def leaves(root: Any) -> Iterator[tuple[str, Any]]:
    """Every value that is not a list or an object, with its path such as `turns[0].text`."""
    stack: list[tuple[str, Any]] = [("", root)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend((f"{path}.{key}" if path else key, inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((f"{path}[{index}]", inner) for index, inner in reversed(list(enumerate(value))))
        else:
            yield path or "the whole file", value


def _bad_text(root: Any) -> Iterator[tuple[str, str]]:
    for path, value in leaves(root):
        if isinstance(value, str) and SURROGATE.search(value):
            yield path, "half a character (a lone surrogate) stands in the text"
        elif isinstance(value, str) and "\0" in value:
            yield path, "a NUL character stands in the text"
