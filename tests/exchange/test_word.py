"""Word documents: paragraphs, tables, tracked changes, hidden text, and what stands beside the text."""

from __future__ import annotations

import io
import time
from pathlib import Path

import docx
import pytest

from tests.badinputs import docx as bare
from tests.badinputs import p
from tests.exchange.reading import put, read, spoken, told
from workbench.domain.errors import Undecided, Unreadable


def saved(folder: Path, document: docx.document.Document, name: str = "session-002.docx") -> Path:
    out = io.BytesIO()
    document.save(out)
    return put(folder, name, out.getvalue())


def table(folder: Path, *rows: tuple[str, ...]) -> Path:
    document = docx.Document()
    made = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
    return saved(folder, document)


def test_labelled_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("T: Hello.", "", "P: Yes.", "And more.", "T:\tA tab\nand a break."):
        document.add_paragraph(text)
    (transcript,) = read(saved(tmp_path, document)).transcripts
    assert [(t.speaker, t.text, t.where) for t in transcript.turns] == [
        ("T", "Hello.", "paragraph 1"),
        ("P", "Yes.\nAnd more.", "paragraph 3"),
        ("T", "A tab\nand a break.", "paragraph 5"),
    ]
    assert transcript.session == 2


def test_a_table_with_headings(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        ("Time", "Speaker", "Utterance"),
        ("00:01", "T", "Hello."),
        ("00:04", "P:", "Yes."),
        ("00:06", "", "And more."),
    )
    (transcript,) = read(path).transcripts
    assert [(t.speaker, t.text, t.start, t.where) for t in transcript.turns] == [
        ("T", "Hello.", 1.0, "table 1, row 2"),
        ("P", "Yes.\nAnd more.", 4.0, "table 1, row 3"),
    ]


def test_a_table_without_headings(tmp_path: Path) -> None:
    bundle = read(
        table(
            tmp_path,
            ("00:01 - 00:03", "T", "Hello."),
            ("00:04 - 00:06", "P", "Yes."),
            ("00:07", "T", "Well."),
        )
    )
    assert spoken(bundle) == [("T", "Hello."), ("P", "Yes."), ("T", "Well.")]
    assert [(t.start, t.end) for t in bundle.transcripts[0].turns] == [(1.0, 3.0), (4.0, 6.0), (7.0, None)]


def test_a_table_whose_columns_nobody_can_tell(tmp_path: Path) -> None:
    bundle = read(table(tmp_path, ("T: one", "x", "y", "z"), ("P: two", "", "", "")))
    assert ("P", "two") in spoken(bundle)
    assert "table 1: its columns could not be told apart" in told(bundle)


def test_a_time_that_cannot_be_names_its_row(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="table 1, row 3"):
        read(table(tmp_path, ("time", "speaker", "text"), ("00:01", "T", "a"), ("00:99", "P", "b")))


INSERTED = '<w:ins w:author="S"><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:ins>'
DELETED = '<w:del w:author="S"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'


def test_tracked_changes_either_way(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:r><w:t>P: my </w:t></w:r>{DELETED.format('Marianne')}{INSERTED.format('sister')}</w:p>"
        '<w:p><w:pPr><w:rPr><w:del w:author="S"/></w:rPr></w:pPr><w:r><w:t>T: One </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>two.</w:t></w:r></w:p>"
    )
    path = put(tmp_path, "a.docx", bare(body))
    assert spoken(read(path, tracked="accept")) == [("P", "my sister"), ("T", "One two.")]
    assert spoken(read(path, tracked="reject")) == [("P", "my Marianne"), ("T", "One \ntwo.")]


def test_tracked_table_rows(tmp_path: Path) -> None:
    def row(text: str, mark: str = "") -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{p('P')}</w:tc><w:tc>{p(text)}</w:tc></w:tr>"

    gone = '<w:del w:author="S"/>'
    path = put(tmp_path, "a.docx", bare(f"<w:tbl>{row('kept')}{row('gone', gone)}{row('also kept')}</w:tbl>"))
    assert spoken(read(path, tracked="accept")) == [("P", "kept\nalso kept")]
    assert spoken(read(path, tracked="reject")) == [("P", "kept\ngone\nalso kept")]


def test_hidden_by_run_and_by_style(tmp_path: Path) -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="I"><w:basedOn w:val="H"/></w:style></w:styles>'
    )
    body = (
        p("P: seen ")
        + p("by run", "<w:rPr><w:vanish/></w:rPr>")
        + p("by style", '<w:rPr><w:rStyle w:val="I"/></w:rPr>')
        + p("shown", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
        + '<w:p><w:pPr><w:pStyle w:val="I"/></w:pPr><w:r><w:t>by paragraph</w:t></w:r></w:p>'
    )
    path = put(tmp_path, "a.docx", bare(body, extra=(("word/styles.xml", styles),)))
    with pytest.raises(Undecided, match="3 stretches.*by run.*by style.*by paragraph"):
        read(path)
    assert spoken(read(path, hidden="drop")) == [("P", "seen \n\n\nshown")]
    assert "by paragraph" in spoken(read(path, hidden="keep"))[0][1]


def test_comments_footnotes_and_boxes_are_told(tmp_path: Path) -> None:
    comment = '<w:comments xmlns:w="x"><w:comment><w:p>Is this Anna?</w:p></w:comment></w:comments>'
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict></w:r></w:p>"
    bundle = read(put(tmp_path, "a.docx", bare(p("P: x") + box, extra=(("word/comments.xml", comment),))))
    assert spoken(bundle) == [("P", "x")]
    assert "1 comment in the document" in told(bundle) and "text boxes" in told(bundle)


def test_links_fields_and_controls_are_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>P: see </w:t></w:r><w:hyperlink><w:r><w:t>this</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent>"
        "<w:r><w:t> and</w:t></w:r></w:sdtContent></w:sdt><w:r><w:noBreakHyphen/><w:t>that</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('T: Hm.')}</w:sdtContent></w:sdt>"
    )
    assert spoken(read(put(tmp_path, "a.docx", bare(body)))) == [
        ("P", "see this and\u2011that"),
        ("T", "Hm."),
    ]


def test_split_by_paragraph_keeps_breaks_inside_one(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("One\nbroken line.")
    document.add_paragraph("Two.")
    path = saved(tmp_path, document)
    assert spoken(read(path, split="paragraphs")) == [("", "One\nbroken line."), ("", "Two.")]
    assert len(spoken(read(path, split="lines"))) == 3


def test_ten_thousand_paragraphs_are_quick(tmp_path: Path) -> None:
    body = "".join(p(f"{'PT'[n % 2]}: words number {n}") for n in range(10_000))
    path = put(tmp_path, "a.docx", bare(body))
    begun = time.monotonic()
    assert len(spoken(read(path))) == 10_000
    assert time.monotonic() - begun < 5
