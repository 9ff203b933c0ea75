"""Series to try the detectors on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import pytest


@pytest.fixture
def ratings() -> Callable[..., pd.DataFrame]:
    """A tidy frame from a list of values, one per session from 1 on; None is a session without a rating."""

    def make(values: Sequence[float | None], **columns: object) -> pd.DataFrame:
        frame = pd.DataFrame({
            "session": range(1, len(values) + 1), "measure": "wai_sr", "scale": "total", "by": "patient",
            "timing": "post", "value": pd.Series(list(values), dtype=float), "state": "answered",
        })  # fmt: skip
        frame.loc[frame["value"].isna(), "state"] = "missing"
        return frame.assign(**columns)

    return make
