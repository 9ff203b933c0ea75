"""The command line: translate, call, answer. Exit codes: 0 done, 1 refused or not found, 2 unreadable input."""

from __future__ import annotations

import click

from workbench import __version__

from . import keeping, reading, starting, writing


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="workbench")
def main() -> None:
    """Case Workbench: transcripts, session ratings and analyst memos of one therapy on one timeline.

    \b
    A first case:
      workbench new kessler.study
      workbench ingest kessler.study kessler transcripts/*.vtt ratings.csv
      workbench show kessler.study kessler ratings
      workbench chart kessler.study kessler timeline -o timeline.png
      workbench report kessler.study kessler -o kessler.docx

    Nothing leaves this machine. Every act stands in the journal and can be taken back.
    """


for _command in (writing.new_command, writing.ingest_command, reading.show_command, reading.find_command,
                 writing.annotate_command, writing.memo_command, reading.chart_command, keeping.report_command,
                 reading.check_command, reading.journal_command, writing.undo_command, writing.redo_command,
                 keeping.export_command, keeping.backup_command, keeping.restore_command, keeping.erase_command,
                 keeping.verify_command, starting.demo_command, starting.lab_command):
    main.add_command(_command)
