"""The store: one study in one database, SQLite file or PostgreSQL, written only through one journal."""

from .coded import CODED
from .erasing import Erased
from .search import Hit, Hits
from .store import Store

__all__ = ["CODED", "Erased", "Hit", "Hits", "Store"]
