"""The journal as a table: who did what, when and why."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from workbench.domain import COMMANDS, Entry

from .columns import frame


def journal(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row per entry, oldest first."""
    return frame("journal", [(e.id, e.at, e.actor, e.host, e.command, sum(e.tally().values()), sentence(e), e.reason, e.undoes)
                             for e in entries])


def sentence(entry: Entry) -> str:
    """What an entry did, in a few words: “coded: 12 annotations”."""
    if entry.erased:
        return "erased payload: what was changed is no longer here"
    verb = COMMANDS[entry.command].about if entry.command in COMMANDS else entry.command
    counts = {table: n for table, n in entry.tally().items() if table != "text"}
    parts = [f"{n} {table.replace('_', ' ')}{'s' if n != 1 and not table.endswith('s') else ''}" for table, n in counts.items()]
    ending = f" entry {entry.undoes}" if entry.undoes is not None else ""
    return f"{verb}{ending}: {', '.join(parts)}" if parts else f"{verb}{ending}"
