"""What one holds in a notebook: a Study and its Cases."""

from .case import Case
from .study import Study

__all__ = ["Case", "Study"]
