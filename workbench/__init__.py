"""Case Workbench: transcripts, session ratings and analyst memos of one therapy on one timeline."""

__version__ = "0.1.0"
