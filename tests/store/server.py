"""A PostgreSQL server for the tests: the one $WORKBENCH_TEST_POSTGRES names, or a throw-away one of our own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESS = "WORKBENCH_TEST_POSTGRES"


class Absent(Exception):
    """There is no server and none can be started; says why."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a server, postgresql://user@host:port, on which databases may be made."""
    if os.environ.get(ADDRESS):
        yield os.environ[ADDRESS].rstrip("/")
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="workbench-pg-"))
    try:
        _hand_over(folder)
        with _running(programs, folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    for place in (shutil.which("initdb"), *sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)):
        if place and (Path(place).parent / "pg_ctl").exists():
            return Path(place).parent
    raise Absent(f"no PostgreSQL here: set {ADDRESS}, or install it (Debian and Ubuntu: apt install postgresql)")


def _hand_over(folder: Path) -> None:
    """The server refuses to run as root, so its folder goes to the account that came with it."""
    if os.name == "posix" and os.geteuid() == 0:
        try:
            shutil.chown(folder, "postgres")
        except LookupError:
            raise Absent("PostgreSQL does not run as root, and there is no account “postgres”") from None


def _run(folder: Path, *command: object) -> None:
    words = [str(word) for word in command]
    if os.name == "posix" and os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    with (folder / "said.txt").open("ab") as said:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=folder, timeout=120)
    if done.returncode:
        raise Absent(f"PostgreSQL did not start: {(folder / 'said.txt').read_text(errors='replace')[-400:]}")


@contextmanager
def _running(programs: Path, folder: Path) -> Iterator[str]:
    data, port = folder / "data", _free_port()
    _run(folder, programs / "initdb", "-D", data, "-U", "workbench", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    settings = f"-p {port} -k {folder} -F -c listen_addresses=127.0.0.1 -c max_connections=60"
    _run(folder, programs / "pg_ctl", "-D", data, "-w", "-o", settings, "-l", folder / "log.txt", "start")
    try:
        yield f"postgresql://workbench@127.0.0.1:{port}"
    finally:
        _run(folder, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
