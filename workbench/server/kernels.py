"""Kernels that forget what was typed: IPython writes no history file."""

from __future__ import annotations

from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

NO_HISTORY = "--HistoryManager.enabled=False"


class ForgetfulKernelManager(ServerKernelManager):
    """Starts each IPython kernel, of any environment, with its history off; other kernels as they are."""

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        command = super().format_kernel_cmd(extra_arguments)
        ipython = any("ipykernel" in part for part in command)
        return [*command, NO_HISTORY] if ipython and NO_HISTORY not in command else command
