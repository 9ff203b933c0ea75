"""The workbench inside a Jupyter server: what must not be read, saved or remembered there."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbench.server"}]


def _load_jupyter_server_extension(app) -> None:
    """Keep studies out of the contents API of any Jupyter server in which the workbench is installed."""
    from workbench.server.guard import guard

    guard(app)
