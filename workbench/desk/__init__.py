"""Ask, do, watch: what the command line, the notebook and the server talk to."""

from .desk import Desk
from .questions import QUESTIONS

__all__ = ["QUESTIONS", "Desk"]
