"""What takes place in a process of its own: first calls after the imports, and the most memory that was ever needed.

python -m bench.fresh TASK STUDY [MORE …]      prints one line of JSON: seconds, imports, megabytes, and what came out
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .figure import Runs, clocked

TASKS: dict[str, Callable[..., object]] = {}


def task(act: Callable[..., object]) -> Callable[..., object]:
    """Make something known by its name."""
    TASKS[act.__name__] = act
    return act


def in_a_new_process(name: str, *more: object) -> dict[str, Any]:
    """Do a task in a new Python and give back what it measured."""
    command = [sys.executable, "-m", "bench.fresh", name, *map(str, more)]
    done = subprocess.run(command, cwd=Path(__file__).resolve().parents[1], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def runs(repeats: int, name: str, *more: object, scale: float = 1.0) -> Runs:
    """A task several times, each in a new Python that has imported everything; in seconds."""
    done = [in_a_new_process(name, *more) for _ in range(repeats)]
    return Runs((run["seconds"] * scale, run["busy"] * scale) for run in done)


@task
def nothing(_study: str) -> int:
    """The imports alone."""
    return 0


@task
def timeline(study: str) -> int:
    """From the closed file to the first frame of the timeline."""
    from .material import opened

    with opened(Path(study)) as case:
        return len(case.timeline)


@task
def drawing(study: str) -> int:
    """From the closed file to the timeline as a chart that a notebook can show."""
    from .material import opened

    with opened(Path(study)) as case:
        return len(case.chart.timeline().to_dict())


@task
def coded(study: str, code: str) -> int:
    """From the closed file to every passage of one code."""
    from .material import opened

    with opened(Path(study)) as case:
        return len(case.coded(code))


@task
def work(study: str, code: str, phrase: str) -> int:
    """A day's reading and coding: the timeline, a session, a code, a search, twenty codings."""
    from .material import opened

    with opened(Path(study)) as case:
        found, _, _ = case.find(phrase), case.coded(code), case.timeline
        last = int(found["session"].max())
        frames = case.inside(last)
        for turn in range(1, 21):
            case.annotate(found.iloc[[turn % len(found)]], code=code)
        return len(frames) + len(found)


@task
def bringing_in(study: str, source: str) -> int:
    """A new study from one big table."""
    from .material import COLUMNS, new_study

    with new_study(Path(study)) as case:
        case.ingest(source, columns=COLUMNS)
        return len(case.file.summaries)


@task
def report(study: str, target: str) -> int:
    """From the closed file to the finished Word report."""
    from .material import opened

    with opened(Path(study)) as case:
        case.report().save(target)
        return Path(target).stat().st_size


def imports(name: str) -> float:
    """Everything the task needs, imported; how long that took, in seconds."""
    start = time.perf_counter()
    import workbench.exchange.table
    import workbench.study

    if name in ("drawing", "report"):
        import altair
        import vl_convert

        import workbench.charts

        del altair, vl_convert
    if name == "report":
        import docx
        import docxtpl

        import workbench.reports

        del docx, docxtpl
    from . import material

    del workbench, material
    return time.perf_counter() - start


def peak() -> float:
    """The most memory this process has had, in megabytes."""
    status = Path("/proc/self/status")
    if status.is_file():  # getrusage would count the parent's memory too, where it was copied at the start
        return (
            next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
            / 1024
        )
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(arguments: list[str]) -> None:
    """One task, measured."""
    name, *more = arguments
    imported = imports(name)
    results: list[object] = []
    seconds, busy = clocked(lambda: results.append(TASKS[name](*more)), scale=1)
    print(
        json.dumps(
            {"seconds": seconds, "busy": busy, "imports": imported, "megabytes": peak(), "result": results[0]}
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
