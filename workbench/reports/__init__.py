"""Reports: a Word template that researchers own, and the case; every quote says where it comes from."""

from __future__ import annotations

from .check import Fault, check
from .context import ReportContext
from .fields import Known
from .names import manual, names
from .places import templates
from .render import Report, report

__all__ = ["Fault", "Known", "Report", "ReportContext", "check", "manual", "names", "report", "templates"]
