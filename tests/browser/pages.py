"""What a person sees and does, in sentences; the tests know nothing of selectors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.server.lab import TOKEN, Lab

PATIENCE = 20_000  # ms
HARMLESS = ("status of 404", "status of 403", "status of 422", "status of 409", "was preloaded")


class Window:
    """One browser window on JupyterLab."""

    def __init__(self, page: Any, lab: Lab) -> None:
        self.page, self.lab = page, lab
        self.asked_outside: list[str] = []
        self.complaints: list[str] = []
        self.received = 0
        page.set_default_timeout(PATIENCE)
        page.on("request", self._notice)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._hear(line))
        page.on("response", self._weigh)

    def _notice(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.asked_outside.append(request.url)

    def _hear(self, line: Any) -> None:
        if line.type == "error" and not any(part in line.text for part in HARMLESS):
            self.complaints.append(line.text)

    def _weigh(self, response: Any) -> None:
        if "/api/contents" in response.url or "/files/" in response.url:
            self.received += int(response.headers.get("content-length") or 0)

    def open(self, path: str = "demo.study", *, fresh: bool = True) -> Window:
        """Open a file by its address, and wait until JupyterLab stands."""
        reset = "&reset" if fresh else ""
        self.page.goto(f"http://127.0.0.1:{self.lab.port}/lab/tree/{path}?token={TOKEN}{reset}")
        self.page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
        return self

    def again(self) -> Window:
        """Load the page again."""
        self.page.reload()
        self.page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
        return self

    def do(self, command: str, **given: Any) -> Any:
        """Give one of JupyterLab's commands, as a menu would."""
        return self.page.evaluate("([id, args]) => window.jupyterapp.commands.execute(id, args).then(() => null)",
                                  [command, given])

    def can(self, command: str) -> bool:
        """Whether a menu would offer this command now."""
        return self.page.evaluate("id => window.jupyterapp.commands.isEnabled(id)", command)

    def in_the_dark(self) -> Window:
        """Switch to the dark theme."""
        self.do("apputils:change-theme", theme="JupyterLab Dark")
        self.page.wait_for_selector("body[data-jp-theme-light=false]", state="attached")
        return self

    def in_the_light(self) -> Window:
        """Switch to the light theme."""
        self.do("apputils:change-theme", theme="JupyterLab Light")
        self.page.wait_for_selector("body[data-jp-theme-light=true]", state="attached")
        return self

    def shows(self, words: str) -> Window:
        """Wait until these words can be read somewhere."""
        self.page.get_by_text(words).first.wait_for()
        return self

    def tabs(self) -> list[str]:
        """The open files, by their tabs."""
        labels = self.page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel").all_inner_texts()
        return [label for label in labels if label]

    def tab(self, name: str) -> Window:
        """Wait until a file is open."""
        self.page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel", has_text=name).wait_for()
        return self

    def status(self, words: str) -> Window:
        """Wait until the status bar says this."""
        self.page.locator(".cw-status", has_text=words).wait_for()
        return self

    def press(self, keys: str) -> Window:
        """Press a key."""
        self.page.keyboard.press(keys)
        return self

    def card(self, name: str) -> Window:
        """Choose a card of the launcher."""
        self.do("launcher:create")
        self.page.locator(".jp-LauncherCard", has_text=name).click()
        return self

    def drop(self, name: str, content: str) -> Window:
        """Drag a file from the desktop onto the case in front."""
        self.page.evaluate("""([name, content]) => {
            const data = new DataTransfer();
            data.items.add(new File([content], name));
            const place = document.querySelector('.cw-study:not(.lm-mod-hidden) .cw-panel-transcript');
            for (const kind of ['dragover', 'drop']) place.dispatchEvent(
                new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""", [name, content])
        return self

    def run_all(self) -> Window:
        """Run every cell, once the kernel is there."""
        self.page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for()
        self.do("notebook:run-all-cells")
        return self

    def without_the_views(self) -> Window:
        """As in a host where the extension is not loaded."""
        self.page.evaluate("delete globalThis.__workbench_views__")
        return self

    def cell(self) -> Case:
        """The case in a cell of the notebook, once its panels are there."""
        found = Case(self.page, self.page.locator(".jp-OutputArea-output .cw").first)
        found.panel("Timeline").wait_for()
        return found

    def case(self) -> Case:
        """The case in front, once its panels are there."""
        found = Case(self.page, self.page.locator(".cw-study:not(.lm-mod-hidden)"))
        found.panel("Timeline").wait_for()
        return found

    def photograph(self, name: str) -> Window:
        """Keep a picture, where CASE_WORKBENCH_PICTURES names a folder for them."""
        folder = os.environ.get("CASE_WORKBENCH_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"))
        return self


class Case:
    """A case on the screen, in a study or in a cell."""

    def __init__(self, page: Any, root: Any) -> None:
        self.page, self.root = page, root

    def panel(self, name: str) -> Any:
        """One of its parts: Timeline, Codebook, Transcript, Episodes, Memos, Passages, Journal."""
        return self.root.get_by_role("region", name=name, exact=True).first

    def tab(self, name: str) -> Case:
        """Turn to a tab of the inspector, calling it first where there is no room for it."""
        panels = self.root.get_by_role("button", name="Panels", pressed=False)
        if panels.is_visible():
            panels.click()
        self.root.get_by_role("tab", name=name).click()
        return self

    def says(self, words: str, *, panel: str = "") -> Case:
        """Wait until these words can be read in it."""
        (self.panel(panel) if panel else self.root).get_by_text(words).first.wait_for()
        return self

    def faults(self, axe: Path) -> list[str]:
        """What stands in the way of people who do not see or point, serious or critical."""
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(axe.read_text(encoding="utf-8"))
        node = self.root.element_handle()
        found = self.page.evaluate("node => window.axe.run(node, {resultTypes: ['violations']})", node)
        return [f"{fault['id']}: {fault['help']} ({json.dumps([n['target'] for n in fault['nodes']][:3])})"
                for fault in found["violations"] if fault["impact"] in ("serious", "critical")]
