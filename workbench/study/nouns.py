"""Nouns: the tables of a case, computed from its file when they are asked for."""

from __future__ import annotations

import pandas as pd

from workbench import frames
from workbench.domain import CaseFile

from .steady import steady


def _noun(name: str) -> property:
    @steady()
    def read(self: Nouns) -> pd.DataFrame:
        return frames.NOUNS[name](self.file)

    read.__doc__ = frames.NOUNS[name].__doc__
    return property(read)


class Nouns:
    """What a case is, as DataFrames: reading them changes nothing."""

    file: CaseFile  # everything known about the case, complete as of now

    participants = _noun("participants")
    sessions = _noun("sessions")
    turns = _noun("turns")
    ratings = _noun("ratings")
    annotations = _noun("annotations")
    episodes = _noun("episodes")
    contributions = _noun("contributions")
    perspectives = _noun("perspectives")
    stages = _noun("stages")
    memos = _noun("memos")
    life_events = _noun("life_events")
    consent = _noun("consent")
    codes = _noun("codes")
    measures = _noun("measures")
    links = _noun("links")
    timeline = _noun("timeline")
