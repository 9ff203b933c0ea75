"""The timeline of a whole therapy: everything that has a place, on one axis of sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from workbench.domain.errors import NotFound

from .canvas import Canvas
from .caption import describe
from .fitting import fitted
from .people import Scale, scales
from .tracks import coded, episodes, gaps, head, impact, memos, outside, rating, reported

WHOLE = ("total", "mean", "")


@dataclass(frozen=True)
class Chosen:
    """The scales of a timeline by the track that draws them."""

    large: list[Scale]
    small: list[Scale]
    impact: list[Scale]
    reported: list[Scale]

    @property
    def all(self) -> list[Scale]:
        """Everything that is drawn."""
        return self.large + self.small + self.impact + self.reported

    @property
    def lines(self) -> list[Scale]:
        """Those drawn as lines."""
        return self.large + self.small


def timeline(frame: pd.DataFrame, *, measures: Sequence[str] | None = None, tone: str = "light", width: float = 1200,
             size: str = "screen", gutter: bool = True, events: bool = True) -> alt.LayerChart:
    """Ratings by everyone, episodes, coded passages, memos and life events of one therapy on one axis of sessions.

    `frame` is the table `timeline`. `measures` names what to draw (`wai_sr`, or `wai_sr.bond`); left out, alliance
    first, then the observers, what was reported, and outcome small. `size="page"` is for a report (width 620 for
    160 mm). `gutter=False` leaves out the names on the left, `events=False` everything but ratings.
    """
    chosen = choose(scales(frame[frame["kind"] == "rating"]), measures)
    canvas = fitted(frame, chosen.lines, tone, width, size, gutter)
    head.head(canvas)
    top = canvas.y
    _ratings(canvas, chosen)
    if events:
        _events(canvas, frame)
    canvas.columns(top)
    return canvas.chart(describe(frame, canvas.axis, chosen.all, timeline))


def choose(found: list[Scale], measures: Sequence[str] | None) -> Chosen:
    """Which scales are drawn, and how: those named, or whole scores and what speaks of ruptures."""
    if measures is not None:
        unknown = [m for m in measures if not any(_named(s, m) for s in found)]
        if unknown:
            there = ", ".join(sorted({s.measure for s in found})) or "no measures"
            raise NotFound(f"Nobody rated {', '.join(unknown)} in this case. Rated are: {there}.")
        found = [s for m in measures for s in found if _named(s, m)]
    seen = [s for s in found if impact.observed(s)]
    told = [s for s in found if reported.reports(s)]
    asked = {m for m in measures or () if "." in m}
    lines = [s for s in found if s not in seen and s not in told and _drawn(s, found, asked)]
    large = [s for s in lines if s.alliance]
    return Chosen(large, [s for s in lines if not s.alliance], seen, told)


def _named(scale: Scale, name: str) -> bool:
    return name in (scale.measure, f"{scale.measure}.{scale.scale}")


def _drawn(scale: Scale, found: list[Scale], asked: set[str]) -> bool:
    """Subscales only where asked for or where there is no whole score; observers' other globals never unasked."""
    if f"{scale.measure}.{scale.scale}" in asked:
        return True
    siblings = [s for s in found if s.measure == scale.measure]
    if any(impact.observed(s) or reported.reports(s) for s in siblings):
        return False
    return scale.scale in WHOLE or not any(s.scale in WHOLE for s in siblings)


def _ratings(canvas: Canvas, chosen: Chosen) -> None:
    size, page = canvas.size, canvas.size.short
    for i, scale in enumerate(chosen.large):
        rating.rating(canvas, scale, size.rating if i == 0 else size.rating * 0.62)
        _one_side(canvas, scale)
    if not chosen.lines and not chosen.impact and not chosen.reported and not page:
        canvas.y += 6
        canvas.title(canvas.y + 9, "Ratings")
        canvas.sentence("No ratings yet.")
    if chosen.impact:
        impact.impact(canvas, chosen.impact)
    for scale in chosen.reported:
        reported.reported(canvas, scale)
    for scale in chosen.small:
        rating.rating(canvas, scale, size.small)
    gaps.gaps(canvas, gaps.without(chosen.large or chosen.small, canvas))


def _one_side(canvas: Canvas, scale: Scale) -> None:
    """Where only one of patient and therapist rated, the picture says whose view is unknown."""
    raters = {one.who for one in scale.series if one.points} & {"patient", "therapist"}
    if len(raters) != 1 or canvas.size.short or not scale.measure.startswith(("wai", "arm", "calpas", "haq")):
        return
    other = "therapist" if raters == {"patient"} else "patient"
    canvas.sentence(f"No ratings from the {other}; what only the {other} would have seen stays unknown.")


def _events(canvas: Canvas, frame: pd.DataFrame) -> None:
    """Episodes, coded passages, memos, life events; on a screen, what is not there yet is said in its place."""
    parts = {kind: rows for kind, rows in frame.groupby("kind", sort=False)}
    none = frame.iloc[:0]
    found = episodes.read(parts.get("episode", none))
    touched = coded.read(parts.get("coded", none))
    written = memos.read(parts.get("memo", none))
    lived = outside.read(parts.get("life_event", none))
    _track(canvas, found, "Episodes", "No episodes yet.", lambda: episodes.episodes(canvas, found))
    _track(canvas, touched, "Passages coded", "Nothing coded yet.",
           lambda: coded.coded(canvas, touched, {int(m.x) for m in written}))
    _track(canvas, written, "Memos", "No memos yet.", lambda: memos.memos(canvas, written))
    if lived:
        outside.outside(canvas, lived)


def _track(canvas: Canvas, found: object, name: str, absent: str, draw) -> None:
    if found:
        draw()
    elif not canvas.size.short:
        canvas.y += 6
        canvas.title(canvas.y + 9, name)
        canvas.sentence(absent)
