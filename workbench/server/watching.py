"""Watch over a websocket: every entry from a number on, who else is here, and what becomes of the file."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.base.websocket import WebSocketMixin
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler
from jupyter_server.auth.decorator import ws_authenticated

from workbench.domain import WorkbenchError

from .handlers import WORKERS, default_actor, kind_of, place, plain
from .studies import STUDIES

PRESENT: dict[str, list[Watch]] = {}


class Watch(WebSocketMixin, WebSocketHandler, JupyterHandler):
    """One window on one study. `since`: the newest entry this window knows; what came later is sent first."""

    file = actor = case = ""
    ended = False

    @ws_authenticated
    async def get(self) -> None:
        self.file = place(self.contents_manager, self.get_query_argument("path"))
        self.actor = self.get_query_argument("actor", "") or default_actor()
        try:
            self.sent = int(self.get_query_argument("since", "-1"))
        except ValueError:
            raise HTTPError(400, "since must be the number of an entry.") from None
        await super().get()

    def open(self) -> None:
        super().open()
        self.loop, self.stops = asyncio.get_running_loop(), [STUDIES.hear(self.file, self.say_soon)]
        PRESENT.setdefault(self.file, []).append(self)
        self.loop.run_in_executor(WORKERS, self._start)
        self._tell_presence()

    def _start(self) -> None:
        """Listen first, then send what was missed: an entry may come twice and is sent once."""
        try:
            desk = STUDIES.desk(self.file, self.actor)
            self.stops.append(desk.watch(lambda entry: self.loop.call_soon_threadsafe(self._entry, entry)))
            if self.ended:  # the window was closed before we got here
                return self.stops[-1]()
            newest = desk.ask("about")["entry"]
            missed = desk.since(self.sent) if 0 <= self.sent < newest else []
        except WorkbenchError as error:
            self.say_soon({"problem": {"kind": kind_of(error), "message": str(error)}})
            return
        self.loop.call_soon_threadsafe(self._begin, missed, newest)

    def _begin(self, missed: list[dict[str, Any]], newest: int) -> None:
        for entry in missed:
            self._entry(entry)
        self.sent = max(self.sent, newest)
        self._say({"ready": newest})

    def _entry(self, entry: dict[str, Any]) -> None:
        if entry["id"] > self.sent:
            self.sent = entry["id"]
            self._say({"entry": plain(entry)})

    def on_message(self, message: str | bytes) -> None:
        """A window says which case it shows."""
        try:
            self.case = str(json.loads(message).get("case", ""))[:200]
        except (ValueError, AttributeError):
            return
        self._tell_presence()

    def on_close(self) -> None:
        self.ended = True
        for stop in list(self.stops):
            stop()
        if self in PRESENT.get(self.file, ()):
            PRESENT[self.file].remove(self)
        self._tell_presence()
        super().on_close()

    def say_soon(self, message: dict[str, Any]) -> None:
        """Send from any thread."""
        self.loop.call_soon_threadsafe(self._say, message)

    def _tell_presence(self) -> None:
        here = PRESENT.get(self.file, [])
        for one in here:
            one._say({"present": [{"actor": o.actor, "case": o.case} for o in here if o is not one]})

    def _say(self, message: dict[str, Any]) -> None:
        try:
            self.write_message(json.dumps(message, ensure_ascii=False))
        except WebSocketClosedError:
            pass
