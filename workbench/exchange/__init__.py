"""Files in and out: readers make Bundles, writers write what a case holds."""

from .bundle import Bundle, DraftLifeEvent, DraftRating, DraftTranscript, DraftTurn, Notice
from .formats import Options, Reader, Writer, read, readers, writers

__all__ = ["Bundle", "DraftLifeEvent", "DraftRating", "DraftTranscript", "DraftTurn", "Notice",
           "Options", "Reader", "Writer", "read", "readers", "writers"]
