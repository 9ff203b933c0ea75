"""How a chart appears in a notebook: a picture drawn here, or an interactive one that needs no network."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

RENDERER = "workbench"
LIVE = "application/vnd.vegalite.v6+json"  # what the JupyterLab extension draws; Altair's own name for it is no valid one
BRUSH = {"fill": "#1976d2", "fillOpacity": 0.2, "stroke": "#1976d2"}


def enable() -> None:
    """Charts in cells are drawn without a network from now on; where Altair is not loaded yet, as soon as it is.

    Altair's own way of showing a chart loads programs from a public server. This replaces it for the whole session;
    `altair.renderers.enable(...)` afterwards is the user's choice.
    """
    if "altair" in sys.modules:
        _register(sys.modules["altair"])
    elif not any(isinstance(finder, _WhenLoaded) for finder in sys.meta_path):
        sys.meta_path.insert(0, _WhenLoaded())


def picture(spec: dict[str, Any], **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A chart as its specification, which our JupyterLab extension draws live, as PNG for every other place, and in words."""
    from .render import png
    drawn = png(spec, 2)
    words = spec.get("description") or "A chart without description."
    wide, high = (int.from_bytes(drawn[at:at + 4], "big") // 2 for at in (16, 20))
    return {LIVE: spec, "image/png": drawn, "text/plain": words}, {"image/png": {"width": wide, "height": high,
                                                                   "alt": words}}


def interactive(chart: Any) -> Any:
    """The chart as a widget without any network: sentences on hover, drag to pan, wheel to zoom, Shift-drag to brush.

    The brushed stretch is `widget.selections.span`, in sessions: `{"x": [from, to]}`. Double click shows everything again.
    """
    import altair as alt
    alt.JupyterChart.enable_offline()
    return alt.JupyterChart(alive(chart))


def alive(chart: Any) -> Any:
    """The chart with pan, zoom and brush on x; what leaves the plot is cut off, the names beside it stay."""
    import altair as alt
    plain = "[pointerdown[!event.shiftKey], window:pointerup] > window:pointermove!"
    shift = "[pointerdown[event.shiftKey], window:pointerup] > window:pointermove!"
    pan = alt.selection_interval(bind="scales", encodings=["x"], name="zoom", zoom="wheel!", on=plain, translate=plain)
    brush = alt.selection_interval(encodings=["x"], name="span", zoom=False, on=shift, translate=shift,
                                   mark=alt.BrushConfig(**BRUSH))
    copied = chart.copy()
    for layer in copied.layer:
        layer.mark.clip = layer.name not in ("keys", "labels")
    return copied.add_params(pan, brush)


def _register(altair: ModuleType) -> None:
    altair.renderers.register(RENDERER, picture)
    altair.renderers.enable(RENDERER)


class _WhenLoaded(importlib.abc.MetaPathFinder):
    """Waits for Altair to be imported, so that importing the workbench stays quick."""

    def find_spec(self, name: str, path: Sequence[str] | None = None,
                  target: ModuleType | None = None) -> importlib.machinery.ModuleSpec | None:
        if name != "altair":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(importlib.abc.Loader):
    """Loads Altair as ever, then makes our way of showing charts the active one."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        _register(module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.loader, name)
