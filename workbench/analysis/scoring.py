"""From the items of a questionnaire to its scales, by the key its measure file gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

LICENSED = "from your licensed form"


class Score(NamedTuple):
    """One scale's score: on the measure's own terms, with the number of items answered and how sure it is.

    state: answered; prorated (some items missing, enough answered); missing (too few answered, no value);
    no_key (which items belong to the scale, or which are reversed, stands in the licensed form alone).
    `total` is the sum over all items of the scale, as the secondary figure.
    """

    value: float | None
    answered: int
    state: str
    total: float | None = None


def score(items: Mapping[int, float | None], measure: Any) -> dict[str, Score]:
    """The score of each scale of a measure, from raw answers by item number; None or NaN is unanswered.

    `measure` is a mapping as in templates/measures, or a record with the same fields: items, low, high, step,
    score (mean or sum), prorate, scales, reversed and key. Reversed items count low + high - answer. A scale
    is scored if at least `prorate` of its items (0.8 where the measure is silent) are answered, from the
    mean of those answered.
    Raises ValueError for an item the measure has not, or an answer off its range or its steps.
    """
    answers = {n: float(v) for n, v in items.items() if v is not None and not pd.isna(v)}
    _check(set(items), answers, measure)
    low, high, turned = _get(measure, "low"), _get(measure, "high"), set(_get(measure, "reversed") or ())
    answers = {n: low + high - v if n in turned else v for n, v in answers.items()}
    return {name: _scale(answers, scale, measure) for name, scale in _scales(measure)}


def score_frame(items: pd.DataFrame, measure: Any) -> pd.DataFrame:
    """Ratings from a tidy frame of items (session, by, timing, item, value): one row per form and scale.

    Columns: session, measure, scale, by, timing, value, state, answered, total.
    """
    rows = []
    for (session, by, timing), form in items.groupby(["session", "by", "timing"], dropna=False, sort=True):
        doubled = form.loc[form["item"].duplicated(), "item"]
        if len(doubled):
            raise ValueError(
                f"Session {session}, {by}: item {doubled.iloc[0]} is answered twice. Keep one answer."
            )
        answers = dict(zip(form["item"].astype(int), form["value"], strict=True))
        for scale, s in score(answers, measure).items():
            rows.append(
                (
                    session,
                    _get(measure, "slug") or _get(measure, "id"),
                    scale,
                    by,
                    timing,
                    s.value,
                    s.state,
                    s.answered,
                    s.total,
                )
            )
    columns = ["session", "measure", "scale", "by", "timing", "value", "state", "answered", "total"]
    return pd.DataFrame(rows, columns=columns).astype({"value": float, "total": float})


def _scale(answers: Mapping[int, float], scale: Any, measure: Any) -> Score:
    numbers = _numbers(scale, measure)
    given = [answers[n] for n in numbers if n in answers]
    if not numbers or _key_is_licensed(measure):
        return Score(None, len(given), "no_key")
    share = _get(measure, "prorate", 0.8)
    if not given or len(given) < share * len(numbers) - 1e-9:
        return Score(None, len(given), "missing")
    mean = sum(given) / len(given)
    total = mean * len(numbers)
    value = total if _get(measure, "score", "mean") == "sum" else mean
    return Score(value, len(given), "answered" if len(given) == len(numbers) else "prorated", total)


def _scales(measure: Any) -> list[tuple[str, Any]]:
    scales = _get(measure, "scales")
    return list(scales.items()) if isinstance(scales, Mapping) else [(_get(s, "name"), s) for s in scales]


def _key_is_licensed(measure: Any) -> bool:
    """Whether the key is still to come from the licensed form, so that raw sums could be wrong."""
    key = _get(measure, "key") or ""
    status = key.get("status", "") if isinstance(key, Mapping) else str(key)
    return status.startswith(LICENSED) or _get(measure, "reversed") is None


def _numbers(scale: Any, measure: Any) -> list[int]:
    """The item numbers of a scale; none where the measure file leaves them to the licensed form."""
    items = _get(scale, "items")
    if items == "all":
        return list(range(1, (_get(measure, "items") or 0) + 1))
    return list(items or [])


def _check(numbers: set[int], answers: Mapping[int, float], measure: Any) -> None:
    name, count = _get(measure, "name", "This measure"), _get(measure, "items") or 0
    low, high, step = _get(measure, "low"), _get(measure, "high"), _get(measure, "step")
    unknown = sorted(n for n in numbers if not 1 <= n <= count)
    if unknown:
        raise ValueError(
            f"{name} has no item {unknown[0]}; its items are numbered 1 to {count}. Check the column names."
        )
    for n, value in sorted(answers.items()):
        if not low <= value <= high:
            raise ValueError(
                f"{name}, item {n}: {value:g} is outside the range {low:g} to {high:g}. Check the answer."
            )
        if step and abs((value - low) / step - round((value - low) / step)) > 1e-9:
            raise ValueError(
                f"{name}, item {n}: {value:g} lies between two answers; they go in steps of {step:g}."
            )


def _get(thing: Any, name: str, default: Any = None) -> Any:
    """A field of a mapping or of a record, so that a measure file and a stored measure serve alike."""
    return thing.get(name, default) if isinstance(thing, Mapping) else getattr(thing, name, default)
