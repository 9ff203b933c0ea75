"""What a notebook may keep on disk: its code and its prose, not the words of patients in its outputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_IMPORTS = re.compile(r"^\s*(?:from\s+workbench\b|import\s+(?:[^#\n]*[,\s])?workbench\b)", re.MULTILINE)


def drop_outputs(*, model: dict[str, Any], path: str, **_: Any) -> None:
    """Before a notebook that imports workbench is saved, drop its outputs and its widget state.

    A notebook keeps them if its metadata say `"keep_outputs": true`, alone or inside `"workbench": {…}`.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or not isinstance(notebook, dict):
        return
    if keeps_outputs(notebook) or not imports_workbench(notebook):
        return
    notebook.get("metadata", {}).pop("widgets", None)
    for cell in _code_cells(notebook):
        cell["outputs"] = []
        cell["execution_count"] = None


def keeps_outputs(notebook: dict[str, Any]) -> bool:
    """Whether the notebook's own metadata ask for its outputs to be saved."""
    metadata = notebook.get("metadata", {})
    places = (metadata, metadata.get("workbench"))
    return any(isinstance(place, dict) and place.get("keep_outputs") is True for place in places)


def imports_workbench(notebook: dict[str, Any]) -> bool:
    """Whether any code cell imports workbench."""
    return any(_IMPORTS.search("".join(cell.get("source", ""))) for cell in _code_cells(notebook))


def _code_cells(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (cell for cell in notebook.get("cells", ()) if cell.get("cell_type") == "code")
