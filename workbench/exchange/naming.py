"""Which session a file belongs to, by its name."""

from __future__ import annotations

import re

SAID = re.compile(
    r"(?<![^\W\d_])(?:sessions?|sess|sitzung|séance|seance|sesión|sesion|sessione|sessie|s)"
    r"[\s_.#-]*0*(\d{1,4})(?!\d)",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s*(?:-|–|\+|&|and|und|to|bis)\s*\d{1,3}(?![\d-])", re.IGNORECASE)
DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d|\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)?\d\d)(?!\d)"
)
DIGITS = re.compile(r"\d+")


def session_number(name: str) -> int | None:
    """The session a file name speaks of (`session-003.vtt`, `s03`, `003 intake`); None where not clear."""
    stem = re.sub(r"\.[A-Za-z]{2,5}$", "", name)
    said = {int(match[1]) for match in SAID.finditer(stem) if not RANGE.match(stem, match.end())}
    if len(said) == 1 and not any(RANGE.match(stem, match.end()) for match in SAID.finditer(stem)):
        return said.pop()
    if said or SAID.search(stem):
        return None
    without_date = DATE.sub(" ", stem)
    numbers = DIGITS.findall(without_date)
    if len(numbers) == 1 and len(numbers[0]) <= 3 and _stands_alone(without_date):
        return int(numbers[0])
    return None


def _stands_alone(stem: str) -> bool:
    """The one number is set off from letters and stands first or last: `003 intake`, `varga_07`."""
    return bool(re.search(r"^\s*\d+(?=$|[\s_.-])|(?:^|[\s_.-])\d+\s*$", stem))
