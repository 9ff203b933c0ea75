"""A chart as a picture: PNG and SVG, drawn here and never by fetching anything."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

import altair as alt
import vl_convert

from .packing import packed

VERSION = ".".join(alt.VEGALITE_VERSION.split(".")[:2])


def png(chart: alt.TopLevelMixin | dict[str, Any], scale: float = 2) -> bytes:
    """The chart as PNG, `scale` times as many pixels as its size says."""
    return packed(vl_convert.vegalite_to_png(_spec(chart), vl_version=VERSION, scale=scale, allowed_base_urls=[]))


def svg(chart: alt.TopLevelMixin | dict[str, Any]) -> str:
    """The chart as SVG, with its alternative text."""
    spec = _spec(chart)
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[])
    return drawn.replace("<svg ", f'<svg role="img" aria-label={quoteattr(spec.get("description", ""))} ', 1)


def alt_text(chart: alt.TopLevelMixin) -> str:
    """What the chart shows, in sentences."""
    words = chart.description
    return words if isinstance(words, str) else ""


def _spec(chart: alt.TopLevelMixin | dict[str, Any]) -> dict[str, Any]:
    return chart if isinstance(chart, dict) else chart.to_dict()
