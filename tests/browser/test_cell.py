"""A case in a notebook cell: the same views, tied to Python; charts in cells without any network."""

from __future__ import annotations

import json

HEAD = 'import workbench as wb\nstudy = wb.open("demo.study", actor="mira")\ncase = study.case("varga")\n'


def notebook(lab, name, *cells):
    lab.folder.joinpath(name).write_text(json.dumps({
        "nbformat": 4, "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}},
        "cells": [{"cell_type": "code", "id": f"c{n}", "metadata": {}, "execution_count": None, "outputs": [], "source": cell}
                  for n, cell in enumerate(cells)]}), encoding="utf-8")
    return name


def test_a_case_in_a_cell_is_linked_to_python(window, lab):
    name = notebook(lab, "cell.ipynb", HEAD + "view = case.show()\nview",
                    'view.focus = {**view.focus, "session": 14}', "print('now in', view.focus['session'], len(view.selected))")
    case = window.open(name).run_all().cell()
    case.says("synthetic").says("In focus: session 14")
    window.shows("now in 14").photograph("cell")


def test_what_the_cell_does_the_next_cell_sees(window, lab):
    name = notebook(lab, "writes.ipynb", HEAD + "case.show()",
                    'case.write_memo("From the cell.", title="Written in Python", about="session:1")')
    case = window.open(name).run_all().cell()
    case.says("synthetic").tab("Memos").says("Written in Python", panel="Memos")


def test_without_the_extension_the_kernel_sends_the_views_and_answers(window, lab):
    name = notebook(lab, "plain.ipynb", HEAD + "case.show()")
    case = window.open(name).without_the_views().run_all().cell()
    case.says("synthetic").says("The long yes")


def test_a_vega_lite_chart_in_a_cell_is_drawn_here(window, lab):
    name = notebook(lab, "chart.ipynb", HEAD + 'from IPython.display import publish_display_data\n'
                    'publish_display_data({"application/vnd.vegalite.v6+json": case.chart.trajectory("wai_sr").to_dict(), '
                    '"text/plain": "a chart"})')
    window.open(name).run_all()
    window.page.locator(".cw-chart svg").first.wait_for()
