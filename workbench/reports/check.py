"""Check a template before anyone waits for a report: every name it uses, compared with those there are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError

from .language import environment
from .places import archive, parts
from .reading import Reading
from .tags import TagLine, lines


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a template that would not work: where, which name, and what was probably meant."""

    where: str
    name: str
    suggestion: str
    words: str = ""

    def __str__(self) -> str:
        return (
            f"{self.where[0].upper()}{self.where[1:]}{f', “{self.words}”' if self.words else ''}: {self.name}"
            + (f" {self.suggestion}" if self.suggestion else "")
        )


def check(template: str | Path) -> list[Fault]:
    """What is wrong with a template: unknown names, tags that do not close; empty where all is well."""
    found, _ = archive(Path(template))
    return [fault for name, root in parts(found) for fault in faults(lines(name, root))]


def faults(found: list[TagLine]) -> list[Fault]:
    """The faults of one part, in order."""
    out = [_fault(line, f"{words}.") for line in found for words in line.faults]
    try:
        tree = environment().parse("\n".join(line.source for line in found))
    except TemplateSyntaxError as error:
        line = found[min(max(error.lineno, 1), len(found)) - 1]
        return [*out, _fault(line, f"{_plainly(error.message or '')}.")]
    reading = Reading()
    reading.body(tree.body)
    return out + [_fault(found[at - 1], what, meant) for at, what, meant in reading.faults]


def names_used(path: Path) -> set[str]:
    """The names at the beginning of every path a template uses; only these parts of a report are made."""
    used: set[str] = set()
    for name, root in parts(archive(path)[0]):
        reading = Reading()
        reading.body(environment().parse("\n".join(line.source for line in lines(name, root))).body)
        used |= reading.used
    return used


def _fault(line: TagLine, what: str, meant: str = "") -> Fault:
    words = line.text if len(line.text) <= 70 else line.text[:69] + "…"
    return Fault(line.where, what, meant, words)


def _plainly(message: str) -> str:
    """Jinja's message as a sentence of ours."""
    if "Unexpected end of template" in message or "was looking for" in message.lower():
        return f"a {{% for … %}} or {{% if … %}} is not ended, or ended twice ({message.rstrip('.')})"
    return f"this tag cannot be read ({message.rstrip('.')})"
