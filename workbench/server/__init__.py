"""The workbench inside a Jupyter server: what must not be read, saved or remembered there."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbench.server"}]


def _load_jupyter_server_extension(app) -> None:
    """Keep studies out of the contents API of any Jupyter server, and serve them by the workbench's own addresses."""
    from workbench.server.app import serve
    from workbench.server.guard import guard

    guard(app)
    serve(app)
