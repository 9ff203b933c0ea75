"""DataFrames as plain tables."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from workbench import frames
from workbench.study import Study
from workbench.wire import Column, Table

PARTS = {"inside": ("timeline", "annotations"), "coded": ("passages", "annotations")}  # tables whose columns come from others


def table(name: str, frame: pd.DataFrame) -> Table:
    """A DataFrame as rows of plain values, missing ones as null."""
    about = {c.name: c for kind in PARTS.get(name, (name,)) for c in frames.TABLES.get(kind, ())}
    columns = [Column(name=c, type=about[c].type if c in about else "text", about=about[c].about if c in about else "")
               for c in frame.columns]
    rows = [[_plain(v) for v in row] for row in frame.itertuples(index=False, name=None)]
    return Table(name=name, columns=columns, rows=rows)


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return list(value)
    if value is None or value is pd.NA or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def cases(study: Study) -> pd.DataFrame:
    """The cases with what stands at the head of each."""
    rows = [(c.id, c.name, c.title, c.summary, c.synthetic, list(c.definition)) for c in study.store.cases()]
    return pd.DataFrame(rows, columns=["id", "case", "title", "summary", "synthetic", "definition"])


def drafts(study: Study, case: str) -> pd.DataFrame:
    """What this person is typing in a case, newest last."""
    rows = [(d.about, d.text, d.at) for d in study.drafts(case)]
    return pd.DataFrame(rows, columns=["about", "text", "at"])
