"""axe-core over everything that opens in a case while one works in it: nothing serious or critical, in either theme.

The tabs of the inspector are looked at in test_study.py; here is what comes and goes with the keys.
"""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader

OPENS = {"the chooser of codes": ["s", "Enter"], "a memo": ["m"], "a quick note": ["q"], "an episode": ["e"], "a correction": ["F2"],
         "the search": ["/"], "all keys": ["?"]}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_that_opens_stands_in_the_way_of_those_who_do_not_see_or_point(window, axe, theme):
    reader = Reader(window, window.open().case().says("The long yes"))
    if theme == "dark":
        window.in_the_dark()
    reader.find_on_the_timeline("Exams and ticks", session=14).is_at(18).to_the_words().to(27)
    found = {"what is coded": reader.case.faults(axe)}
    for name, keys in OPENS.items():
        reader.press(*keys).opened(name)
        found[name] = reader.case.faults(axe)
        reader.press("Escape").closed().to_the_words()
    reader.inside_the_session()
    found["the timeline of one session"] = reader.case.faults(axe)
    assert {name: faults for name, faults in found.items() if faults} == {}
