"""The tutorial notebooks run from top to bottom, in a folder of their own, as a newcomer runs them."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook_runs(path, tmp_path):
    shutil.copy(path, tmp_path)
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    if path.stem == "01-first-case":
        assert (tmp_path / "varga.docx").stat().st_size > 20_000
        charts = [o for c in notebook.cells for o in c.get("outputs", []) if "image/svg+xml" in o.get("data", {})
                  or "image/png" in o.get("data", {})]
        assert len(charts) >= 2
        assert "script src" not in nbformat.writes(notebook), "an output would load code from outside"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook_says_that_the_case_is_synthetic(path):
    assert "Synthetic case. All people are invented." in path.read_text(encoding="utf-8")
