"""The shipped measures: every file has the shape readers rely on, and no key stands without its source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from workbench.analysis import score

TEMPLATES = Path(__file__).parents[1] / "templates"
MEASURES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((TEMPLATES / "measures").glob("*.yaml"))
}
SHIPPED = set(
    "wai wai_s wai_sr wai_o arm calpas haq_ii srs ors seq psq rrs3 phq_9 gad_7 core_10 oq_45".split()
)
FIELDS = (
    "id name citation about by timing items low high step direction score prorate scales "
    "reversed key notice versions"
)
PEOPLE = {"patient", "therapist", "observer", "supervisor", "analyst"}
TIMINGS = {"pre", "post", "mid", "between"}
DIRECTIONS = {"higher", "lower", "none"}
NO_KEY = "from your licensed form"

each_measure = pytest.mark.parametrize("m", MEASURES.values(), ids=MEASURES)


def folded(name: str) -> str:
    """A name as column headers are compared: case, spaces, - and _ ignored."""
    return re.sub(r"[\s_-]", "", name).casefold()


def test_every_measure_promised_is_there():
    assert set(MEASURES) == SHIPPED
    assert all(m["id"] == name for name, m in MEASURES.items())


def test_no_two_columns_could_mean_the_same():
    names = [folded(n) for n in MEASURES]
    names += [folded(f"{n}_{s}") for n, m in MEASURES.items() for s in m["scales"]]
    assert len(names) == len(set(names))


@each_measure
def test_fields_and_their_kinds(m):
    assert set(m) == set(FIELDS.split())
    assert all(isinstance(m[f], str) and m[f].strip() for f in ("id", "name", "citation", "about"))
    assert re.fullmatch(r"[a-z][a-z0-9_]*", m["id"])
    assert m["by"] and set(m["by"]) <= PEOPLE and set(m["versions"]) <= PEOPLE
    assert m["timing"] in TIMINGS and m["direction"] in DIRECTIONS and m["score"] in {"mean", "sum"}
    assert m["items"] is None or m["items"] >= 1
    assert m["low"] < m["high"] and (m["step"] is None or m["step"] > 0) and 0 < m["prorate"] <= 1
    assert isinstance(m["notice"], str)


@each_measure
def test_scales_have_a_range_and_items_that_exist(m):
    assert m["scales"]
    for name, scale in m["scales"].items():
        assert set(scale) <= {"items", "low", "high", "step", "direction"} and {
            "items",
            "low",
            "high",
        } <= set(scale), name
        assert scale["low"] < scale["high"] and scale.get("direction", "none") in DIRECTIONS
        if isinstance(scale["items"], list):
            assert len(scale["items"]) == len(set(scale["items"]))
            assert all(1 <= n <= m["items"] for n in scale["items"])
        else:
            assert scale["items"] in (None, "all")


@each_measure
def test_ranges_follow_from_items_and_scoring(m):
    for scale in m["scales"].values():
        items = range(1, m["items"] + 1) if scale["items"] == "all" else scale["items"] or []
        times = len(items) if m["score"] == "sum" and items else 1
        if m["items"]:
            assert (scale["low"], scale["high"]) == (times * m["low"], times * m["high"])
        assert m["low"] * times <= scale["low"] and scale["high"] <= m["high"] * times


@each_measure
def test_every_key_that_is_given_cites_its_source(m):
    given = any(isinstance(s["items"], list) for s in m["scales"].values()) or m["reversed"] is not None
    assert set(m["key"]) == {"status", "source"} and len(m["key"]["source"]) > 15
    assert m["key"]["status"] in ({"verified", "per literature"} if given else {NO_KEY})
    if m["key"]["status"] == "verified":
        assert re.search(r"[a-z]+\.[a-z]{2,}/|[a-z]+\.blueprint\.ai", m["key"]["source"]), (
            "a verified key names its page"
        )
    if m["key"]["status"] == "per literature":
        assert re.search(r"\(\d{4}\)", m["key"]["source"]), "a key per literature names the publication"


@each_measure
def test_reversed_items_are_known_none_or_left_to_the_form(m):
    if m["reversed"]:
        assert len(set(m["reversed"])) == len(m["reversed"]) and set(m["reversed"]) <= set(
            range(1, m["items"] + 1)
        )


def test_keys_not_to_be_given_from_memory_are_not_given():
    for name in "wai wai_o arm calpas haq_ii seq core_10 oq_45".split():
        assert MEASURES[name]["reversed"] is None
        assert not any(isinstance(s["items"], list) for s in MEASURES[name]["scales"].values())


def test_alliance_measures_carry_task_goal_and_bond():
    for name in ("wai", "wai_s", "wai_sr", "wai_o"):
        scales = MEASURES[name]["scales"]
        assert next(iter(scales)) == "total" and {"task", "goal", "bond"} <= set(scales)
    for name in ("wai_s", "wai_sr"):
        scales = MEASURES[name]["scales"]
        assert sorted(scales["task"]["items"] + scales["goal"]["items"] + scales["bond"]["items"]) == list(
            range(1, 13)
        )


def test_totals_are_those_of_the_instruments():
    totals = {"phq_9": 27, "gad_7": 21, "core_10": 40, "oq_45": 180, "ors": 40, "srs": 40}
    for name, high in totals.items():
        total = MEASURES[name]["scales"]["total"]
        assert (total["low"], total["high"]) == (0, high)
    assert MEASURES["phq_9"]["scales"]["total"]["step"] == 1
    assert MEASURES["ors"]["step"] is None and "step" not in MEASURES["ors"]["scales"]["total"]


def test_intensity_keeps_none_reported_apart_from_the_five_degrees():
    scales = MEASURES["psq"]["scales"]
    assert (scales["rupture_intensity"]["low"], scales["rupture_intensity"]["high"]) == (0, 5)
    assert (scales["resolution"]["low"], scales["resolution"]["high"]) == (1, 5)
    assert "asked and none reported" in MEASURES["psq"]["notice"]


def test_the_wai_has_no_bands():
    for name in ("wai", "wai_s", "wai_sr", "wai_o"):
        assert "no cut-offs" in MEASURES[name]["notice"]


def test_session_ratings_of_markers_are_named_like_their_codes():
    book = yaml.safe_load((TEMPLATES / "codebooks" / "rupture.yaml").read_text(encoding="utf-8"))
    coded = {
        c["code"]
        for c in book["codes"]
        if "." in c["code"] and c["family"] in ("withdrawal", "confrontation", "resolution")
    }
    assert {s for s in MEASURES["rrs3"]["scales"] if "." in s} == coded
    assert {"withdrawal", "confrontation", "resolution", "therapist_contribution"} <= set(
        MEASURES["rrs3"]["scales"]
    )


def test_the_example_of_the_handbook_is_a_whole_measure_that_scores():
    page = (TEMPLATES.parent / "docs" / "how-to" / "own-measure.md").read_text(encoding="utf-8")
    example = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[-1])
    assert set(example) == set(FIELDS.split()) and example["id"] == "my_diary"
    assert score({1: 7, 2: 4.5, 3: None}, example)["total"] == (None, 2, "missing", None)
    assert score({1: 7, 2: 4.5, 3: 2}, example)["total"] == (4.5, 3, "answered", 13.5)
    assert all(f"`{field}`" in page for field in set(FIELDS.split()) - {"name", "citation", "about"})
