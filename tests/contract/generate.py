"""TypeScript types from the Python declarations: `python -m tests.contract.generate` writes protocol/types.ts."""

from __future__ import annotations

from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from workbench.desk import QUESTIONS
from workbench.desk.acts import ACTS
from workbench.domain import COMMANDS
from workbench.frames import TABLES

TARGET = Path(__file__).resolve().parents[2] / "workbench" / "ui" / "src" / "protocol" / "types.ts"
CELLS = {"text": "string", "whole": "number | null", "number": "number | null", "yesno": "boolean", "list": "string[]"}
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", dict: "Record<string, unknown>"}
HEAD = '''// Made from the Python declarations by `python -m tests.contract.generate`; not edited by hand.

export interface Column { name: string; type: string; about: string }
export interface Table { name: string; columns: Column[]; rows: unknown[][] }
export type Row = Record<string, any>;
export interface Change { before: Row | null; after: Row | null }
export interface Entry {
  id: number; at: string; actor: string; host: string; case: string; command: string; request: string; reason: string;
  undoes: number | null; changes: Change[];
}
'''


def types() -> str:
    """The whole file."""
    return "\n".join([HEAD, *(interface(name) for name in TABLES), nouns(), commands(), asked(), acts()])


def interface(table: str) -> str:
    """The rows of one table."""
    fields = "".join(f"  /** {c.about} */\n  {c.name}: {CELLS[c.type]};\n" for c in TABLES[table])
    return f"export interface {row_name(table)} {{\n{fields}}}\n"


def row_name(table: str) -> str:
    """life_events → LifeEventsRow."""
    return "".join(part.capitalize() for part in table.split("_")) + "Row"


def nouns() -> str:
    """Which rows a noun has."""
    return "export interface Nouns {\n" + "".join(f"  {t}: {row_name(t)};\n" for t in TABLES) + "}\nexport type Noun = keyof Nouns;\n"


def commands() -> str:
    """The commands by name."""
    names = " | ".join(f"'{name}'" for name in sorted(set(COMMANDS) - {"Together"}))
    return f"export type CommandName = {names};\nexport type Command = {{ command: CommandName; case?: string }} & Row;\n"


def asked() -> str:
    """The questions with their parameters."""
    lines = []
    for name, question in sorted(QUESTIONS.items()):
        given = "; ".join(f"{n}{'' if f.is_required() else '?'}: {plain(f.annotation)}" for n, f in question.model_fields.items())
        lines.append(f"  /** {(question.__doc__ or '').strip()} */\n  {name}: {{ {given} }};\n" if given
                     else f"  /** {(question.__doc__ or '').strip()} */\n  {name}: Record<string, never>;\n")
    return "export interface Questions {\n" + "".join(lines) + "}\nexport type QuestionName = keyof Questions;\n"


def acts() -> str:
    """The names of acts."""
    return "export type Verb = " + " | ".join(f"'{name}'" for name in sorted(ACTS)) + ";\n"


def plain(annotation: Any) -> str:
    """A Python type in TypeScript."""
    if get_origin(annotation) in (Union, UnionType):
        return " | ".join("null" if a is NoneType else plain(a) for a in get_args(annotation))
    if get_origin(annotation) in (list, tuple):
        return f"{plain(get_args(annotation)[0])}[]"
    return PLAIN.get(annotation, "unknown")


if __name__ == "__main__":
    TARGET.write_text(types(), encoding="utf-8")
