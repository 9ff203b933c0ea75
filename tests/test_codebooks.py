"""The shipped codebooks and forms: names complete, every entry usable by a coder, nothing forced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

TEMPLATES = Path(__file__).parents[1] / "templates"


def load(folder: str) -> dict[str, dict]:
    paths = sorted((TEMPLATES / folder).glob("*.yaml"))
    return {p.stem: yaml.safe_load(p.read_text(encoding="utf-8")) for p in paths}


BOOKS, FORMS = load("codebooks"), load("forms")
EVERY_CODE = [(name, code) for name, book in BOOKS.items() for code in book["codes"]]
EXPECTED = {
    "withdrawal": "denial minimal-response abstract-communication avoidant-storytelling deferential "
    "content-affect-split self-criticism",
    "confrontation": "complaint-therapist rejects-intervention complaint-activities complaint-parameters "
    "complaint-progress defends-self controls-therapist",
    "resolution": "clarifies-misunderstanding changes-task explains-task invites-thoughts "
    "acknowledges-contribution discloses-experience links-between-them links-other-relationships "
    "validates-posture redirects",
    "therapist": "presses-task explains reassures overlooks",
    "faith": "trust mistrust hope hopelessness",
    "negotiation": "need-put-forward accommodates asserts mutual-adjustment avoided imposed",
}
SLOT_TYPES = {"text", "choice", "number", "person", "session", "refs"}
REQUIRED = {"always", "in research", "optional"}

each_code = pytest.mark.parametrize(("book", "code"), EVERY_CODE, ids=[c["code"] for _, c in EVERY_CODE])
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def codes(book: str) -> list[str]:
    return [c["code"] for c in BOOKS[book]["codes"]]


def test_the_rupture_codebook_has_exactly_these_codes():
    expected = [f"{family}.{name}" for family, names in EXPECTED.items() for name in names.split()]
    assert sorted(codes("rupture")) == sorted(expected + list(EXPECTED))


def test_the_stages_are_those_of_both_models():
    leaves = [c.split(".")[1] for c in codes("stages") if "." in c]
    assert leaves == ["w1", "w2", "w3", "w4", "c1", "c2", "c3", "c4", "c5", "c6"]


@pytest.mark.parametrize("name", BOOKS)
def test_a_codebook_says_what_it_is(name):
    book = BOOKS[name]
    assert set(book) == {"id", "name", "version", "language", "citation", "about", "codes"}
    assert book["id"] == name and isinstance(book["version"], str)
    assert all(book[f] for f in ("name", "language", "citation", "about"))
    assert len(codes(name)) == len(set(codes(name)))
    keys = [c["key"] for c in book["codes"] if "key" in c]
    assert len(keys) == len(set(keys)) and all(re.fullmatch("[1-9]", k) for k in keys)


@each_code
def test_an_entry_can_be_coded_with(book, code):
    assert set(code) - {"key", "colour"} == {"code", "name", "family", "definition", "include", "exclude"}
    assert all(isinstance(v, str) for v in code.values())
    assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)?", code["code"])
    assert code["code"].split(".")[0] == code["family"]
    for field in ("definition", "include", "exclude"):
        assert 30 <= len(code[field].strip()) <= 260, f"{field} of {code['code']}"
        assert code[field].rstrip()[-1] in ".\"'"


@each_code
def test_a_family_has_its_parent_and_only_the_parent_a_colour(book, code):
    assert code["family"] in codes(book)
    assert ("colour" in code) == ("." not in code["code"])
    assert code.get("colour", "other") in {"withdrawal", "confrontation", "resolution", "other"}


@each_code
def test_notes_refer_only_to_codes_that_exist(book, code):
    families = "|".join({c.split(".")[0] for b in BOOKS for c in codes(b)})
    text = " ".join(code[f] for f in ("definition", "include", "exclude"))
    for named in re.findall(rf"\b(?:{families})\.[a-z-]*[a-z]", text):
        assert named in {c for b in BOOKS for c in codes(b)}, named


def test_s03_no_code_splits_alliance_from_transference():
    for name, code in EVERY_CODE:
        words = f"{code['code']} {code['name']}".casefold()
        assert "transference" not in words and "alliance" not in words, (name, code["code"])


def test_s12_trust_hope_and_faith_have_both_poles():
    assert {"faith.trust", "faith.mistrust", "faith.hope", "faith.hopelessness"} <= set(codes("rupture"))


def test_negotiation_names_the_need_and_its_five_outcomes():
    outcomes = {"accommodates", "asserts", "mutual-adjustment", "avoided", "imposed"}
    assert {f"negotiation.{o}" for o in outcomes} | {"negotiation.need-put-forward"} <= set(codes("rupture"))


def test_the_words_to_avoid_do_not_appear_in_any_template():
    avoid = re.compile(r"detected rupture|alliance score|\bnormal|\babnormal|\bresistan|\bAI\b|\bdiagnos")
    for path in TEMPLATES.rglob("*.yaml"):
        found = avoid.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: {found and found.group()}"


def test_every_form_promised_is_there():
    memos = {"enactment", "intervention", "compliance-hypothesis", "supervision-note", "thick-description"}
    assert set(FORMS) == memos | {"relational-schema", "relational-matrix"}


@each_form
def test_slots_are_typed_and_named_once(form):
    assert {"id", "name", "version", "language", "citation", "about", "of", "slots"} <= set(form)
    assert isinstance(form["version"], str)
    ids = [s["id"] for s in form["slots"]]
    assert len(ids) == len(set(ids))
    for slot in form["slots"]:
        assert slot["type"] in SLOT_TYPES and slot["required"] in REQUIRED, slot["id"]
        assert slot["label"] and slot["help"].rstrip().endswith(".") and re.fullmatch("[a-z_]+", slot["id"])


@each_form
def test_slots_carry_what_their_type_needs(form):
    for slot in form["slots"]:
        for refs in ([slot] if slot["type"] == "refs" else []) + (
            [slot["rests_on"]] if "rests_on" in slot else []
        ):
            assert refs["kind"] in {"turn", "passage", "episode", "memo", "rating"} and refs["minimum"] >= 1
        assert (slot["type"] == "choice") == ("choices" in slot)
        assert (slot["type"] == "person") == ("roles" in slot)
        assert slot["type"] != "number" or slot["low"] < slot["high"]


def test_the_thick_description_has_its_fifteen_slots_and_the_mandatory_ones():
    slots = {s["number"]: s for s in FORMS["thick-description"]["slots"]}
    assert list(slots) == list(range(1, 16))
    assert [n for n, s in slots.items() if s["required"] != "optional"] == [3, 5, 6, 8, 11, 14, 15]
    assert slots[8]["required"] == "always"
    assert slots[3]["minimum"] == 6 and slots[3]["or_reason"]
    assert all(slots[n]["rests_on"] == {"kind": "turn", "minimum": 1} for n in (9, 10, 11, 12))
    assert slots[4]["layer"] == "description" and {slots[n]["layer"] for n in (9, 10, 11, 12)} == {
        "interpretation"
    }


def test_an_enactment_needs_an_episode_and_both_directions():
    slots = {s["id"]: s for s in FORMS["enactment"]["slots"]}
    assert slots["episodes"]["minimum"] == 1
    assert slots["patient_to_therapist"]["required"] == slots["therapist_to_patient"]["required"] == "always"
    assert slots["scope"]["choices"] == ["moment", "episode", "phase", "whole treatment"]


def test_a_matrix_has_four_cells_and_a_schema_its_owner():
    cells = [
        s["id"]
        for s in FORMS["relational-matrix"]["slots"]
        if s["required"] == "always" and s["type"] == "text"
    ]
    assert cells == ["patient_self", "patient_behaviour", "therapist_self", "therapist_behaviour"]
    owner = next(s for s in FORMS["relational-schema"]["slots"] if s["id"] == "owner")
    assert owner["roles"] == ["patient", "therapist"]


def test_the_example_of_the_handbook_has_the_shape_of_the_shipped_ones():
    page = (TEMPLATES.parent / "docs" / "how-to" / "own-codebook.md").read_text(encoding="utf-8")
    example = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[-1])
    assert set(example) == set(BOOKS["rupture"])
    for code in example["codes"]:
        assert set(code) - {"key", "colour"} == set(BOOKS["rupture"]["codes"][1]) - {"key"}
        assert code["code"].split(".")[0] == code["family"]
