"""Commands that write: new, ingest, annotate, memo, undo, redo."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.domain import NotFound, Refused

from .common import actor_option, case_argument, command, opened, reason_option, study_argument


@click.command("new")
@study_argument
@click.option("--case", "cases", multiple=True, help="Also open a case of this name; may be given several times.")
@actor_option
@command
def new_command(study, cases, actor):
    """Make an empty STUDY (a file like kessler.study, or a postgresql:// address)."""
    if "://" not in study and Path(study).exists():
        raise Refused(f"{study} is there already. Nothing was changed.")
    with opened(study, actor, create=True) as here:
        for case in cases:
            here.new_case(case)
    return {"says": f"Made: {study}", "study": study, "cases": list(cases)}


def _pairs(values: tuple[str, ...], option: str) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, sign, target = value.partition("=")
        if not sign or not name or not target:
            raise Refused(f"{option} wants NAME=VALUE, not {value!r}.")
        pairs[name] = target
    return pairs


@click.command("ingest")
@study_argument
@case_argument
@click.argument("files", nargs=-1, required=True)
@click.option("--session", type=int, help="Number of the session, where the file name does not say it.")
@click.option("--encoding", default="", help="Encoding of a text that is not UTF-8, such as cp1252.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="Which column is which: text=utterance.")
@click.option("--speaker", "speakers", multiple=True, metavar="LABEL=WHO", help="Who a speaker label is: “Dr S”=therapist.")
@click.option("--by", default="", help="Who rated, where the file does not say.")
@click.option("--timing", default="", help="pre, post, mid or between, where the file does not say.")
@click.option("--split", type=click.Choice(["paragraphs", "lines"]), default=None, help="For a text without speaker labels.")
@click.option("--tracked", type=click.Choice(["accept", "reject"]), default=None, help="Tracked changes in a Word file.")
@click.option("--hidden", type=click.Choice(["drop", "keep"]), default=None, help="Hidden text in a Word file.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), default=None, help="How 03/04/2024 is meant.")
@click.option("--decimal", type=click.Choice([",", "."]), default=None, help="The decimal mark.")
@click.option("--kind", default="", help="The format, where the ending does not tell: ratings, table, life_events …")
@actor_option
@reason_option
@command
def ingest_command(study, case, files, columns, speakers, actor, reason, **options):
    """Bring FILES into CASE of STUDY: transcripts, ratings, life events, or a whole case folder.

    The case is made on first use. A session's number comes from the file name (session-003.vtt), from --session or
    from a column. All files come in, or none: one that cannot be read is named, with the place, and nothing is stored.
    """
    chosen = {name: value for name, value in options.items() if value not in (None, "")}
    with opened(study, actor) as here:
        try:
            handle = here.case(case)
        except NotFound:
            handle = None
        from workbench.study.bringing import ingest, new_case_from
        chosen |= {"columns": _pairs(columns, "--column"), "speakers": _pairs(speakers, "--speaker")}
        if handle is None:
            done = new_case_from(here, case, files, progress=_progress, reason=reason, options=chosen)
        else:
            done = ingest(handle, files, progress=_progress, reason=reason, options=chosen)
    return {"says": str(done), "entry": done.entry, "counts": done.counts, "notices": [str(n) for n in done.notices]}


def _progress(done: int, of: int, name: str) -> None:
    """One line on the terminal that is written over; nothing where the output is not a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{done} of {of}  {name}", err=True, nl=done == of)


@click.command("annotate")
@study_argument
@case_argument
@click.argument("code")
@click.option("--session", type=int, required=True)
@click.option("--turn", type=int, required=True)
@click.option("--quote", default="", help="Words of that turn; without them the whole turn is coded.")
@click.option("--doubtful", is_flag=True, help="The coder is not certain.")
@click.option("--note", default="")
@actor_option
@reason_option
@command
def annotate_command(study, case, code, session, turn, quote, doubtful, note, actor, reason):
    """Put CODE on a passage of CASE."""
    with opened(study, actor) as here:
        entry = here.case(case).annotate(code=code, session=session, turn=turn, quote=quote, note=note, reason=reason,
                                         certainty="doubtful" if doubtful else "certain")
        return {"says": f"Coded {code} in session {session}, turn {turn} (entry {entry.id}).", "entry": entry.id}


@click.command("memo")
@study_argument
@case_argument
@click.argument("text")
@click.option("--about", multiple=True, help="session:14, turn:14:37, episode:NAME, an id; may be given several times.")
@click.option("--title", default="")
@click.option("--kind", default="case", help="reflexive, theoretical, methodological, case …", show_default=True)
@click.option("--written", default="", help="When, as you date it: 2024-03-09 or W07.")
@actor_option
@reason_option
@command
def memo_command(study, case, text, about, title, kind, written, actor, reason):
    """Write a memo in CASE; TEXT is the memo, or - to read it from standard input."""
    words = sys.stdin.read() if text == "-" else text
    with opened(study, actor) as here:
        handle = here.case(case)
        id = handle.write_memo(words, about=list(about) or None, title=title, kind=kind, written=written, reason=reason)
        return {"says": f"Memo written ({id}).", "id": id}


def _back(verb: str):
    @study_argument
    @case_argument
    @actor_option
    @command
    def run(study, case, actor, entry=None):
        with opened(study, actor) as here:
            handle = here.case(case)
            made = handle.undo(entry) if verb == "undo" else handle.redo()
            return {"says": f"Took back entry {made.undoes} (entry {made.id}).", "entry": made.id, "undoes": made.undoes}
    return run


undo_command = click.option("--entry", type=int, help="An older entry of yours, where nothing depends on it.")(_back("undo"))
undo_command.__doc__ = "Take back your newest act in CASE."
undo_command = click.command("undo")(undo_command)
redo_command = _back("redo")
redo_command.__doc__ = "Do again what you last took back in CASE."
redo_command = click.command("redo")(redo_command)
