"""One browser and one JupyterLab for all tests here; each test has a page of its own, which must not talk to anybody outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.hosts import FLAGS, browser_path, jupyterlab
from tests.browser.pages import Window
from tests.server.lab import ROOT


@pytest.fixture(scope="session")
def browser():
    path = browser_path()
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory, demo_file):
    with jupyterlab(tmp_path_factory.mktemp("browser"), demo_file) as server:
        yield server


@pytest.fixture
def window(browser, lab):
    """A window on JupyterLab; at the end nothing went outside and nothing was complained about."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, reduced_motion="reduce")
    opened = Window(context.new_page(), lab)
    yield opened
    context.close()
    assert opened.asked_outside == []
    assert opened.complaints == []


@pytest.fixture
def axe() -> Path:
    """The rules of axe-core, which look for what stands in the way of people who do not see or point."""
    rules = ROOT / "workbench" / "ui" / "node_modules" / "axe-core" / "axe.min.js"
    if not rules.is_file():
        pytest.skip("axe-core is not here; “npm ci” in workbench/ui brings it.")
    return rules
