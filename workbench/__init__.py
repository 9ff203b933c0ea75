"""Case Workbench: transcripts, session ratings and analyst memos of one therapy on one timeline.

    import workbench as wb
    study = wb.open("kessler.study", actor="mira")
    case = study.case("kessler")
    case.ratings, case.find("doesn't matter", session=7), case.chart.timeline()
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.study import Case, Study

__version__ = "0.1.0"
__all__ = ["Case", "Study", "analysis", "open", "open_study"]


def open_study(location: str | Path, *, actor: str, host: str = "notebook", create: bool = False) -> Study:
    """Open a study (a file like kessler.study, or a postgresql:// address) to work in it as `actor`."""
    from workbench.store import Store
    from workbench.study import Study
    return Study(Store.open(location, create=create), actor=actor, host=host)


def open(location: str | Path, *, actor: str) -> Study:  # noqa: A001
    """Open a study in a notebook; one that is not there yet is made, and said so.

    In a notebook that is saved outside `workbench lab`, outputs hold what they show; this is said once.
    """
    from workbench.study import showing
    from workbench.study.opening import open_in_notebook
    showing.in_cell = _in_cell
    return open_in_notebook(location, actor=actor)


def _in_cell(case: Case) -> Any:
    import importlib
    return importlib.import_module("workbench.widgets").CaseView(case)


def __getattr__(name: str) -> Any:
    if name == "analysis":
        import importlib
        return importlib.import_module("workbench.analysis")
    if name in ("Case", "Study"):
        from workbench import study
        return getattr(study, name)
    raise AttributeError(f"module 'workbench' has no attribute {name!r}")
