"""The handbook of names: what a template may write, what each name holds, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from .context import ReportContext
from .fields import Known, element, holds, members, plain


def names() -> list[Known]:
    """Every name a template may use: those at the beginning, then those after each dot."""
    return [known for _, found in sections() for known in found]


def sections() -> list[tuple[str, list[Known]]]:
    """The names by what they belong to: the report, then each kind of thing in it."""
    queue, seen, out = [("", ReportContext)], {ReportContext}, []
    while queue:
        before, cls = queue.pop(0)
        out.append(
            (
                before,
                [
                    Known(f"{before}.{name}" if before else name, holds(hint), sentence)
                    for name, (hint, sentence) in members(cls).items()
                ],
            )
        )
        for name, (hint, _) in members(cls).items():
            target = plain(element(plain(hint)) or plain(hint))
            if isinstance(target, type) and members(target) and target not in seen:
                seen.add(target)
                queue.append((getattr(target, "label", "").replace(" ", "_") or name, target))
    return out


def manual() -> Iterator[str]:
    """The handbook's list in Markdown, line by line."""
    for before, found in sections():
        yield f"### {before.replace('_', ' ').capitalize() if before else 'The report'}"
        yield ""
        yield "| name | holds | says |"
        yield "|---|---|---|"
        yield from (f"| `{known.path}` | {known.type} | {known.says} |" for known in found)
        yield ""


if __name__ == "__main__":
    print("\n".join(manual()))
