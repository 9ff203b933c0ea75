"""The workbench's addresses on a Jupyter server, all below /workbench/ and all behind its own sign-in."""

from __future__ import annotations

from jupyter_server.utils import url_path_join


def serve(app) -> None:
    """Add ask, do, act, watch, bring, new and copy to a running Jupyter server."""
    from .bringing import Bring
    from .handlers import Act, Ask, Copy, Do, New
    from .watching import Watch
    at = {"ask": Ask, "do": Do, "act": Act, "bring": Bring, "new": New, "copy": Copy, "watch": Watch}
    base = app.base_url
    app.web_app.add_handlers(".*$", [(url_path_join(base, "workbench", name), handler) for name, handler in at.items()])
