"""The reference is what the code says, and a requirement that is called done has its test."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
generate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(generate)


@pytest.mark.parametrize("page", generate.PAGES)
def test_the_reference_is_up_to_date(page):
    written = (generate.REFERENCE / page).read_text(encoding="utf-8")
    assert written == generate.NOTE + generate.PAGES[page]().rstrip() + "\n", "run: python docs/generate.py"


@pytest.mark.parametrize("id", [id for id, row in generate.claimed().items() if row["done"]])
def test_a_requirement_that_is_done_has_a_test(id):
    assert id in generate.checked()


def test_every_test_of_a_requirement_names_one_that_exists():
    assert set(generate.checked()) <= set(generate.claimed())


def links():
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                yield pytest.param(page, target, id=f"{page.name}→{target}")


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_every_link_leads_somewhere(page, target):
    assert (page.parent / target).exists()
