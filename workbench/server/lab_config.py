"""JupyterLab for clinical material: on this machine only, and silent towards the world outside."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import quote

from jupyter_core.paths import jupyter_runtime_dir

SETTINGS = (
    # nobody from outside gets in
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.allow_remote_access=False",
    # nothing goes out: no news, no look for updates, no list of extensions
    "--LabApp.news_url=",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    # nothing is left behind: no outputs in notebooks, no copies of studies, no history of what was typed
    "--ContentsManager.pre_save_hook=workbench.server.hooks.drop_outputs",
    "--ServerApp.jpserver_extensions={'workbench.server': True}",
    "--MappingKernelManager.kernel_manager_class=workbench.server.kernels.ForgetfulKernelManager",
)
_SOCKET_NAME = len("/kernel-01234567-89ab-cdef-0123-456789abcdef-ipc-5")
_LONGEST_SOCKET_PATH = 103  # macOS; Linux allows 107


def lab_command(
    study_folder: str | Path, *, port: int | None = None, browser: bool = True, notebook: str | None = None
) -> list[str]:
    """The command that opens JupyterLab on a folder with studies.

    `port`: exactly this one, or JupyterLab's choice; `browser`: open one;
    `notebook`: shown first, a path inside the folder.
    """
    folder = Path(study_folder).expanduser().resolve()
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *SETTINGS]
    if port is not None:
        command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        command.append("--ServerApp.open_browser=False")
    if notebook is not None:
        command.append(f"--LabApp.default_url=/lab/tree/{quote(notebook)}")
    if os.name == "posix" and os.geteuid() == 0:  # as one often is in a container
        command.append("--ServerApp.allow_root=True")
    if _sockets_fit():
        command.append("--KernelManager.transport=ipc")
    return command


def _sockets_fit() -> bool:
    """Whether kernels can be reached by local sockets, which no other user of the machine can listen to."""
    return os.name == "posix" and len(jupyter_runtime_dir()) + _SOCKET_NAME <= _LONGEST_SOCKET_PATH
