"""The store: one study in one database, SQLite file or PostgreSQL, written only through one journal."""

from .search import Hit, Hits
from .store import Store

__all__ = ["Hit", "Hits", "Store"]
