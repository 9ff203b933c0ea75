"""The papers of the project agree with one another, and the wheel holds what it promises."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import altair
import pytest
import vl_convert
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import workbench

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DATA = ("templates", "cases", "notebooks")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def constraints() -> list[Requirement]:
    lines = (line.strip() for line in read("constraints.txt").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def asked_for() -> list[Requirement]:
    return [Requirement(text) for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]


def test_one_version_everywhere():
    version = PROJECT["version"]
    assert workbench.__version__ == version
    assert yaml.safe_load(read("CITATION.cff"))["version"] == version
    assert re.search(rf"^## \[({re.escape(version)}|Unreleased)\]", read("CHANGELOG.md"), re.MULTILINE)


def test_the_citation_has_what_its_format_requires():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert citation["cff-version"] == "1.2.0" and citation["license"] == PROJECT["license"]


def test_the_conda_door_leads_to_the_same_installation():
    *packages, last = yaml.safe_load(read("environment.yml"))["dependencies"]
    (python,) = [package.partition("=")[2] for package in packages if package.startswith("python=")]
    assert Requirement(f"python{PROJECT['requires-python']}").specifier.contains(python)
    assert "pip" in packages and last == {"pip": ["-c constraints.txt", "-e ."]}


def test_each_constraint_is_one_exact_version():
    for line in constraints():
        assert [part.operator for part in line.specifier] == ["=="] and not line.url, str(line)


@pytest.mark.parametrize("wanted", asked_for(), ids=lambda wanted: wanted.name)
def test_what_we_ask_for_is_constrained_to_a_version_that_we_accept(wanted):
    named = [line for line in constraints() if canonicalize_name(line.name) == canonicalize_name(wanted.name)]
    assert named, f"{wanted.name} is missing in constraints.txt"
    for line in named:
        assert wanted.specifier.contains(next(iter(line.specifier)).version)


def test_notebook_and_report_draw_with_one_engine():
    """Altair's Vega-Lite and the one that vl-convert draws reports with are the same version."""
    drawn = altair.SCHEMA_VERSION.lstrip("v").rsplit(".", 1)[0]
    assert drawn in vl_convert.get_vegalite_versions()


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The wheel as pip would lay it out, far from the clone."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def files(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in paths}


@pytest.mark.parametrize("name", DATA)
def test_the_wheel_carries_the_data_folders_whole(unpacked, name):
    if not (ROOT / name).is_dir():
        pytest.skip(f"there is no {name}/ yet")
    listed = subprocess.run(["git", "ls-files", "-z", name], cwd=ROOT, capture_output=True, text=True).stdout
    ours = {path.removeprefix(f"{name}/") for path in listed.split("\0") if path and (ROOT / path).is_file()}
    assert ours and ours <= files(unpacked / "workbench" / "_data" / name)


def test_the_wheel_switches_on_the_guard_and_off_the_news(unpacked):
    (shared,) = unpacked.glob("*.data/data/etc/jupyter")
    assert files(shared) == files(ROOT / "workbench" / "server" / "jupyter-config")
    assert not (unpacked / "workbench" / "server" / "jupyter-config").exists()


def outside(unpacked: Path, folder: Path, code: str, *arguments: str) -> str:
    """What Python says that knows the wheel only as a stranger to the clone would have it."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=folder, env=environment,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_outside_the_clone_the_demo_is_built_from_the_wheel(unpacked, tmp_path):
    found = outside(unpacked, tmp_path, "from workbench.resources import shipped; print(shipped('cases'))")
    assert Path(found.strip()) == unpacked / "workbench" / "_data" / "cases"
    command = "from workbench.cli import main; main()"
    outside(unpacked, tmp_path, command, "demo", "--no-lab", "--dir", "demo")
    assert {"demo.study", "01-first-case.ipynb"} <= files(tmp_path / "demo")
    shown = outside(unpacked, tmp_path, command, "show", "demo/demo.study", "--json")
    assert "varga" in shown
    assert outside(unpacked, tmp_path, command, "verify", "demo/demo.study")
