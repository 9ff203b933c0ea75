"""The long durability test: kill -9 cycles and power cuts. Ends with 1 where anything acknowledged was lost or damaged.

./run soak [--cycles 1000] [--cuts 1000] [--mode truncate-full] [--seed 1]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.soak import kill, power, work


def main() -> int:
    """Run both parts and print their figures."""
    parser = argparse.ArgumentParser(prog="./run soak", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cycles", type=int, default=1000, help="how often two writers are killed with kill -9")
    parser.add_argument("--cuts", type=int, default=1000, help="how often the power is cut")
    parser.add_argument("--mode", choices=work.MODES, default=work.SAFE,
                        help="how the journal is kept in the power-cut part; wal-normal must be seen to fail")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    failed = False
    for name, wanted in (("kill", chosen.cycles), ("power", chosen.cuts)):
        if wanted:
            failed |= part(name, chosen)
    return 1 if failed else 0


def part(name: str, chosen: argparse.Namespace) -> bool:
    """One part of the test; whether it found anything wrong."""
    if name == "kill" and not hasattr(os, "fork"):
        print("kill -9: not on this system, which has neither fork nor kill -9.")
        return False
    with tempfile.TemporaryDirectory(prefix="workbench-soak-") as folder:
        try:
            if name == "kill":
                wrong, figures = kill.run(Path(folder), chosen.cycles, chosen.seed)
            else:
                wrong, figures = power.run(Path(folder), chosen.cuts, chosen.seed, chosen.mode)
        except power.Absent as absent:
            print(f"power cut: not done, for {absent}.")
            return True
    print(figures, flush=True)
    for sentence in wrong[:10]:
        print("  ", sentence)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
