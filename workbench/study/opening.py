"""Opening a study in a notebook: made where it is not there yet, and what saved outputs would hold is said once."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from workbench.store import Store

from .study import Study

_said = False
IN_LAB = "WORKBENCH_LAB"  # set by `workbench lab` in the kernels it starts


def open_in_notebook(location: str | Path, *, actor: str) -> Study:
    """The study, with charts that draw offline; says what is new, odd or risky about where it lies."""
    new = "://" not in str(location) and not Path(location).exists()
    store = Store.open(location, create=new)
    if new:
        print(f"New study: {location}")
    for notice in store.notices:
        warnings.warn(notice, stacklevel=3)
    _say_once()
    from workbench import charts
    charts.enable()
    return Study(store, actor=actor, host="notebook")


def _say_once() -> None:
    global _said
    if _said or os.environ.get(IN_LAB) or not in_notebook():
        return
    _said = True
    print("This notebook keeps what its cells show, also words of the transcript, when it is saved. "
          "Clear the outputs before you pass it on, or open it with “workbench lab”, which saves none.")


def in_notebook() -> bool:
    """Whether this is a notebook or a console of Jupyter, and not a terminal or a script."""
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and type(shell).__name__ == "ZMQInteractiveShell"
