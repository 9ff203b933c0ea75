"""python -m bench: prints the figures; nothing is kept but what --json asks for."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from . import bringing, coding, finding, memory, opening, reporting, show
from .machine import machine
from .material import FULL, QUICK, Material

MEASUREMENTS = {
    "ingest": bringing.ingest,
    "annotate": coding.annotate,
    "code": finding.code,
    "search": finding.search,
    "session": opening.session,
    "open": opening.opening,
    "report": reporting.report,
    "memory": memory.memory,
}


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for, one thing at a time."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=asked.dir) as folder:
        material = Material(Path(folder), QUICK if asked.quick else FULL)
        here, figures = machine(Path(folder)), []
        for name in asked.only or MEASUREMENTS:
            started = time.perf_counter()
            figures += MEASUREMENTS[name](material)
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
        print(show.heading(here, material.size.name, material.text), show.table(figures), sep="\n\n")
        if asked.markdown:
            print("", show.markdown(figures), sep="\n")
    if asked.json:
        plain = {
            "machine": here,
            "input": material.text,
            "size": material.size.name,
            "figures": [f.plain() for f in figures],
        }
        Path(asked.json).write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        choices=MEASUREMENTS,
        help=f"measure only this (may be given again): {', '.join(MEASUREMENTS)}",
    )
    parser.add_argument("--quick", action="store_true", help="smaller input, about half a minute")
    parser.add_argument("--json", metavar="FILE", help="write the figures there as well")
    parser.add_argument("--markdown", action="store_true", help="print the table for a page as well")
    parser.add_argument(
        "--dir", metavar="FOLDER", help="measure on the disk of this folder instead of the temporary one"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
