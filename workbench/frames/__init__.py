"""Nouns are DataFrames: pure functions from a CaseFile to tidy tables whose columns are declared once."""

from .coded import annotations, coded, passages
from .columns import TABLES, Column, empty
from .history import journal
from .records import (codes, consent, contributions, episodes, life_events, links, measures, memos, participants,
                      perspectives, ratings, sessions, stages, turns)
from .timeline import inside, timeline

NOUNS = {"participants": participants, "sessions": sessions, "turns": turns, "ratings": ratings, "annotations": annotations,
         "episodes": episodes, "contributions": contributions, "perspectives": perspectives, "stages": stages,
         "memos": memos, "life_events": life_events, "consent": consent, "codes": codes, "measures": measures,
         "links": links, "timeline": timeline}

__all__ = ["NOUNS", "TABLES", "Column", "coded", "empty", "inside", "journal", "passages", *NOUNS]
