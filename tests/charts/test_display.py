"""In a notebook: a picture drawn here, never a page that loads programs from elsewhere."""

import subprocess
import sys

import nbformat
import pytest

from tests.charts import made
from workbench import charts
from workbench.charts.display import alive
from workbench.domain.errors import NotFound


def python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_importing_the_package_does_not_load_altair():
    assert python("import sys, workbench.charts as c; c.enable(); print('altair' in sys.modules, len(c.CHARTS))") == "False 3"


def test_altair_loaded_later_shows_charts_our_way():
    code = "import workbench.charts as c; c.enable(); c.enable(); import altair as alt; print(alt.renderers.active, alt.Chart.__name__)"
    assert python(code) == "workbench Chart"


def test_altair_loaded_before_shows_charts_our_way_too_until_the_user_chooses():
    code = ("import altair as alt; import workbench.charts as c; print(alt.renderers.active); c.enable();"
            " print(alt.renderers.active); alt.renderers.enable('svg'); print(alt.renderers.active)")
    assert python(code).split() == ["default", "workbench", "svg"]


def test_a_cell_shows_a_picture_and_its_words_and_is_a_valid_notebook():
    import base64
    charts.enable()
    chart = charts.timeline(made.timeline(24))
    data, metadata = chart._repr_mimebundle_()
    assert set(data) == {"application/vnd.vegalite.v6+json", "image/png", "text/plain"} and metadata["image/png"]["width"] == 1200
    assert data["text/plain"] == charts.alt_text(chart)
    data["image/png"] = base64.b64encode(data["image/png"]).decode()
    output = nbformat.v4.new_output("display_data", data=data, metadata=metadata)
    nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("chart", outputs=[output])]))


def test_the_interactive_chart_needs_no_network():
    widget = charts.interactive(charts.timeline(made.timeline(12)))
    assert "import(" not in widget._esm and "https://esm.sh" not in widget._esm and "cdn." not in widget._esm
    assert widget.selections.span is not None


def test_pan_zoom_and_brush_move_the_plot_and_leave_the_names():
    spec = alive(charts.timeline(made.timeline(12))).to_dict()
    assert {p["name"] for p in spec["params"]} == {"zoom", "span"}
    assert all(p["select"]["encodings"] == ["x"] for p in spec["params"])
    clipped = {layer["name"]: layer["mark"]["clip"] for layer in spec["layer"]}
    assert clipped["marks"] and clipped["columns"] and not clipped["labels"] and not clipped["keys"]
    plain = charts.timeline(made.timeline(12)).to_dict()
    assert not any("clip" in layer["mark"] for layer in plain["layer"])


def test_a_chart_is_drawn_by_its_name_from_the_tables_of_a_case():
    turns = made.turns(20)
    tables = {"timeline": made.timeline(12), "turns": turns, "annotations": made.annotations(turns), "ratings": made.ratings(12),
              "participants": made.participants()}
    options = {"timeline": {}, "session": {"session": 11}, "trajectory": {"measure": "wai_sr"}}
    for name, kind in charts.CHARTS.items():
        assert kind.name == name and kind.about.endswith(".")
        assert charts.draw(name, tables, **options[name]).to_dict()["layer"]
    with pytest.raises(NotFound, match="There is no chart 'pie'. There are: timeline, session, trajectory."):
        charts.draw("pie", tables)


def test_the_names_of_the_package_are_there_and_no_others():
    assert all(callable(getattr(charts, name)) for name in charts.__all__ if name != "CHARTS")
    with pytest.raises(AttributeError):
        getattr(charts, "nothing")
