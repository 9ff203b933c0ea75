"""The visual language: colours, glyphs, lines and sizes, read from one file shared with the interface."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workbench.domain.errors import NotFound

TONES = ("light", "dark")
WHO = ("patient", "therapist", "observer", "other")
FAMILIES = ("confrontation", "withdrawal", "resolution", "therapist", "other")


@cache
def tokens() -> dict[str, Any]:
    """Everything in tokens.json."""
    return json.loads(Path(__file__).with_name("tokens.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one tone, by what they stand for."""

    paper: str
    side: str
    ink: str
    ink_2: str
    ink_3: str
    rule: str
    rule_2: str
    column: str
    focus: str
    brush: str
    select: str
    patient: str
    therapist: str
    observer: str
    confrontation: str
    withdrawal: str
    resolution: str
    other: str

    def who(self, role: str) -> str:
        """The colour of somebody's lines, dots and name."""
        return self.ink_2 if role == "other" else getattr(self, role)

    def what(self, family: str) -> str:
        """The colour of an episode or a code: three hues mean rupture things, everything else is ink."""
        return getattr(self, family) if family in ("confrontation", "withdrawal",
                                                   "resolution") else self.other


@dataclass(frozen=True, slots=True)
class Size:
    """Lengths and letter sizes of a picture, in pixels: `screen` for a notebook, `page` for a report."""

    left: float
    before: float
    right: float
    margin: float
    gap: float
    widest: float
    title: float
    sub: float
    axis: float
    head: float
    name: float
    rating: float
    small: float
    impact: float
    coded: float
    short: bool = False


@cache
def theme(tone: str = "light") -> Theme:
    """The colours of a tone, `light` or `dark`."""
    if tone not in TONES:
        raise NotFound(f"There is no tone {tone!r}. Choose light or dark.")
    return Theme(**{name.replace("-", "_"): value for name, value in tokens()["colours"][tone].items()})


@cache
def size(name: str = "screen") -> Size:
    """The lengths of a picture size, `screen` or `page`."""
    if name not in tokens()["sizes"]:
        raise NotFound(f"There is no size {name!r}. Choose screen or page.")
    return Size(**tokens()["sizes"][name], short=name == "page")


def glyph(name: str) -> str:
    """The outline of a glyph as an SVG path in a square from -1 to 1."""
    return tokens()["glyphs"][name]


def radius(name: str) -> float:
    """Half the height of a glyph in pixels."""
    return tokens()["radii"][name]


def ring(value: float) -> str:
    """A ring closed as far as the observers say: 1 empty, 3 half, 5 closed."""
    part = min(max((value - 1) / 4, 0.0), 1.0)
    angle = part * 2 * math.pi - (1e-3 if part >= 1 else 0)
    return f"M0,-1A1,1,0,{int(part > 0.5)},1,{math.sin(angle):.4f},{-math.cos(angle):.4f}"


def who(role: object) -> str:
    """The role whose line and mark somebody gets: patient, therapist, observer, else other."""
    return str(role) if role in WHO else "other"


def family(name: object) -> str:
    """The family whose glyph and hue a code or episode gets."""
    return str(name) if name in FAMILIES else "other"
