"""The house stays as it was built: arrows point down, libraries live in one place, files fit in the head."""

import ast
import re
import subprocess
import sys
import tomllib
import warnings
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "workbench"

FROM_FRAMES_UP = "frames store exchange analysis charts reports study desk cli server widgets"
HOMES = {  # library: the parts of the package that may import it
    "pandas": FROM_FRAMES_UP, "numpy": FROM_FRAMES_UP,
    "sqlalchemy": "store", "alembic": "store", "psycopg": "store", "sqlite3": "store",
    "pydantic": "wire desk/questions.py",
    "altair": "charts", "vl_convert": "charts",
    "docxtpl": "reports",
    "webvtt": "exchange", "srt": "exchange",
    "click": "cli",
    "tornado": "server", "jupyter_server": "server", "jupyterlab": "server",
    "anywidget": "widgets", "ipywidgets": "widgets", "traitlets": "widgets server",
}
LINES_TO_QUESTION, LINES_TO_SPLIT = 300, 400


@cache
def tracked() -> list[Path]:
    """The project's own files; without git, all but what tools have made."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    made = {".venv", "__pycache__", ".hypothesis", ".pytest_cache", "node_modules", "dist"}
    return [path for path in ROOT.rglob("*") if path.is_file() and not made & set(path.parts)]


def modules() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(PACKAGE)]


def sources() -> dict[Path, list[str]]:
    """The lines of every program file that people write; generated ones say so in their first line."""
    paths = (path for path in tracked() if path.suffix in (".py", ".ts", ".tsx") or path.name == "run")
    lines = {path: path.read_text(encoding="utf-8").splitlines() for path in paths}
    return {path: text for path, text in lines.items() if text and "not edited by hand" not in text[0]}


def texts():
    """Every tracked file that is text, with its content."""
    for path in tracked():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@cache
def imports(path: Path) -> set[str]:
    """The top-level names of all that a file imports when it runs, at its top or inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_for_types = {
        id(inside)
        for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inside in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in only_for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module.partition(".")[0])
    return found


def lives_in(path: Path, home: str) -> bool:
    part = path.relative_to(PACKAGE).as_posix()
    return part in (home, f"{home}.py") or part.startswith(f"{home}/")


def test_arrows_point_down():
    linter = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()",
         "--no-cache"], cwd=ROOT, capture_output=True, text=True,
    )
    assert linter.returncode == 0, linter.stdout + linter.stderr
    assert "1 kept, 0 broken" in linter.stdout


@pytest.mark.parametrize("library", HOMES)
def test_libraries_have_homes(library):
    homes = HOMES[library].split()
    strays = [
        str(path.relative_to(ROOT)) for path in modules()
        if library in imports(path) and not any(lives_in(path, home) for home in homes)
    ]
    assert strays == [], f"{library} may be imported in {', '.join(homes)} only"


def test_what_is_imported_is_asked_for():
    """No library is there only because another one happens to bring it."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    named = {canonicalize_name(Requirement(line).name) for line in asked}
    bringers = packages_distributions()
    used = set().union(*map(imports, modules())) - sys.stdlib_module_names - {"workbench"}
    assert {name for name in used if not named & set(map(canonicalize_name, bringers.get(name, ())))} == set()


@pytest.mark.parametrize("part", ["domain", "resources"])
def test_the_core_needs_the_standard_library_only(part):
    strays = {
        str(path.relative_to(ROOT)): others for path in modules() if lives_in(path, part)
        if (others := imports(path) - sys.stdlib_module_names - {"workbench"})
    }
    assert strays == {}


def test_files_fit_in_the_head():
    lengths = {path: len(lines) for path, lines in sources().items()}
    for path, lines in lengths.items():
        if LINES_TO_QUESTION < lines <= LINES_TO_SPLIT:
            question = f"{path.relative_to(ROOT)}: {lines} lines; what second subject has moved in?"
            warnings.warn(question, stacklevel=1)
    too_long = {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > LINES_TO_SPLIT}
    assert too_long == {}


def test_no_file_knows_the_machine_it_was_written_on():
    """No folder of the person at work, nor of the usual machines, stands in a file."""
    here = "|".join(re.escape(str(folder)) for folder in (ROOT, Path.home()) if len(folder.parts) > 1)
    place = re.compile(rf"""(?:^|[\s"'`=(:])(/(?:work|farm|root)/|(?:{here})[/\\])""", re.MULTILINE)
    found = {str(path.relative_to(ROOT)): match[1] for path, text in texts() if (match := place.search(text))}
    assert found == {}


def test_no_address_of_a_registry_is_written_down():
    names = re.compile(r"constraints.*|package-lock\.json|\.npmrc|.*\.lock")
    locks = {path.relative_to(ROOT).as_posix(): text for path, text in texts() if names.fullmatch(path.name)}
    assert "constraints.txt" in locks
    named = [name for name, text in locks.items() if "://" in text]
    assert named == [], "npm writes pages that ask for donations into its lock: take each “funding” out again"
