"""A person who reads and codes one case with the keyboard, in sentences."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.browser.pages import Case, Window
from tests.server.lab import Lab

PARTS = 4  # timeline, codebook, transcript, inspector
FURTHEST = 60  # keys somebody would press before giving up


class Reader:
    """What she does in the timeline and the transcript of a case."""

    def __init__(self, window: Window, case: Case) -> None:
        self.window, self.page, self.case = window, window.page, case
        self.transcript = case.panel("Transcript")

    @property
    def current(self) -> Any:
        """The turn she is at."""
        return self.transcript.locator("[aria-current=true], .cw-tr-editing")

    def press(self, *keys: str) -> Reader:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def find_on_the_timeline(self, name: str, *, session: int) -> Reader:
        """Walk along the sessions to an episode, by arrows and by what is said, and choose it."""
        self.case.root.get_by_role("application").focus()
        said = self.case.panel("Timeline").get_by_role("status")
        self._until("ArrowDown", said, "episodes")
        self.press(*["ArrowRight"] * (session - 1))
        said.get_by_text(name).wait_for()
        return self.press("Space")

    def _until(self, key: str, said: Any, words: str) -> None:
        for _ in range(FURTHEST):
            self.press(key)
            if words in said.inner_text():
                return
        raise AssertionError(f"{words!r} was never said; at last: {said.inner_text()!r}")

    def to_the_words(self) -> Reader:
        """Take the keyboard to the transcript."""
        for _ in range(PARTS + 1):
            if self.transcript.locator(":focus").count():
                return self
            self.press("F6")
        raise AssertionError("The keyboard does not reach the transcript by F6.")

    def is_at(self, turn: int) -> Reader:
        """Wait until the current turn has this number."""
        self.transcript.locator(f"[aria-current=true][data-index='{turn - 1}'], .cw-tr-editing[data-index='{turn - 1}']").wait_for()
        return self

    def to(self, turn: int) -> Reader:
        """Go to a turn, one key for each."""
        away = turn - 1 - int(self.current.get_attribute("data-index"))
        return self.press(*["j" if away > 0 else "k"] * abs(away)).is_at(turn)

    def selected(self) -> str:
        """The words that are selected."""
        return "".join(self.transcript.locator("[data-selected]").all_inner_texts())

    def by_name(self, letters: str) -> Reader:
        """Choose a code by some letters of its name."""
        self.press("Enter")
        box = self.transcript.get_by_role("combobox", name="Name of a code")
        box.wait_for()
        self.page.keyboard.type(letters)
        self.transcript.get_by_role("option", selected=True).wait_for()
        return self.press("Enter")

    def correct(self, wrong: str, right: str) -> Reader:
        """Correct words of the current turn as one does: open it, mark them, type, store."""
        self.begin_correcting()
        self.page.evaluate("""wrong => {
            const area = document.activeElement, at = area.value.indexOf(wrong);
            area.setSelectionRange(at, at + wrong.length);
        }""", wrong)
        self.page.keyboard.type(right)
        self.press("Control+s")
        self._words.wait_for(state="detached")
        return self

    @property
    def _words(self) -> Any:
        return self.transcript.get_by_role("textbox", name=re.compile("Words of turn"))

    def begin_correcting(self) -> str:
        """Open the words of the current turn; what stands there."""
        self.press("F2")
        self._words.wait_for()
        return self._words.input_value()

    def memo(self, title: str, words: str) -> Reader:
        """Write a memo about where she is."""
        self.press("m")
        form = self.transcript.get_by_role("dialog", name="Memo")
        form.get_by_label("Title").fill(title)
        form.get_by_label("Words").fill(words)
        self.press("Control+s")
        form.wait_for(state="detached")
        return self

    def opened(self, name: str) -> Reader:
        """Wait until something has opened that has the keyboard."""
        place = self.case.root.locator(":is([role=dialog], dialog, .cw-tr-find, .cw-tr-editing):is(:focus, :focus-within)")
        try:
            place.first.wait_for()
        except Exception as error:
            raise AssertionError(f"{name} does not open, or not with the keyboard in it.") from error
        return self

    def closed(self) -> Reader:
        """Wait until nothing stands in front of the words."""
        self.case.root.locator("[role=dialog], dialog, .cw-tr-find, .cw-tr-editing").first.wait_for(state="detached")
        return self

    def inside_the_session(self) -> Reader:
        """Go inside the session in focus on the timeline."""
        self.case.root.get_by_role("application").focus()
        self.press("Enter").case.says("Esc shows all sessions", panel="Timeline")
        return self

    def gone(self, words: str, *, panel: str) -> Reader:
        """Wait until these words cannot be read there any more."""
        self.case.panel(panel).get_by_text(words).first.wait_for(state="detached")
        return self

    def type_for(self, seconds: float) -> list[tuple[float, str]]:
        """Type without a pause; when which letter was pressed."""
        begin, letters = time.monotonic(), []
        while time.monotonic() - begin < seconds:
            letter = " abcdefghi"[len(letters) % 10]
            letters.append((time.monotonic(), letter))
            self.page.keyboard.type(letter, delay=40)
        return letters


def codes_as(lab: Lab, coder: str) -> None:
    """Say in the settings who one is; an empty name is the user's on this machine."""
    raw = f'{{"coder": "{coder}"}}' if coder else "{}"
    status, text = lab.call("PUT", "/lab/api/settings/case-workbench-ui:settings", {"raw": raw})
    assert status == 204, text


def output_of(window: Window, words: str) -> str:
    """What the notebook's cells print, once these words are among it."""
    cell = window.page.locator(".jp-OutputArea-output", has_text=words).first
    cell.wait_for()
    return cell.inner_text()
