"""Where the browser, the built interface and the server of the browser tests come from; or why there is none."""

from __future__ import annotations

import importlib.util
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.server.lab import ROOT, running
from workbench.server.lab_config import lab_command

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome")
PLACES = (r"C:\Program Files\Google\Chrome\Application\chrome.exe", r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def browser_path() -> str:
    """An installed Chromium, Chrome or Edge; where there is none the tests are left out, and it is said how to get one."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    found = named or next((place for place in PLACES if Path(place).is_file()), None)
    if found is None:
        pytest.skip("No Chromium, Chrome or Edge was found; the tests in the browser are left out. Install one "
                    "(on Debian and Ubuntu: apt install chromium), or name it: CHROMIUM=/path ./run test tests/browser")
    return found


def interface() -> Path:
    """The built extension, made now if it is not there or its sources have changed."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    if maker.stale():
        if not shutil.which("npm"):
            pytest.skip("The interface is not built and Node 20 or newer is not here to build it; "
                        "the tests in the browser are left out. Install Node and give the same command again.")
        maker.build()
    return maker.BUILT.parent


@contextmanager
def jupyterlab(tmp: Path, *studies: Path):
    """`workbench lab` on a folder with copies of studies, with the extension as it is built in this checkout."""
    built = interface()

    def command(folder: Path, *, port: int, browser: bool) -> list[str]:
        shutil.copytree(built, folder.parent / "home" / "data" / "labextensions" / "case-workbench-ui")
        for study in studies:
            shutil.copy(study, folder / study.name)
        return [*lab_command(folder, port=port, browser=browser), "--LabApp.expose_app_in_browser=True"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PREFER_ENV_PATH", "no")  # a copy that is installed beside would stand in front of this one
        with running(tmp, command) as lab:
            yield lab
