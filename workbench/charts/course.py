"""The course of one measure: raters together, missing sessions visible."""

from __future__ import annotations

import altair as alt
import pandas as pd

from workbench.domain.errors import NotFound, Refused

from .caption import describe
from .fitting import fitted
from .people import scales
from .tracks import gaps, head, rating
from .words import TIMINGS, number, person, text


def trajectory(ratings: pd.DataFrame, *, measure: str, scale: str = "total", timing: str | None = None,
               participants: pd.DataFrame | None = None, sessions: pd.DataFrame | None = None, tone: str = "light",
               width: float = 900, size: str = "screen", gutter: bool = True) -> alt.LayerChart:
    """One scale of one measure over the sessions, everyone who rated it together, over its whole range.

    `ratings` is the table of this name; `participants` gives names, `sessions` tells which were not held.
    `timing` (pre, post, mid, between) chooses one where a measure was given at several.
    """
    found = _scale(ratings, measure, scale, timing)
    frame = _placed(ratings, found, participants, sessions)
    one = scales(frame[frame["kind"] == "rating"])[0]
    canvas = fitted(frame, [one], tone, width, size, gutter)
    head.head(canvas)
    top = canvas.y
    rating.rating(canvas, one, canvas.size.rating * 1.6)
    gaps.gaps(canvas, gaps.without([one], canvas))
    canvas.columns(top)
    return canvas.chart(describe(frame, canvas.axis, [one], trajectory))


def _scale(ratings: pd.DataFrame, measure: str, scale: str, timing: str | None) -> pd.DataFrame:
    """The rows asked for, or a sentence that says what there is."""
    of_measure = ratings[ratings["measure"] == measure]
    if not len(of_measure):
        there = ", ".join(sorted(set(ratings["measure"].dropna()))) or "no measures"
        raise NotFound(f"Nobody rated {measure} in this case. Rated are: {there}.")
    rows = of_measure[of_measure["scale"] == scale]
    if not len(rows):
        there = ", ".join(sorted(set(of_measure["scale"].dropna())))
        raise NotFound(f"{measure} has no ratings on a scale {scale!r}. Its scales are: {there}.")
    timings = list(dict.fromkeys(rows["timing"].map(text)))
    given = ", ".join(timings)
    if timing is None and len(timings) > 1:
        raise Refused(f"{measure} was given at {len(timings)} times: {given}. Say which: timing={timings[0]!r}.")
    rows = rows[rows["timing"].map(text) == timing] if timing is not None else rows
    if not len(rows):
        raise NotFound(f"{measure} was not given {TIMINGS.get(timing or '', timing)}; its timings are: {given}.")
    return rows


def _placed(ratings: pd.DataFrame, rows: pd.DataFrame, participants: pd.DataFrame | None,
            sessions: pd.DataFrame | None) -> pd.DataFrame:
    """The rows as a timeline: with names, sentences and the sessions they could have been given in."""
    names = {} if participants is None else dict(zip(participants["key"], participants["name"].map(text)))
    told = [f"{person(names.get(by, ''), text(role), by)}, session {s}: {number(v) if v == v else text(state)}."
            for by, role, s, v, state in rows[["by", "role", "session", "value", "state"]].itertuples(index=False)]
    placed = rows.assign(kind="rating", name=[names.get(by, "") for by in rows["by"]], says=told,
                         end_session=rows["session"])
    number_of = sessions["session"] if sessions is not None else ratings["session"]
    planned = range(1, int(number_of.max()) + 1) if number_of.notna().any() else range(1, 2)
    states = {} if sessions is None else dict(zip(sessions["session"], sessions["state"]))
    gone = set(ratings.loc[ratings["state"] == "not-held", "session"].dropna()) if sessions is None else set()
    rows_of = pd.DataFrame({"kind": "session", "session": list(planned), "end_session": list(planned),
                            "state": [states.get(s, "missed" if s in gone else "held") for s in planned]})
    return pd.concat([rows_of, placed], ignore_index=True)

