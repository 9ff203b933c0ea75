"""Write the reference pages from the code that they describe. `python docs/generate.py` writes, `--check` compares."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
NOTE = "<!-- Written by docs/generate.py; change the code it describes, not this page. -->\n\n"


def tables() -> str:
    """Every noun with its columns."""
    from workbench.frames import NOUNS, TABLES
    lines = ["# Tables", "", "Nouns are DataFrames: `case.ratings`, `workbench show STUDY CASE ratings`. Reading them changes "
             "nothing. Types: text, whole (may be missing), number, yesno, list.", ""]
    for name, columns in TABLES.items():
        about = (NOUNS[name].__doc__ if name in NOUNS else {"passages": "What `case.find` and `case.coded` give.",
                 "journal": "Who did what, when and why."}[name]).strip().splitlines()[0]
        lines += [f"## {name}", "", about, "", "| column | type | says |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {c.type} | {c.about} |" for c in columns] + [""]
    return "\n".join(lines)


def commands() -> str:
    """Every command, as hosts send it."""
    from dataclasses import fields

    from workbench.domain import COMMANDS
    lines = ["# Commands", "", "The only way to write is a command handed to `study.do` or `desk.do`; each becomes one entry of "
             "the journal. The verbs of a case make them.", "", "| command | in the journal | fields |", "|---|---|---|"]
    for name, cls in sorted(COMMANDS.items()):
        given = ", ".join(f"`{f.name}`" for f in fields(cls) if f.name not in ("request", "case"))
        lines.append(f"| `{name}` | {cls.about} | {given} |")
    return "\n".join(lines) + "\n"


def questions() -> str:
    """Every question a host can ask."""
    from workbench.desk import QUESTIONS
    lines = ["# Questions", "", "What `desk.ask` answers: `desk.ask(\"find\", case=\"varga\", phrase=\"exams\")`.", "",
             "| question | what it asks | parameters |", "|---|---|---|"]
    for name, cls in sorted(QUESTIONS.items()):
        given = ", ".join(f"`{n}`" for n in cls.model_fields)
        lines.append(f"| `{name}` | {cls.__doc__} | {given or 'none'} |")
    return "\n".join(lines) + "\n"


def command_line() -> str:
    """The help of every command of the command line."""
    import click

    from workbench.cli import main
    lines = ["# Command line", "", "Every command that prints takes `--json`. Exit codes: 0 done, 1 refused or not found, "
             "2 unreadable input.", ""]
    for name, cmd in main.commands.items():
        context = click.Context(cmd, info_name=f"workbench {name}", max_content_width=100, terminal_width=100,
                                help_option_names=["-h", "--help"])
        lines += [f"## {name}", "", "```text", cmd.get_help(context), "```", ""]
    return "\n".join(lines)


def verbs() -> str:
    """Every verb of a case and a study."""
    import inspect

    from workbench.study import Case, Study
    lines = ["# Verbs", "", "What one writes in a notebook. Each act is one entry of the journal and can be taken back.", ""]
    for cls in (Study, Case):
        lines += [f"## {cls.__name__}", ""]
        for name, member in sorted(inspect.getmembers(cls, inspect.isfunction)):
            if not name.startswith("_") and member.__doc__:
                given = ", ".join(p for p in inspect.signature(member).parameters if p != "self")
                lines.append(f"- `{name}({given})`: {member.__doc__.strip().splitlines()[0]}")
        lines.append("")
    return "\n".join(lines)


def formats() -> str:
    """Every format that comes in or goes out."""
    from workbench.exchange import readers, writers
    lines = ["# Formats", "", "## In", "", "| reader | endings | what |", "|---|---|---|"]
    lines += [f"| `{name}` | {', '.join(r.endings) or 'a folder'} | {r.about} |" for name, r in sorted(readers().items())]
    lines += ["", "## Out", "", "| writer | what |", "|---|---|"]
    lines += [f"| `{name}` | {w.about} |" for name, w in sorted(writers().items())]
    return "\n".join(lines) + "\n"


def measures() -> str:
    """Every measure that is shipped."""
    from workbench.study.equipment import templates
    lines = ["# Measures", "", "No item wordings are shipped. Where the key stands in the licensed form, it is not given here.", "",
             "| measure | name | source | scales | key |", "|---|---|---|---|---|"]
    for name, raw in sorted(templates("measures", None).items()):
        scales = [f"{s} {v.get('low', raw['low'])}–{v.get('high', raw['high'])}" for s, v in raw["scales"].items()]
        shown = ", ".join(scales[:6]) + (f" and {len(scales) - 6} more" if len(scales) > 6 else "")
        lines.append(f"| `{name}` | {raw['name']} | {raw['citation']} | {shown} | {raw['key']['status']} |")
    return "\n".join(lines) + "\n"


def report_names() -> str:
    """Every name a report template may use."""
    from workbench.reports import manual
    return "# Names in a report template\n\n" + "\n".join(manual())


def claimed() -> dict[str, dict]:
    """The requirements as docs/requirements.toml claims them."""
    return tomllib.loads((ROOT / "docs" / "requirements.toml").read_text(encoding="utf-8"))


def checked() -> dict[str, list[str]]:
    """The tests named after each requirement."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for number, rest in re.findall(r"^\s*def test_s(\d\d)_(\w+)", path.read_text(encoding="utf-8"), re.M):
            where = path.relative_to(ROOT).as_posix()
            found.setdefault(f"S-{number}", []).append(f"{rest.replace('_', ' ')} (`{where}`)")
    return found


def requirements() -> str:
    """The requirements of the field, each with the tests that check it."""
    tests = checked()
    lines = ["# Requirements of the field", "", "After Safran & Muran (2006), in our words. *Done* means that a test named after "
             "the requirement does what its check asks for; *in part* that something of it is tested.", "",
             "| | requirement | state | tests |", "|---|---|---|---|"]
    for id, row in claimed().items():
        state = "done" if row["done"] else "in part" if id in tests else "open"
        lines.append(f"| {id} | {row['says']} | {state} | {'; '.join(tests.get(id, []))} |")
    return "\n".join(lines) + "\n"


PAGES = {"tables.md": tables, "verbs.md": verbs, "commands.md": commands, "questions.md": questions,
         "command-line.md": command_line, "formats.md": formats, "measures.md": measures,
         "report-names.md": report_names, "requirements.md": requirements}


def main() -> int:
    check = "--check" in sys.argv
    stale = []
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        text = NOTE + page().rstrip() + "\n"
        if check and (not (REFERENCE / name).exists() or (REFERENCE / name).read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run: python docs/generate.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
