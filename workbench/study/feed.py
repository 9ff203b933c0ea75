"""Feed: tells listeners every entry of the journal, from whichever process it came."""

from __future__ import annotations

import threading
from collections.abc import Callable

from workbench.domain import Entry
from workbench.store import Store

POLL = 0.05  # seconds between two looks at the journal


class Feed:
    """One thread that looks at the journal while somebody listens."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: list[Callable[[Entry], None]] = []
        self._wake, self._stop = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def watch(self, listener: Callable[[Entry], None]) -> Callable[[], None]:
        """Add a listener; returns what takes it away again."""
        self._listeners.append(listener)
        if self._thread is None:
            self._seen = self._store.newest()
            self._thread = threading.Thread(target=self._run, name="workbench-feed", daemon=True)
            self._thread.start()
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def wake(self) -> None:
        """Look now: something was just stored here."""
        self._wake.set()

    def close(self) -> None:
        """End the watching."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _run(self) -> None:
        stamp = None
        while not self._stop.is_set():
            self._wake.wait(POLL)
            self._wake.clear()
            now = self._store.stamp()
            if now != stamp and not self._stop.is_set():
                stamp = now
                for entry in self._store.since(self._seen):
                    self._seen = entry.id
                    for listener in list(self._listeners):
                        listener(entry)
