"""What every command of the command line shares: the study argument, `--json`, and one place for errors."""

from __future__ import annotations

import functools
import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from workbench.domain import NotFound, Refused, Unreadable, WorkbenchError
from workbench.wire import Table

EXIT = {NotFound: 1, Refused: 1, Unreadable: 2}


def default_actor() -> str:
    """The name of the operating-system user, as a key."""
    name = "".join(c if c.isalnum() or c in ".-_" else "-" for c in getpass.getuser())
    return name or "analyst"


@contextmanager
def opened(study: str, actor: str, *, create: bool = False) -> Iterator[Any]:
    """The study, open for one command."""
    from workbench import open_study
    here = open_study(study, actor=actor, host="command line", create=create)
    try:
        yield here
    finally:
        here.close()


def command(function: Callable) -> Callable:
    """Give a command `--json`, and turn an error into its sentence and its exit code."""
    @click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
    @functools.wraps(function)
    def run(*args: Any, as_json: bool, **options: Any) -> None:
        try:
            answer = function(*args, **options)
        except WorkbenchError as error:
            fail(error, as_json)
        else:
            show(answer, as_json)
    return run


def fail(error: WorkbenchError, as_json: bool) -> None:
    """Print the sentence and leave with the exit code of its kind: 1 refused or not found, 2 unreadable."""
    code = next((EXIT[kind] for kind in type(error).__mro__ if kind in EXIT), 1)
    if as_json:
        click.echo(json.dumps({"error": type(error).__name__, "message": str(error)}, ensure_ascii=False))
    click.echo(str(error), err=True)
    sys.exit(code)


def show(answer: Any, as_json: bool) -> None:
    """Print an answer: a table, a list of sentences, a file, or a few named facts."""
    if as_json:
        click.echo(json.dumps(_plain(answer), ensure_ascii=False, indent=1, default=str))
    elif isinstance(answer, Table):
        click.echo(text_table(answer))
    elif isinstance(answer, list):
        click.echo("\n".join(map(str, answer)))
    elif isinstance(answer, dict):
        click.echo(answer.get("says") or "\n".join(f"{k}: {v}" for k, v in answer.items()))
    elif answer is not None:
        click.echo(str(answer))


def _plain(answer: Any) -> Any:
    if isinstance(answer, Table):
        names = [c.name for c in answer.columns]
        return [dict(zip(names, row)) for row in answer.rows]
    return str(answer) if isinstance(answer, Path) else answer


def text_table(table: Table, width: int = 48) -> str:
    """A table for the terminal: ids left out, long words shortened, control characters made visible."""
    shown = [i for i, c in enumerate(table.columns) if c.name not in ("id", "turn_id", "annotation", "says")
             and any(row[i] not in (None, "", []) for row in table.rows)]
    cells = [[table.columns[i].name for i in shown]] + [[_cell(row[i], width) for i in shown] for row in table.rows]
    if not table.rows:
        return f"No {table.name} yet."
    widths = [max(len(row[i]) for row in cells) for i in range(len(shown))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths)).rstrip() for row in cells)


def _cell(value: Any, width: int) -> str:
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else ", ".join(map(str, value)) if isinstance(
        value, list) else str(value)
    text = "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in text)
    return text if len(text) <= width else text[: width - 1] + "…"


study_argument = click.argument("study", type=str)
case_argument = click.argument("case", type=str)
actor_option = click.option("--actor", default=default_actor, envvar="WORKBENCH_ACTOR", show_default="your user name",
                            help="Who is doing this; stands in the journal.")
reason_option = click.option("--reason", default="", help="Why; stands in the journal.")
