"""A chart as a picture: PNG and SVG, drawn here and never by fetching anything."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import altair as alt
import vl_convert

VERSION = ".".join(alt.VEGALITE_VERSION.split(".")[:2])


def png(chart: alt.TopLevelMixin, scale: float = 2) -> bytes:
    """The chart as PNG, `scale` times as many pixels as its size says."""
    return vl_convert.vegalite_to_png(chart.to_dict(), vl_version=VERSION, scale=scale, allowed_base_urls=[])


def svg(chart: alt.TopLevelMixin) -> str:
    """The chart as SVG, with its alternative text."""
    drawn = vl_convert.vegalite_to_svg(chart.to_dict(), vl_version=VERSION, allowed_base_urls=[])
    return drawn.replace("<svg ", f"<svg role=\"img\" aria-label={quoteattr(alt_text(chart))} ", 1)


def alt_text(chart: alt.TopLevelMixin) -> str:
    """What the chart shows, in sentences."""
    words = chart.description
    return words if isinstance(words, str) else ""
