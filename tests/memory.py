"""The most memory this process has held, for tests that start a process of their own to tell it."""

from __future__ import annotations

import sys
from pathlib import Path


def peak_megabytes() -> float:
    """Peak resident memory; on Linux from the kernel, since `getrusage` also counts the parent's at the moment of the fork."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
