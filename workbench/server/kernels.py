"""Kernels that forget what was typed: IPython writes no history file."""

from __future__ import annotations

import os
from typing import Any

from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

NO_HISTORY = "--HistoryManager.enabled=False"
IN_LAB = "WORKBENCH_LAB"  # tells `workbench.open` that saved notebooks hold no outputs here


class ForgetfulKernelManager(ServerKernelManager):
    """Starts each IPython kernel, of any environment, with its history off; other kernels as they are."""

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        command = super().format_kernel_cmd(extra_arguments)
        ipython = any("ipykernel" in part for part in command)
        return [*command, NO_HISTORY] if ipython and NO_HISTORY not in command else command

    async def _async_pre_start_kernel(self, **settings: Any) -> tuple[list[str], dict[str, Any]]:
        settings["env"] = {**settings.get("env", os.environ), IN_LAB: "1"}
        return await super()._async_pre_start_kernel(**settings)

    pre_start_kernel = _async_pre_start_kernel
