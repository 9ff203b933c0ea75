"""Whatever is missing in a table, a chart is drawn: half-finished cases are the usual ones."""

import json
import random

import numpy as np
import pandas as pd
import pytest

from tests.charts import made
from workbench import charts

COLUMNS = ("x", "x2", "value", "says", "label", "name", "role", "timing", "scale", "resolution", "type", "position", "low", "high",
           "session", "end_session", "state")


def holed(table, columns, seed):
    """The table with four in ten cells of these columns missing."""
    table = table.copy()
    for column in columns:
        gone = np.random.RandomState(seed).rand(len(table)) < 0.4
        kind = table[column].dtype
        table.loc[gone, column] = {"object": None, "Int64": pd.NA}.get(str(kind), np.nan)
    return table


@pytest.mark.parametrize("seed", range(24))
def test_a_timeline_with_holes(seed):
    rng = random.Random(seed)
    whole = made.timeline(rng.choice([1, 2, 7, 24, 80]), seed=seed)
    frame = holed(whole.sample(frac=rng.choice([0.1, 0.4, 1]), random_state=seed), rng.sample(COLUMNS, 4), seed)
    chart = charts.timeline(frame, size=rng.choice(["screen", "page"]), width=rng.choice([300, 620, 3000]))
    json.dumps(chart.to_dict(), allow_nan=False)


@pytest.mark.parametrize("seed", range(12))
def test_a_session_with_holes(seed):
    rng = random.Random(seed)
    turns = made.turns(rng.choice([1, 2, 30]), clock=seed % 2 == 0, seed=seed)
    annotations = holed(made.annotations(turns, 10), rng.sample(["certainty", "family", "turn", "start"], 2), seed)
    turns = holed(turns, rng.sample(["start", "end", "position", "words"], 2), seed)
    json.dumps(charts.session(turns, annotations, session=11).to_dict(), allow_nan=False)
