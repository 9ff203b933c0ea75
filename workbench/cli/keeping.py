"""Commands that keep and hand over: report, export, backup, restore, erase, verify."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.domain import Refused, Unreadable

from .common import actor_option, case_argument, command, opened, reason_option, study_argument


@click.command("report")
@study_argument
@case_argument
@click.argument("template", default="thick-description")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The Word file to write.")
@click.option("--purpose", default="treatment", show_default=True,
              help="What the report is for; only what consent allows for it goes in.")
@actor_option
@command
def report_command(study, case, template, output, purpose, actor):
    """Make the case report of CASE from a Word TEMPLATE."""
    output = output or Path(f"{case}.docx")
    with opened(study, actor) as here:
        made = here.case(case).report(template, purpose=purpose)
        made.save(output)
    return {"says": f"Report written: {output}", "file": str(output)}


@click.command("export")
@study_argument
@case_argument
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--noun", help="One table, as CSV or XLSX by the ending of TARGET, formulae neutralised.")
@actor_option
@command
def export_command(study, case, target, noun, actor):
    """Write CASE as a case folder, readable without this software, or one of its tables."""
    with opened(study, actor) as here:
        handle = here.case(case)
        path = handle.save(noun, target) if noun else handle.export(target)
    return {"says": f"Written: {path}", "file": str(path)}


@click.command("backup")
@study_argument
@click.argument("target", required=False, type=click.Path(path_type=Path))
@actor_option
@command
def backup_command(study, target, actor):
    """Make a verified copy of STUDY, beside it or at TARGET."""
    with opened(study, actor) as here:
        path = here.backup(target)
    return {"says": f"Backup made and verified: {path}", "file": str(path)}


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@click.argument("target", type=str)
@click.option("--replace", is_flag=True, help="Put it in the place of a study that is there; what stood there is kept beside it.")
@command
def restore_command(backup, target, replace):
    """Make a study TARGET out of BACKUP, verified before and after."""
    from workbench.store import Store
    if "://" not in target and Path(target).exists() and not replace:
        raise Refused(f"{target} is there already; nothing was changed. Name another file, or say --replace.")
    place = Store.restore(backup, target)
    return {"says": f"Restored and verified: {place}", "file": str(place)}


@click.command("erase")
@study_argument
@case_argument
@click.option("--yes", is_flag=True, help="Without this, nothing is erased and what would be is said.")
@actor_option
@reason_option
@command
def erase_command(study, case, yes, actor, reason):
    """Remove CASE for good: a data subject's right. The skeleton of the journal stays; this cannot be undone."""
    if not yes:
        raise Refused(f"This would remove everything of {case!r} for good, words and codes and memos. Nothing was changed. "
                      "To do it: the same command with --yes and --reason.")
    if not reason:
        raise Refused("An erasure needs its reason (--reason): it is all that will be left of it.")
    with opened(study, actor) as here:
        erased = here.erase(case, reason=reason)
    backups = [str(p) for p in erased.backups_that_still_hold_it]
    still = ("\nThese backups still hold the case; delete them or make them anew:\n  " + "\n  ".join(backups)) if backups else ""
    return {"says": f"Erased: {case}.{still}", "entry": erased.entry.id, "backups": backups}


@click.command("verify")
@study_argument
@click.option("--head", is_flag=False, flag_value="", default=None, metavar="[HASH]",
              help="Print the head of the hash chain, or compare it with HASH from a report.")
@actor_option
@command
def verify_command(study, head, actor):
    """Check STUDY: hash chain, references, words, and that replaying the journal gives what is stored."""
    with opened(study, actor) as here:
        faults, now = here.verify(), here.head
        if head and not here.store.has_hash(head):
            faults.append(f"The hash {head[:12]}… is not in this journal: the report was made from another study, "
                          "or the journal was rewritten since.")
    if faults:
        raise Unreadable(study, " ".join(faults), remedy="Keep this file, and open the newest backup.", stored=True)
    says = "Everything is sound."
    return {"says": f"{says} Head of the journal: {now}" if head is not None else says, "head": now, "sound": True}
