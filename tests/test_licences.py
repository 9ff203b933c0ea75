"""Whoever gets the workbench may hand it on: nothing that it needs forbids that."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
COPYLEFT = re.compile(r"\bA?GPL|(?<!Lesser )(?<!Library )General Public License|Affero", re.IGNORECASE)


def test_no_package_that_we_need_is_under_the_gpl():
    """Unmodified LGPL libraries are fine, GPL and AGPL are not."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--packages", *needed()]
    listed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert {"pandas", "jupyterlab", "psycopg", "pytest"} <= {package["Name"] for package in listed}
    assert {package["Name"]: package["License"] for package in listed if forbids(package["License"])} == {}


@pytest.mark.parametrize("licence, forbidden", [
    ("GNU General Public License v3 (GPLv3)", True), ("GPL-2.0-or-later", True), ("AGPL-3.0", True),
    ("GNU Affero General Public License v3", True), ("GNU Lesser General Public License v3 (LGPLv3)", False),
    ("LGPL-3.0-only", False), ("MIT", False), ("BSD License; GPL-3.0", False), ("GPL-2.0 OR MIT", False),
])
def test_the_rule_knows_its_licences(licence, forbidden):
    assert forbids(licence) is forbidden


def forbids(licences: str) -> bool:
    """Whether each of the licences to choose from is a copyleft one."""
    return all(COPYLEFT.search(licence) for licence in re.split(r"; | OR ", licences))


def needed() -> list[str]:
    """All installed packages that the project and its tests need, directly or not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = list(map(Requirement, project["dependencies"] + project["optional-dependencies"]["test"]))
    found: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key not in found:
            try:
                children = map(Requirement, requires(wanted.name) or ())
            except PackageNotFoundError:  # needed on another platform
                continue
            waiting += [child for child in children if _applies(child, wanted.extras)]
            found.add(key)
    return sorted({name for name, _ in found})


def _applies(child: Requirement, extras: set[str]) -> bool:
    return child.marker is None or any(child.marker.evaluate({"extra": extra}) for extra in {"", *extras})
