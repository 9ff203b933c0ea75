"""How much memory it takes at most, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

from . import reporting
from .figure import Figure
from .finding import asked
from .fresh import in_a_new_process
from .material import Material


def memory(material: Material) -> Iterator[Figure]:
    """The peak of reading and coding, of bringing in, and of a report."""
    size = material.size
    big, code, phrase = material.coded(size.times), asked(material), material.phrase
    bare = in_a_new_process("nothing", "")["megabytes"]
    tasks = [
        (f"a day's work on {size.times}×", 250, ("work", material.copy(big, "memory"), code, phrase)),
        (f"timeline of {size.sessions * size.turns:,} turns", 250, ("timeline", material.analysis)),
        ("bringing in 1×", 250, ("bringing_in", material.folder / "memory-1.study", material.csv(1)[0])),
        (
            f"bringing in {size.times}×",
            250,
            ("bringing_in", material.folder / "memory-n.study", material.csv(size.times)[0]),
        ),
        ("a report", 450, ("report", reporting.study(material), material.folder / "memory.docx")),
    ]
    for what, target, task in tasks:
        yield Figure(
            name=f"peak memory, {what}",
            value=in_a_new_process(*task)["megabytes"],
            unit="MB",
            target=target,
            floor=bare,
            floor_is="the imports alone",
            peers="Taguette 149, QualCoder 553" if "work" in what else "",
        )
