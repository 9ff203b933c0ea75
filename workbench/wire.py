"""What crosses a border as JSON: records, commands, entries and one generic table."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from workbench.domain import COMMANDS, TABLES, Change, Command, Entry, Record, Refused
from workbench.domain.codec import pack_record


class Column(BaseModel):
    """One column of a table: its name, its type and what it says."""

    model_config = ConfigDict(frozen=True)
    name: str
    type: str
    about: str


class Table(BaseModel):
    """Rows of plain values under named columns."""

    name: str
    columns: list[Column]
    rows: list[list[Any]]


@cache
def _adapter(cls: type) -> TypeAdapter:
    return TypeAdapter(cls)


def _validated(cls: type, plain: dict[str, Any], name: str) -> Any:
    try:
        return _adapter(cls).validate_python(plain)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Refused(f"{name}: {place or 'the whole'} does not fit ({first['msg']}).") from None


def record(plain: dict[str, Any]) -> Record:
    """The record in a JSON object that names its table."""
    table = plain.get("table", "")
    if table not in TABLES:
        raise Refused(f"There is no table {table!r}. Known: {', '.join(sorted(TABLES))}.")
    return _validated(TABLES[table], {k: v for k, v in plain.items() if k != "table"}, table)


def command(plain: dict[str, Any]) -> Command:
    """The command in a JSON object such as `{"command": "Annotate", "case": …, "records": […]}`."""
    name = plain.get("command", "")
    if name not in COMMANDS or name == "Together":
        raise Refused(f"There is no command {name!r}. Known: {', '.join(sorted(set(COMMANDS) - {'Together'}))}.")
    fields = {k: v for k, v in plain.items() if k not in ("command", "revisions")}
    if "records" in fields:
        fields["records"] = tuple(_unsealed(record(r)) for r in fields["records"])
        return COMMANDS[name](**fields)
    return _validated(COMMANDS[name], fields, name)


def _unsealed(made: Record) -> Record:
    """What comes from outside never claims to be placed already: its passages are cut anew from the words."""
    return made.with_passages(tuple(p.but(text="", loose=False) for p in made.passages())) if made.passages() else made


def change(made: Change) -> dict[str, Any]:
    """Before and after of one record."""
    return {"before": made.before and pack_record(made.before), "after": made.after and pack_record(made.after)}


def entry(made: Entry) -> dict[str, Any]:
    """One journal entry with its changes."""
    return {"id": made.id, "at": made.at, "actor": made.actor, "host": made.host, "case": made.case, "command": made.command,
            "request": made.request, "reason": made.reason, "undoes": made.undoes,
            "changes": [change(c) for c in made.changes]}
