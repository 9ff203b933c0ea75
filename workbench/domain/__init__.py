"""The core: records, commands, the CaseFile and its one transition. Standard library only."""

from .casefile import CaseFile, NoPast, Past, describe
from .changes import Change, Entry, inverse, squash
from .coding import Annotation, Code, Codebook
from .commands import COMMANDS, Command
from .correcting import CorrectTurn, DropTurn, InsertTurn, MergeTurns, MoveTurn, PlacePassage, SplitTurn, loose
from .consent import NOTHING_RECORDED, PURPOSES, Consent, effective
from .episodes import Contribution, Episode, Perspective, Stage, missing_contributions
from .errors import Conflict, NotFound, Refused, Undecided, Unreadable, WorkbenchError
from .measures import Measure, Rating, Scale
from .passage import Anchor, Passage
from .people import Participant
from .record import PREFIXES, TABLES, Record
from .sessions import CaseRecord, LifeEvent, Session, Text, Turn
from .shelf import Shelf, Summary, Texts, TextSource
from .writing import Draft, Link, Memo

__all__ = [name for name in dir() if not name.startswith("_") and name[0].isupper()] + [
    "describe", "effective", "inverse", "loose", "missing_contributions", "squash"]
