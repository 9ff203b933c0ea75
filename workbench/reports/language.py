"""The language of templates: Jinja without a way out of the report, and what a value is when printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from workbench.domain import Refused

from .figures import Figure
from .people import Person
from .quotes import Quote
from .words import Styled, count, number, visible

# Marks between which words stand in a style, or a figure stands by its number. They are no characters of any
# language, and `visible` has taken them out of what people wrote.
OPEN, SHUT, END, PICTURE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"


def environment(place: Callable[[Figure], int] | None = None) -> ImmutableSandboxedEnvironment:
    """The environment of one report; `place` takes a figure that is printed and gives its number."""
    env = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, finalize=lambda value: printed(value, place)
    )
    env.filters["count"] = count
    for name in (
        "safe",
        "pprint",
        "tojson",
        "xmlattr",
        "urlize",
        "striptags",
        "forceescape",
        "filesizeformat",
    ):
        env.filters.pop(name, None)
    return env


def printed(value: Any, place: Callable[[Figure], int] | None = None) -> Markup:
    """What a value becomes in Word: escaped words, marks for styles, a mark for a figure."""
    if isinstance(value, Markup):
        return Markup(visible(str(value)))
    if isinstance(value, str):
        return escape(visible(value))
    if value is None:
        return Markup()
    if isinstance(value, bool):
        return Markup("yes" if value else "no")
    if isinstance(value, int):
        return Markup(f"{value:,}")
    if isinstance(value, float):
        return Markup(number(value))
    if isinstance(value, Quote):
        value = value.words
    if isinstance(value, Person):
        value = value.styled()
    if isinstance(value, Styled):
        return Markup("").join(
            escape(visible(words))
            if not style
            else Markup(f"{OPEN}{style}{SHUT}{escape(visible(words))}{END}")
            for style, words in value.parts
            if words
        )
    if isinstance(value, Figure):
        return Markup(f"{PICTURE}{place(value) if place else 0}{PICTURE}")
    if isinstance(value, (tuple, list)):
        return Markup(", ").join(printed(item, place) for item in value)
    if type(value).__name__.endswith("Undefined"):
        str(value)  # says which name is missing
    raise Refused(
        f"A template prints something that holds several names ({type(value).__name__}); "
        "name one of them after a dot."
    )
