"""Ask, do and act over HTTP: JSON in, JSON out, and every error as its sentence."""

from __future__ import annotations

import asyncio
import getpass
import json
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jupyter_core.paths import is_hidden
from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError, authenticated

from workbench.desk import Desk
from workbench.domain import Conflict, NotFound, Refused, Unreadable, WorkbenchError

from .guard import is_study
from .studies import STUDIES

STATUS: dict[type[WorkbenchError], int] = {NotFound: 404, Refused: 422, Conflict: 409, Unreadable: 400}
WORKERS = ThreadPoolExecutor(max_workers=8, thread_name_prefix="workbench")
MANY = 500  # changes; an entry with more is told without them, and views read anew


def default_actor() -> str:
    """Who writes, where nobody is named: the user of this machine, as a key."""
    name = "".join(c if c.isalnum() or c in ".-_" else "-" for c in os.environ.get("WORKBENCH_ACTOR") or getpass.getuser())
    return name or "analyst"


def place(contents: Any, path: object) -> str:
    """The study behind a path below the server's root (or `file:` and its whole name); anything else is not found."""
    if not isinstance(path, str) or not is_study(path) or path.lower().endswith(("-journal", "-wal", "-shm")):
        raise HTTPError(404, "That is not the path of a study.")
    return inside(contents, path)


def inside(contents: Any, path: str) -> str:
    """A file of the server's folder; never one outside it, nor a hidden one."""
    whole = path.removeprefix("file:")
    named = whole if whole != path and os.path.isabs(whole) else contents._get_os_path(path.strip("/"))
    found, root = os.path.realpath(named), os.path.realpath(contents.root_dir)
    if not found.startswith(root.rstrip(os.sep) + os.sep) or (is_hidden(found, root) and not contents.allow_hidden):
        raise HTTPError(404, f"{path} lies outside the folder of this server.")
    return found


def plain(answer: Any) -> Any:
    """An answer as plain values; an entry with very many changes without them."""
    if hasattr(answer, "model_dump"):
        return answer.model_dump()
    if isinstance(answer, dict) and len(answer.get("changes") or ()) > MANY:
        return {**answer, "changes": []}
    return answer


class Handler(APIHandler):
    """What all of them share: the study that is meant, a thread for the work, one place for errors."""

    async def answer(self, work: Callable[[], Any]) -> None:
        """Do it in a thread and send what comes of it."""
        try:
            made = await asyncio.get_running_loop().run_in_executor(WORKERS, lambda: json.dumps(plain(work()), ensure_ascii=False))
        except WorkbenchError as error:
            self.set_status(next(code for kind, code in STATUS.items() if isinstance(error, kind)))
            details = {name: getattr(error, name) for name in ("mine", "theirs", "option") if hasattr(error, name)}
            made = json.dumps({"kind": kind_of(error), "message": str(error), "details": details}, default=list)
        self.finish(made)

    def told(self) -> dict[str, Any]:
        """The body of the request."""
        body = self.get_json_body()
        if not isinstance(body, dict):
            raise HTTPError(400, "The body must be a JSON object.")
        return body

    def file(self, body: dict[str, Any]) -> str:
        """The file of the study that the body names."""
        return place(self.contents_manager, body.get("path"))

    async def at_desk(self, work: Callable[[Desk, dict[str, Any]], Any]) -> None:
        """Do something at the Desk of the study and person that the body names."""
        body = self.told()
        path, actor = self.file(body), str(body.get("actor") or default_actor())
        await self.answer(lambda: work(STUDIES.desk(path, actor), body))


def kind_of(error: WorkbenchError) -> str:
    """Which of the four kinds an error is."""
    return next(kind.__name__ for kind in STATUS if isinstance(error, kind))


def _params(body: dict[str, Any]) -> dict[str, Any]:
    params = body.get("params") or {}
    if not isinstance(params, dict):
        raise Refused("params must be an object.")
    return params


class Ask(Handler):
    """A question and its answer."""

    @authenticated
    async def post(self) -> None:
        await self.at_desk(lambda desk, body: desk.ask(str(body.get("question")), **_params(body)))


class Do(Handler):
    """A command and its entry."""

    @authenticated
    async def post(self) -> None:
        await self.at_desk(lambda desk, body: desk.do(body.get("command") or {}, reason=str(body.get("reason") or "")))


class Act(Handler):
    """What a person does in a window, and its entry."""

    @authenticated
    async def post(self) -> None:
        await self.at_desk(lambda desk, body: desk.act(str(body.get("verb")), **_params(body)))


class New(Handler):
    """A new study, empty or with the demo cases; an existing one is left as it is."""

    @authenticated
    async def post(self) -> None:
        body = self.told()
        path, actor, demo = self.file(body), str(body.get("actor") or default_actor()), bool(body.get("demo"))
        await self.answer(lambda: make(Path(path), actor=actor, demo=demo))


def make(path: Path, *, actor: str, demo: bool) -> dict[str, Any]:
    """Make a study; says whether it is new."""
    from workbench import open_study
    from workbench.resources import shipped
    from workbench.study.bringing import new_case_from
    if path.exists():
        return {"new": False}
    if not path.parent.is_dir():
        raise NotFound(f"There is no folder {path.parent.name} here.")
    building = path.with_name(f"{path.stem}.building.study")
    building.unlink(missing_ok=True)
    with open_study(building, actor="demo" if demo else actor, host="lab", create=True) as study:
        for case in sorted(p for p in shipped("cases").iterdir() if (p / "case.toml").exists()) if demo else ():
            new_case_from(study, case.name, [case], reason="synthetic demo case")
    building.rename(path)
    return {"new": True}


class Copy(Handler):
    """A verified copy of a study, to be kept elsewhere; the file in use is never sent."""

    @authenticated
    async def get(self) -> None:
        path = place(self.contents_manager, self.get_query_argument("path"))
        with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
            target = Path(folder) / Path(path).name
            await asyncio.get_running_loop().run_in_executor(
                WORKERS, lambda: STUDIES.desk(path, default_actor()).study.backup(target))
            self.set_header("Content-Type", "application/vnd.sqlite3")
            self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{_quoted(target.name)}")
            with open(target, "rb") as copy:
                while part := copy.read(1 << 20):
                    self.write(part)
                    await self.flush()
        self.finish()


def _quoted(name: str) -> str:
    from urllib.parse import quote
    return quote(name)
