"""What most tests start from: an empty study, and the demo case."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench import open_study
from workbench.study.bringing import new_case_from

ROOT = Path(__file__).resolve().parent.parent
CASES = sorted(p.name for p in (ROOT / "cases").iterdir() if (p / "case.toml").exists())


@pytest.fixture
def study(tmp_path):
    """An empty study, written by Mira."""
    with open_study(tmp_path / "a.study", actor="mira", create=True) as here:
        yield here


@pytest.fixture
def case(study):
    """A new case without sessions."""
    return study.new_case("kessler", title="A case for tests")


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory) -> Path:
    """A study with every demo case, built once; copy it before writing."""
    path = tmp_path_factory.mktemp("demo") / "demo.study"
    with open_study(path, actor="demo", create=True) as here:
        for name in CASES:
            new_case_from(here, name, [ROOT / "cases" / name])
    return path


@pytest.fixture
def demo(demo_file, tmp_path):
    """The demo study, one's own copy."""
    path = tmp_path / "demo.study"
    shutil.copy(demo_file, path)
    with open_study(path, actor="mira") as here:
        yield here


@pytest.fixture
def varga(demo):
    """Demo case A."""
    return demo.case("varga")
