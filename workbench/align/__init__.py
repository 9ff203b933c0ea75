"""One timeline: places, and what translates sessions, clocks, words and dates into them."""

from .alignment import Alignment
from .calendar import Calendar
from .places import Place, Span
from .ruler import Ruler

__all__ = ["Alignment", "Calendar", "Place", "Ruler", "Span"]
