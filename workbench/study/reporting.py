"""The case report, made from what the case and its journal say now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.reports import Report

    from .case import Case


def report(case: Case, template: str, *, purpose: str) -> Report:
    """A report that can be saved; only what consent allows for the purpose goes in."""
    from workbench import reports
    return reports.report(case.file, template=template, folder=case.study.folder, purpose=purpose,
                          today=date.today().isoformat(), audit=case.journal, chain=case.study.head)
