"""Both languages speak of the same things: generated types and example answers are those of the code as it stands."""

from __future__ import annotations

import json

import pytest

from tests.contract import generate, make


def test_the_types_of_the_interface_are_those_of_the_code():
    assert generate.TARGET.read_text(encoding="utf-8") == generate.types(), "Run: python -m tests.contract.generate"


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    return make.answers(tmp_path_factory.mktemp("contract"))


@pytest.mark.parametrize("name", make.questions())
def test_the_examples_are_what_a_real_desk_answers(answers, name):
    found = (make.HERE / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(found) == answers[name], "Run: python -m tests.contract.make"


def test_no_example_is_left_over():
    assert {path.stem for path in make.HERE.glob("*.json")} == set(make.questions())
