"""The figures as a table on the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .figure import Figure, digits

HEAD = ("what", "median", "p95", "busy", "target", "", "floor", "ratio", "the floor is", "peers, same unit")
RIGHT = (1, 2, 3, 4, 6, 7)


def table(figures: Iterable[Figure]) -> str:
    """One line for each figure."""
    rows = [HEAD, *map(_row, figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if n in RIGHT else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths))
        ).rstrip()
        for row in rows
    )


def _row(figure: Figure) -> tuple[str, ...]:
    say = lambda value: "" if value is None else digits(value, figure.unit)  # noqa: E731
    asked = say(figure.target) + (f" / {say(figure.p95_target)}" if figure.p95_target else "")
    return (
        figure.name,
        f"{say(figure.value)} {figure.unit}",
        say(figure.p95),
        say(figure.busy),
        asked,
        {True: "reached", False: "MISSED", None: ""}[figure.reached],
        say(figure.floor),
        "" if figure.ratio is None else f"{figure.ratio:.1f}×",
        figure.floor_is,
        figure.peers,
    )


def markdown(figures: Iterable[Figure]) -> str:
    """The same for a page."""
    rows = [HEAD, tuple(":--" if n not in RIGHT else "--:" for n in range(len(HEAD))), *map(_row, figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def heading(here: Mapping[str, object], size: str, text: str) -> str:
    """On what machine, with what input."""
    return (
        f"{here['date']} · {here['processor']} · {here['cores']} cores · {here['memory_gb']} GB · {here['disk']}, fsync "
        f"{here['fsync_ms']} ms · Python {here['python']} · SQLite {here['sqlite']} · load {here['load']}\n"
        f"Input ({size}): {text}; peers: 133 transcripts, 9,700 utterances as 1× (2 cores, 23 GB, other jobs beside)."
    )
