"""A canvas of the wished-for width, with room for the names on both sides."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from .axis import axis
from .canvas import BARE, Canvas
from .people import Scale
from .tokens import size as lengths
from .tokens import theme
from .tracks.rating import end_room

NARROWEST, WIDEST_NAMES = 160, 176


def fitted(frame: pd.DataFrame, drawn: list[Scale], tone: str, width: float, size: str, gutter: bool) -> Canvas:
    """The plot takes what the names leave; few sessions do not spread over a wide one."""
    wanted = lengths(size)
    trial = Canvas(axis(frame, 1), theme(tone), wanted, gutter)
    right = max(wanted.right, min(end_room(drawn, trial), WIDEST_NAMES))
    left = wanted.left if gutter else BARE
    whole = axis(frame, max(width - left - right, NARROWEST))
    narrowed = min(whole.width, wanted.widest * (whole.last + 1 - whole.first))
    sized = replace(wanted, left=left, right=right)
    return Canvas(replace(whole, width=narrowed), theme(tone), sized, gutter)
