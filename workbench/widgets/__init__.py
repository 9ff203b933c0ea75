"""A case in a notebook cell: the same views as in JupyterLab, as an ordinary widget."""

from .case_view import CaseView

__all__ = ["CaseView"]
