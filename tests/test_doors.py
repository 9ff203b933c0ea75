"""Every door for files that `pyproject.toml` names leads to a reader or a writer."""

import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOORS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]


@pytest.mark.parametrize("group", ["workbench.readers", "workbench.writers"])
def test_each_door_for_files_leads_somewhere(group):
    for name, place in DOORS[group].items():
        module, _, thing = place.partition(":")
        assert find_spec(module) is not None, f"{group} {name}: there is no {module}"
        assert hasattr(import_module(module), thing), f"{group} {name}: there is no {thing} in {module}"
