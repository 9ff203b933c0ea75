"""The studies this server has open: one connection per file and person, closed before the file is moved or deleted."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from workbench.desk import Desk
from workbench.domain import NotFound, Refused

MOVING = 30.0  # seconds after which a move that never ended no longer keeps a study closed


class Studies:
    """Every open study by its file; a Desk for each person who works in it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._desks: dict[str, dict[str, Desk]] = {}
        self._moving: dict[str, float] = {}
        self._listeners: dict[str, list[Callable[[dict], None]]] = {}

    def desk(self, path: str, actor: str) -> Desk:
        """The front of a study for one person; opened where it is not open yet."""
        with self._lock:
            if self._is_moving(path):
                raise Refused(f"{Path(path).name} is being moved or deleted at this moment. Nothing was changed; retry.")
            desks = self._desks.setdefault(path, {})
            if actor not in desks:
                if not os.path.isfile(path):
                    self._desks.pop(path, None) if not desks else None
                    raise NotFound(f"There is no study {Path(path).name} any more. It may have been moved or deleted.")
                from workbench import open_study
                desks[actor] = Desk(open_study(path, actor=actor, host="lab"))
            return desks[actor]

    def hear(self, path: str, listener: Callable[[dict], None]) -> Callable[[], None]:
        """Hear what happens to the file itself; returns what ends the hearing."""
        self._listeners.setdefault(path, []).append(listener)

        def stop() -> None:
            if listener in self._listeners.get(path, []):
                self._listeners[path].remove(listener)
        return stop

    def tell(self, path: str, message: dict) -> None:
        """Tell everybody who has this study open."""
        for listener in list(self._listeners.get(path, ())):
            listener(message)

    def close_below(self, path: str) -> list[str]:
        """Close a study, or every study in a folder, and keep them closed until `moved`; says which."""
        with self._lock:
            known = set(self._desks) | set(self._listeners)
            names = [name for name in known if name == path or name.startswith(path + os.sep)]
            self._moving[path] = time.monotonic() + MOVING
            for name in names:
                for desk in self._desks.pop(name, {}).values():
                    desk.study.close()
            return names

    def moved(self, path: str, names: list[str], told: Callable[[str], dict] | None) -> None:
        """The file is where it should be now; tell those who had it open, also where it stays after all."""
        with self._lock:
            self._moving.pop(path, None)
        for name in names:
            self.tell(name, told(name) if told else {"again": True})

    def close(self) -> None:
        """Close everything; nothing is lost, all of it is stored."""
        with self._lock:
            for desks in self._desks.values():
                for desk in desks.values():
                    desk.study.close()
            self._desks.clear()

    def _is_moving(self, path: str) -> bool:
        now = time.monotonic()
        return any(until > now and (path == at or path.startswith(at + os.sep)) for at, until in self._moving.items())


STUDIES = Studies()
