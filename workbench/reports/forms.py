"""The slots of a form, as its data file declares them: what each is called, and its layer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from workbench.resources import shipped

LAYERS = ("description", "accounts", "interpretation", "reflection")


@cache
def slots(form: str, folder: Path | None = None) -> dict[str, tuple[str, str]]:
    """Label and layer of each slot of a form; empty where the form is not at hand."""
    for place in ([folder / "templates" / "forms"] if folder else []) + [shipped("templates") / "forms"]:
        path = place / f"{form}.yaml"
        if path.is_file():
            return {
                s["id"]: (s.get("label", s["id"]), s.get("layer", ""))
                for s in yaml.safe_load(path.read_text("utf-8"))["slots"]
            }
    return {}
