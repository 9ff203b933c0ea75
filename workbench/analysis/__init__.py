"""Numbers from ratings: DataFrame in, DataFrame out, every threshold an argument, no database needed.

Nothing here decides: a flagged session is a *candidate*, and the analyst says what it is.
"""

from workbench.analysis.dips import dips
from workbench.analysis.effect import as_per_cent, variance_explained
from workbench.analysis.minimum import at_least
from workbench.analysis.notices import at_ceiling, never_high
from workbench.analysis.scoring import Score, score, score_frame
from workbench.analysis.series import series

__all__ = [
    "Score",
    "as_per_cent",
    "at_ceiling",
    "at_least",
    "dips",
    "never_high",
    "score",
    "score_frame",
    "series",
    "variance_explained",
]
