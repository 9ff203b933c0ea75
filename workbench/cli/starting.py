"""Commands that open JupyterLab: lab, and demo with its study built from the demo cases."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from workbench.domain import Unreadable
from workbench.resources import shipped

from .common import command


def _open_lab(folder: Path, *, port: int | None, browser: bool, notebook: str | None = None) -> int:
    from workbench.server.lab_config import lab_command
    arguments = lab_command(folder, port=port, browser=browser, notebook=notebook)
    if os.name == "posix":  # JupyterLab takes the place of this process, so that stopping one stops both
        os.chdir(folder)
        sys.stdout.flush()
        os.execv(arguments[0], arguments)
    return subprocess.call(arguments, cwd=folder)


@click.command("lab")
@click.argument("study", type=click.Path(path_type=Path))
@click.option("--port", type=int)
@click.option("--no-browser", is_flag=True)
def lab_command(study, port, no_browser):
    """Open JupyterLab in the folder of STUDY, set up for clinical material: loopback only, no news, no history."""
    folder = study if study.is_dir() else study.resolve().parent
    if not folder.is_dir():
        click.echo(f"{folder}: there is no such folder.", err=True)
        sys.exit(1)
    sys.exit(_open_lab(folder, port=port, browser=not no_browser))


def build_demo(folder: Path) -> Path:
    """The demo study, built from every demo case that is shipped; an existing one is left as it is."""
    from workbench import open_study
    from workbench.study.bringing import new_case_from
    study = folder / "demo.study"
    folder.mkdir(parents=True, exist_ok=True)
    if not study.exists():
        building = folder / "demo.building.study"
        building.unlink(missing_ok=True)
        with open_study(building, actor="demo", host="demo", create=True) as here:
            for case in sorted(p for p in shipped("cases").iterdir() if (p / "case.toml").exists()):
                new_case_from(here, case.name, [case], reason="synthetic demo case")
        building.rename(study)
    for notebook in shipped("notebooks").glob("*.ipynb"):
        if not (folder / notebook.name).exists():
            shutil.copy(notebook, folder / notebook.name)
    return study


@click.command("demo")
@click.option("--dir", "folder", type=click.Path(path_type=Path), default=Path("workbench-demo"), show_default=True)
@click.option("--port", type=int)
@click.option("--no-browser", is_flag=True)
@click.option("--no-lab", is_flag=True, help="Build the demo study and stop.")
@command
def demo_command(folder, port, no_browser, no_lab):
    """Build a study from the synthetic demo cases and open JupyterLab on it, with the first notebook."""
    study = build_demo(folder.resolve())
    says = f"Demo study: {study} (synthetic; every person is invented)"
    if no_lab:
        return {"says": says, "study": str(study)}
    click.echo(says)
    first = "01-first-case.ipynb"
    code = _open_lab(study.parent, port=port, browser=not no_browser, 
                     notebook=first if (study.parent / first).exists() else None)
    if code not in (0, -2, 130):
        raise Unreadable("JupyterLab", f"it stopped with code {code}.", remedy="Try workbench demo --no-browser.", stored=True)
    return None
