"""Files dragged onto a case: first what was understood of them, then, on a second word, stored."""

from __future__ import annotations

import base64
import binascii
import os
import tempfile
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, authenticated

from workbench.desk.bringing import bring, preview

from .handlers import Handler, default_actor, inside
from .studies import STUDIES

LARGEST = 64 << 20  # bytes in one upload; larger files are brought in from the server's folder or the command line


class Bring(Handler):
    """What files would bring in, or (with `store`) bringing them in as one entry."""

    @authenticated
    async def post(self) -> None:
        body = self.told()
        path, actor = self.file(body), str(body.get("actor") or default_actor())
        with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
            files = [self._file(one, n, Path(folder)) for n, one in enumerate(body.get("files") or ())]
            if not files:
                raise HTTPError(400, "No files were named.")
            await self.answer(lambda: self._brought(path, actor, files, body))

    def _brought(self, path: str, actor: str, files: list[Path], body: dict[str, Any]) -> dict[str, Any]:
        case = STUDIES.desk(path, actor).study.case(str(body.get("case")))
        work = bring if body.get("store") else preview
        return work(case, files, body.get("options") or {})

    def _file(self, given: Any, number: int, folder: Path) -> Path:
        """A file below the server's root by its path, or one that was sent along with its name."""
        if not isinstance(given, dict):
            raise HTTPError(400, "A file is named by its path, or sent with name and content.")
        if given.get("path"):
            return Path(inside(self.contents_manager, str(given["path"])))
        name = os.path.basename(str(given.get("name") or "").replace("\\", "/")).strip(". ") or "file"
        try:
            content = base64.b64decode(str(given.get("content") or ""), validate=True)
        except binascii.Error:
            raise HTTPError(400, f"{name} did not arrive whole.") from None
        if len(content) > LARGEST:
            raise HTTPError(413, f"{name} is larger than {LARGEST >> 20} MB. Put it into the folder and drag it from there.")
        place = folder / str(number)
        place.mkdir()
        (place / name).write_bytes(content)
        return place / name
