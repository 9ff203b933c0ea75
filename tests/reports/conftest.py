"""One report of the case made in memory, read by many tests."""

import pytest

from tests.reports import made, reading
from workbench import reports


@pytest.fixture(scope="session")
def report():
    return reports.report(made.file(), today="2026-03-01", audit=made.journal(), chain="ab" * 32)


@pytest.fixture(scope="session")
def document(report):
    return reading.opened(report)


@pytest.fixture
def template(tmp_path):
    """Makes a Word template of some paragraphs, a table row, and a header."""
    from docx import Document

    def make(*lines: str, cells: tuple[str, ...] = (), header: str = "", name: str = "mine"):
        document = Document()
        document.add_heading("A heading", 1)
        for line in lines:
            document.add_paragraph(line)
        if cells:
            row = document.add_table(rows=0, cols=len(cells)).add_row()
            for cell, words in zip(row.cells, cells):
                cell.text = words
        document.sections[0].header.paragraphs[0].text = header
        document.core_properties.author = "Somebody Real"
        folder = tmp_path / "templates" / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        document.save(folder / f"{name}.docx")
        return folder / f"{name}.docx"

    return make
