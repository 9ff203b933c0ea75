"""Commands that read: show, find, journal, chart, check."""

from __future__ import annotations

import json
from pathlib import Path

import click

from workbench.desk import Desk
from workbench.domain import Refused

from .common import actor_option, case_argument, command, opened, study_argument


@click.command("show")
@study_argument
@click.argument("case", required=False)
@click.argument("noun", required=False)
@click.option("--session", type=int, help="Only this session.")
@actor_option
@command
def show_command(study, case, noun, session, actor):
    """Print the cases of STUDY, what is in CASE, or one of its tables (NOUN).

    Nouns: sessions, turns, ratings, annotations, episodes, contributions, perspectives, stages, memos, life_events,
    participants, consent, codes, measures, links, timeline.
    """
    with opened(study, actor) as here:
        desk = Desk(here)
        if not case:
            return desk.ask("cases")
        if noun:
            return desk.ask("noun", case=case, noun=noun, session=session)
        return desk.ask("noun", case=case, noun="sessions", session=session)


@click.command("find")
@study_argument
@case_argument
@click.argument("phrase", required=False, default="")
@click.option("--code", help="Everything under a code instead of a phrase.")
@click.option("--session", type=int, help="Only this session.")
@click.option("--by", default="", help="Only what this participant says.")
@click.option("--limit", type=int, help="At most so many.")
@actor_option
@command
def find_command(study, case, phrase, code, session, by, limit, actor):
    """Print the passages of CASE that say PHRASE, or all that stand under a code.

    Capitals and punctuation do not matter; a * at the end also finds longer words: "matter*".
    """
    with opened(study, actor) as here:
        if code:
            return Desk(here).ask("coded", case=case, code=code)
        if not phrase:
            raise Refused("Say what to find: a phrase, or --code.")
        return Desk(here).ask("find", case=case, phrase=phrase, session=session, by=by, limit=limit)


@click.command("journal")
@study_argument
@click.argument("case", required=False, default="")
@click.option("--last", type=int, help="Only the last so many entries.")
@actor_option
@command
def journal_command(study, case, last, actor):
    """Print who did what, when and why, in STUDY or in one CASE."""
    with opened(study, actor) as here:
        return Desk(here).ask("journal", case=case, last=last)


@click.command("chart")
@study_argument
@case_argument
@click.argument("name", default="timeline")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write: .png, .svg or .json.")
@click.option("--session", type=int, help="For the chart “session”.")
@click.option("--measure", default="", help="For the chart “trajectory”.")
@click.option("--dark", is_flag=True, help="For a dark page.")
@actor_option
@command
def chart_command(study, case, name, output, session, measure, dark, actor):
    """Draw a chart of CASE: timeline, session or trajectory."""
    from workbench.charts import png, svg
    needs = {"session": (session, "--session NUMBER"), "trajectory": (measure or None, "--measure NAME")}
    given, option = needs.get(name, (None, ""))
    if option and given is None:
        raise Refused(f"The chart “{name}” needs {option}.")
    output = output or Path(f"{case}-{name}.png")
    with opened(study, actor) as here:
        chart = here.case(case).chart.named(name, *([given] if given is not None else []), tone="dark" if dark else "light")
    ending = output.suffix.lower()
    if ending == ".png":
        output.write_bytes(png(chart))
    elif ending == ".svg":
        output.write_text(svg(chart), encoding="utf-8")
    elif ending == ".json":
        output.write_text(json.dumps(chart.to_dict()), encoding="utf-8")
    else:
        raise Refused(f"A chart can be written as .png, .svg or .json, not as {ending or 'a file without ending'}.")
    return {"says": f"Drawn: {output}", "file": str(output)}


@click.command("check")
@click.argument("templates", nargs=-1, required=True)
@command
def check_command(templates):
    """Name every unknown or misspelled name in report TEMPLATES (.docx), with its place."""
    from workbench.reports import check
    faults = [fault for template in templates for fault in check(Path(template))]
    if not faults:
        return {"says": "Every name in these templates is known.", "faults": []}
    raise Refused("\n".join(str(fault) for fault in faults))
