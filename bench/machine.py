"""The machine on which the figures were taken."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import tempfile
import time
from datetime import date
from pathlib import Path


def machine(folder: Path) -> dict[str, object]:
    """Processor, cores, memory, disk, Python, SQLite, today, and how busy it is."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": _memory(),
        "system": platform.platform(terse=True),
        "disk": _disk(folder),
        "fsync_ms": round(fsync(folder), 2),
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        "date": date.today().isoformat(),
        "load": _load(),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = (
        [
            line.split(":", 1)[1].strip()
            for line in info.read_text().splitlines()
            if line.startswith("model name")
        ]
        if info.is_file()
        else []
    )
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> int | None:
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return None
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _disk(folder: Path) -> str:
    """Device and file system under a folder, where the system says so."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return "unknown"
    rows = [line.split()[:3] for line in mounts.read_text().splitlines()]
    here = [row for row in rows if str(folder.resolve()).startswith(row[1])]
    device, _, kind = max(here, key=lambda row: len(row[1]))
    return f"{device} ({kind})"


def _load() -> float | None:
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def fsync(folder: Path, repeats: int = 20) -> float:
    """How long the disk takes to make a small write certain, in milliseconds: the floor under every commit."""
    found = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(repeats):
            file.write(b"x" * 4096)
            start = time.perf_counter()
            file.flush()
            os.fsync(file.fileno())
            found.append(time.perf_counter() - start)
    return sorted(found)[repeats // 2] * 1000
