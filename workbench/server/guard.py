"""A study is a database in use, not a document: Jupyter may list, rename and delete it, not read or copy it.

Reading it through the contents API would send the whole file to the browser, saving could replace it,
and a checkpoint would leave a second, unguarded copy of clinical material beside it.
"""

from __future__ import annotations

import inspect
import os
import re

from jupyter_server.base.handlers import AuthenticatedFileHandler
from jupyter_server.services.contents.filemanager import FileContentsManager
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError

from .studies import STUDIES

SIDECARS = ("-journal", "-wal", "-shm")
# Windows drops trailing dots and blanks, and reads what follows a colon as a part of the same file.
_STUDY = re.compile(r"\.study(-journal|-wal|-shm)?[. ]*(:[^/]*)?$", re.IGNORECASE)


def is_study(path: str) -> bool:
    """Whether this path names a study or one of the files that SQLite keeps beside it."""
    return bool(_STUDY.search(path.rstrip("/")))


def _refused(path: str, remedy: str = 'Open it with workbench.open("{name}", actor="you").') -> HTTPError:
    name = path.rstrip("/").rsplit("/", 1)[-1]
    return HTTPError(403, f"{name} is a study, not handled as a file here. " + remedy.format(name=name))


class Guard:
    """Refuses what would read, write or copy a study; mixed in before a contents manager of files.

    Methods hand on whatever the manager below answers, a value or an awaitable, so that it fits both kinds.
    """

    def get(self, path, content=True, type=None, format=None, require_hash=False):
        if is_study(path) and (content or require_hash):
            raise _refused(path)
        return super().get(path, content=content, type=type, format=format, require_hash=require_hash)

    def save(self, model, path=""):
        if is_study(path):
            raise _refused(path)
        return super().save(model, path)

    def copy(self, from_path, to_path=None):
        for path in (from_path, to_path or ""):
            if is_study(path):
                raise _refused(path, "Copy it with: workbench backup {name}")
        return super().copy(from_path, to_path)

    def create_checkpoint(self, path):
        if is_study(path):
            raise _refused(path, "Its journal keeps every earlier state.")
        return super().create_checkpoint(path)

    def restore_checkpoint(self, checkpoint_id, path):
        if is_study(path):
            raise _refused(path, "Its journal keeps every earlier state.")
        return super().restore_checkpoint(checkpoint_id, path)

    def rename_file(self, old_path, new_path):
        if is_study(old_path) != is_study(new_path):
            study = old_path if is_study(old_path) else new_path
            raise _refused(study, "A study, and nothing else, has a name that ends in .study.")
        return self._closed(old_path, lambda: super(Guard, self).rename_file(old_path, new_path), new_path)

    def delete_file(self, path):
        return self._closed(path, lambda: super(Guard, self).delete_file(path))

    def _closed(self, path, act, new_path=None):
        """Close every open study at or below a path, act, and tell the windows in which they were open."""
        old = os.path.realpath(self._get_os_path(path))
        names = STUDIES.close_below(old)

        def told(name):
            return {"gone": True} if new_path is None else {"moved": new_path.strip("/") + name[len(old):].replace(os.sep, "/")}

        try:
            self._refuse_while_written(path)
            made = act()
        except BaseException:
            STUDIES.moved(old, names, None)
            raise
        if not inspect.isawaitable(made):
            return STUDIES.moved(old, names, told)
        return _awaited(made, lambda done: STUDIES.moved(old, names, told if done else None))

    def should_list(self, name):
        """The file browser shows studies, not what SQLite keeps beside them."""
        beside = is_study(name) and name.lower().endswith(SIDECARS)
        return not beside and super().should_list(name)

    def _refuse_while_written(self, path):
        """Moving a study away from an unfinished journal would lose the way back from half a write."""
        beside = (self._get_os_path(path) + end for end in ("-journal", "-wal"))
        if is_study(path) and any(map(_has_content, beside)):
            raise _refused(path, "It is in use, or was left in mid-write: open and close it, then retry.")


async def _awaited(made, after):
    done = False
    try:
        answer = await made
        done = True
        return answer
    finally:
        after(done)


def _has_content(os_path: str) -> bool:
    return os.path.isfile(os_path) and os.path.getsize(os_path) > 0


class GuardedFiles(AuthenticatedFileHandler):
    """Downloads by address (`/files/…`), without studies."""

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        if is_study(absolute_path):
            raise _refused(os.path.basename(absolute_path), "For a copy: workbench backup {name}")
        return super().validate_absolute_path(root, absolute_path)


def guard(app) -> None:
    """Put the guard before the contents manager of a running Jupyter server (files on disk only)."""
    contents = app.contents_manager
    if isinstance(contents, Guard) or not isinstance(contents, FileContentsManager):
        return
    contents.__class__ = type("GuardedContents", (Guard, type(contents)), {})
    files = url_path_join(app.base_url, r"/files/(.*\.study[^/]*)")
    app.web_app.add_handlers(".*$", [(files, GuardedFiles, {"path": contents.root_dir})])
