"""What was odd in a file, gathered while it is read and told in few sentences."""

from __future__ import annotations

from collections.abc import Iterable

from .bundle import Notice


class Remarks:
    """Collects oddities of one file by kind; many of one kind become a few Notices and one list of places."""

    def __init__(self, file: str, *, most: int = 10) -> None:
        self.file, self.most = file, most
        self._kinds: dict[str, list[tuple[str, str]]] = {}

    def add(self, where: str, what: str, *, kind: str = "") -> None:
        """Note one oddity; `kind` is the short sentence used when there are many of them."""
        self._kinds.setdefault(kind or what, []).append((where, what))

    def extend(self, notices: Iterable[Notice]) -> None:
        """Take over Notices another step has made."""
        for notice in notices:
            self.add(notice.where, notice.what)

    def notices(self) -> list[Notice]:
        """All of it, in the order the kinds first appeared."""
        return [notice for kind, found in self._kinds.items() for notice in self._told(kind, found)]

    def _told(self, kind: str, found: list[tuple[str, str]]) -> list[Notice]:
        shown = [Notice(file=self.file, where=where, what=what) for where, what in found[: self.most]]
        rest = [where for where, _ in found[self.most :]]
        if rest:
            named = ", ".join(rest[:200]) + (", …" if len(rest) > 200 else "")
            shown.append(
                Notice(
                    file=self.file,
                    where=rest[0],
                    what=f"{len(rest)} more places: {kind.rstrip('.')} ({named}).",
                )
            )
        return shown
