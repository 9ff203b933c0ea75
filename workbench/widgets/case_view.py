"""CaseView: timeline, transcript, codes, memos and episodes of a case in a cell, linked to each other and to Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from workbench.desk import Desk
from workbench.domain import Conflict, NotFound, Refused, Unreadable, WorkbenchError

if TYPE_CHECKING:
    import pandas as pd

    from workbench.study import Case

HERE = Path(__file__).resolve().parent
BUNDLES = (HERE.parent / "_data" / "widget.js", HERE.parent / "ui" / "dist" / "widget" / "widget.js")
KINDS = (NotFound, Refused, Conflict, Unreadable)
MANY = 500  # changes; an entry with more is told without them, and views read anew
FOCUS = {"session": None, "span": None, "turns": None, "codes": [], "episode": None, "annotation": None}


class CaseView(anywidget.AnyWidget):
    """A case, or one view of it, in a cell.

    `focus` is what the person looks at (`view.observe(f, "focus")`), and setting it moves the views;
    `selected` are the codings in focus, as a DataFrame. `view`: workbench, timeline, transcript, codebook, passages, memos,
    episodes or journal; `height` in pixels.
    """

    _esm = (HERE / "adapter.js").read_text(encoding="utf-8")
    view = traitlets.Unicode("workbench").tag(sync=True)
    height = traitlets.Int(720).tag(sync=True)
    focus = traitlets.Dict().tag(sync=True)
    file = traitlets.Unicode("", help="The study file, for a server that can open it too.").tag(sync=True)
    actor = traitlets.Unicode("").tag(sync=True)

    def __init__(self, case: Case, *, view: str = "workbench", height: int = 720, **focus: Any) -> None:
        location = str(case.study.store.location)
        super().__init__(view=view, height=height, actor=case.study.actor, focus={**FOCUS, **focus, "case": case.name},
                         file="" if "://" in location else str(Path(location).resolve()))
        self._case, self._desk = case, Desk(case.study)
        self._stop = None
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return f"<{self.view.capitalize()} of case {self._case.name}, shown in JupyterLab>"

    @property
    def selected(self) -> pd.DataFrame:
        """The codings in focus: of the session, the turns, the codes, or the one that is chosen."""
        rows, focus = self._case.annotations, self.focus
        if focus.get("annotation"):
            return rows[rows["id"] == focus["annotation"]]
        if focus.get("session") is not None:
            rows = rows[rows["session"] == focus["session"]]
            if focus.get("turns"):
                rows = rows[rows["turn"].between(*focus["turns"])]
        if focus.get("codes"):
            rows = rows[[any(c == code or c.startswith(f"{code}.") for code in focus["codes"]) for c in rows["code"]]]
        return rows

    def close(self) -> None:
        """Take the widget out of its cell; the study stays open."""
        if self._stop:
            self._stop()
            self._stop = None
        super().close()

    def _hear(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        """A question or an act from the cell; its answer goes back under the same number."""
        if message.get("need") == "bundle":
            return self._send_bundle()
        if message.get("need") == "watch":
            return self._watch(message.get("since"))
        try:
            answer = {"answer": _plain(self._answer(message))}
        except WorkbenchError as error:
            kind = next(k.__name__ for k in KINDS if isinstance(error, k))
            details = {name: _listed(getattr(error, name)) for name in ("mine", "theirs") if hasattr(error, name)}
            answer = {"error": {"kind": kind, "message": str(error), "details": details}}
        self.send({"number": message.get("number"), **answer})

    def _answer(self, message: dict[str, Any]) -> Any:
        body, verb = message.get("body") or {}, message.get("verb")
        if verb == "ask":
            return self._desk.ask(str(body.get("question")), **(body.get("params") or {}))
        if verb == "do":
            return self._desk.do(body.get("command") or {}, reason=str(body.get("reason") or ""))
        if verb == "act":
            return self._desk.act(str(body.get("verb")), **(body.get("params") or {}))
        raise NotFound(f"There is no {verb!r} here; known: ask, do, act.")

    def _watch(self, since: object) -> None:
        """Tell the cell every entry from now on, and what came before it listened."""
        if self._stop is None:
            self._stop = self._desk.watch(lambda entry: self.send({"entry": _plain(entry)}))
        for entry in self._desk.since(since) if isinstance(since, int) else ():
            self.send({"entry": _plain(entry)})

    def _send_bundle(self) -> None:
        """All views at once, for hosts in which the JupyterLab extension is not loaded."""
        found = next((path for path in BUNDLES if path.is_file()), None)
        why = "the views were not built with this installation; install the workbench with Node 20 or newer at hand."
        self.send({"bundle": found.read_text(encoding="utf-8")} if found else {"bundle": "", "why": why})


def _plain(answer: Any) -> Any:
    if hasattr(answer, "model_dump"):
        return answer.model_dump()
    if isinstance(answer, dict) and len(answer.get("changes") or ()) > MANY:
        return {**answer, "changes": []}
    return answer


def _listed(value: Any) -> Any:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in value.items()} if isinstance(value, dict) else value
