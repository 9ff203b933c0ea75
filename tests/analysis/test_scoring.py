"""Scores from items: keys, reversals, missing answers, and answers that cannot be."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import score, score_frame

MEASURES = Path(__file__).parents[2] / "templates" / "measures"


def measure(name: str) -> dict:
    return yaml.safe_load((MEASURES / f"{name}.yaml").read_text(encoding="utf-8"))


def form(*answers: float | None) -> dict[int, float | None]:
    return dict(enumerate(answers, start=1))


def test_s05_subscale_scores_computed_from_the_key():
    scores = score(form(5, 4, 1, 2, 1, 2, 1, 2, 1, 3, 2, 4), measure("wai_sr"))
    assert scores["task"].value == pytest.approx((5 + 4 + 3 + 4) / 4)
    assert scores["bond"].value == pytest.approx(1.0)
    assert scores["goal"].value == pytest.approx(2.0)
    assert scores["total"].value == pytest.approx(28 / 12)
    assert scores["total"].total == pytest.approx(28)
    assert {s.state for s in scores.values()} == {"answered"}


def test_reversed_items_are_turned_round():
    answers = form(*[7] * 12) | {4: 1, 10: 2}
    scores = score(answers, measure("wai_s"))
    assert scores["goal"].value == pytest.approx((7 + 7 + 6 + 7) / 4)
    assert scores["task"].value == scores["bond"].value == 7


def test_four_fifths_answered_make_a_score_and_less_does_not():
    ten = score(form(*[4] * 10, None, float("nan")), measure("wai_sr"))
    assert ten["total"] == (4, 10, "prorated", 48)
    assert ten["bond"].state == "answered"
    assert ten["goal"] == (None, 3, "missing", None)
    nine = score(form(*[4] * 9), measure("wai_sr"))
    assert nine["total"] == (None, 9, "missing", None)
    assert score({}, measure("wai_sr"))["total"] == (None, 0, "missing", None)


def test_sums_are_prorated_to_all_items():
    assert score(form(*[2] * 9), measure("phq_9"))["total"].value == 18
    eight = score(form(*[2] * 7, 3), measure("phq_9"))["total"]
    assert (eight.value, eight.answered, eight.state) == (pytest.approx(17 * 9 / 8), 8, "prorated")


def test_a_key_that_is_not_shipped_gives_no_score():
    for name, items in (("haq_ii", 19), ("wai", 36), ("oq_45", 45), ("core_10", 10)):
        scores = score(form(*[1] * items), measure(name))
        assert {s.state for s in scores.values()} == {"no_key"}
        assert all(s.value is None for s in scores.values())


def test_a_key_added_by_its_owner_is_used():
    own = measure("haq_ii") | {"reversed": [19], "key": {"status": "per literature", "source": "the form"}}
    assert score(form(*[6] * 18, 1), own)["total"] == (6, 19, "answered", 114)


def test_answers_off_the_range_or_between_two_answers_are_refused():
    with pytest.raises(ValueError, match="item 2: 6 is outside the range 1 to 5"):
        score(form(3, 6), measure("wai_sr"))
    with pytest.raises(ValueError, match=r"item 1: 2\.5 lies between two answers"):
        score(form(2.5), measure("phq_9"))
    with pytest.raises(ValueError, match="no item 13; its items are numbered 1 to 12"):
        score({13: 1}, measure("wai_sr"))
    assert score(form(9.55, 0.1, 0, 10), measure("srs"))["total"].value == pytest.approx(19.65)


def test_a_record_serves_as_well_as_a_mapping():
    scales = (SimpleNamespace(name="total", items=tuple(range(1, 8))),)
    stored = SimpleNamespace(**measure("gad_7") | {"scales": scales, "key": "verified: a page"})
    assert score(form(*[1] * 7), stored)["total"] == (7, 7, "answered", 7)


def test_a_record_whose_key_is_in_the_licensed_form_gives_no_score_either():
    scales = (SimpleNamespace(name="total", items=tuple(range(1, 20))),)
    stored = SimpleNamespace(
        **measure("haq_ii") | {"scales": scales, "reversed": (), "key": "from your licensed form: five items"}
    )
    assert score(form(*[1] * 19), stored)["total"] == (None, 19, "no_key", None)


@given(st.lists(st.integers(1, 7), min_size=12, max_size=12))
def test_every_score_stays_within_its_scale_and_reversal_mirrors_it(answers):
    key = measure("wai_s")
    plain = score(form(*answers), key)
    mirrored = score(form(*[8 - a for a in answers]), key)
    for name, s in plain.items():
        assert 1 <= s.value <= 7
        assert s.value + mirrored[name].value == pytest.approx(8)


def test_a_frame_of_items_becomes_a_frame_of_ratings():
    items = pd.DataFrame([(s, "patient", "post", i, s) for s in (2, 1) for i in range(1, 13)],
                         columns=["session", "by", "timing", "item", "value"])  # fmt: skip
    items.loc[(items["session"] == 2) & (items["item"] > 8), "value"] = None
    rated = score_frame(items, measure("wai_sr"))
    assert len(rated) == 8
    assert rated[rated["scale"] == "total"][["session", "value", "state", "answered"]].values.tolist()[0] == [
        1,
        1,
        "answered",
        12,
    ]
    second = rated[(rated["session"] == 2) & (rated["scale"] == "total")].iloc[0]
    assert second["state"] == "missing" and pd.isna(second["value"]) and second["answered"] == 8
    assert set(rated["measure"]) == {"wai_sr"}
    with pytest.raises(ValueError, match="Session 1, patient: item 3 is answered twice"):
        score_frame(
            pd.concat([items, items[(items["session"] == 1) & (items["item"] == 3)]]), measure("wai_sr")
        )
