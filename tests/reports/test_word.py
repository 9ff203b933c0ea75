"""What Word finds: styles, captions that number themselves, heads of tables, alternative text, language."""

import re

from docx.oxml.ns import qn

from tests.reports import made, reading
from workbench import reports


def tables(document):
    return list(document.element.body.iter(qn("w:tbl")))


def header_row(table):
    return table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_every_table_of_data_repeats_its_head_and_never_splits_a_row(document):
    data = [t for t in tables(document) if t.tblPr.find(qn("w:tblStyle")).get(qn("w:val")) != "ExchangeTable"]
    assert len(data) >= 10 and all(header_row(t) for t in data)
    for table in tables(document):
        assert all(
            row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.findall(qn("w:tr"))
        )
        assert (
            table.tblPr.find(qn("w:tblCaption")) is not None
            and table.tblPr.find(qn("w:tblDescription")) is not None
        )


def test_every_table_of_data_follows_its_caption_and_stays_with_it(document):
    for table in tables(document):
        if header_row(table):
            before = table.getprevious()
            assert before.pPr.pStyle.val == "TableCaption", reading.text(document)[:80]
    assert document.styles["Table Caption"].paragraph_format.keep_with_next


def test_captions_number_themselves_by_fields_in_order(document):
    for kind in ("Figure", "Table"):
        found = []
        for p in document.element.body.iter(qn("w:p")):
            code = "".join(i.text or "" for i in p.iter(qn("w:instrText")))
            if f"SEQ {kind}" in code:
                found.append("".join(t.text or "" for t in p.iter(qn("w:t"))))
        assert [int(re.match(rf"{kind} (\d+)\.", words)[1]) for words in found] == list(
            range(1, len(found) + 1)
        ) and found


def test_every_figure_has_alternative_text_and_its_caption_below(document, report):
    drawings = list(document.element.body.iter(qn("wp:docPr")))
    assert len(drawings) == report.figures == 3
    assert all(len(d.get("descr")) > 60 for d in drawings) and len({d.get("id") for d in drawings}) == 3
    for drawing in document.element.body.iter(qn("w:drawing")):
        paragraph = next(drawing.iterancestors(qn("w:p")))
        assert paragraph.pPr.pStyle.val == "Figure" and paragraph.getnext().pPr.pStyle.val == "Caption"
    assert (
        document.styles["Figure"].paragraph_format.keep_with_next
        and document.styles["Caption"].paragraph_format.keep_together
    )


def test_figures_are_as_wide_as_the_text_at_most(document):
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    extents = [int(e.get("cx")) for e in document.element.body.iter(qn("wp:extent"))]
    assert extents and max(extents) <= room and max(extents) > room * 0.6


def test_what_people_said_is_serif_and_what_is_said_about_it_is_not(document):
    face = lambda name: document.styles[name].element.rPr.rFonts.get(qn("w:ascii"))
    assert (
        reading.style_of(document, made.SAID[2][1][:20]) == "Verbatim"
        and reading.style_of(document, "She asks, and takes it back.") == "Description"
    )
    assert (
        reading.style_of(document, "He read me the rule.") == "Quote"
        and reading.style_of(document, "Neither names the wish.") == "Interpretation"
    )
    assert {face(n) for n in ("Verbatim", "Quote", "Description", "Interpretation Quote")} == {"Cambria"}
    assert {face(n) for n in ("Interpretation", "Caption", "Table Text", "Normal", "Heading 1")} == {
        "Calibri"
    }
    assert document.styles["Interpretation"].element.pPr.find(f"{qn('w:pBdr')}/{qn('w:left')}") is not None


def test_names_stand_in_the_colour_of_their_role_and_remarks_apart(document):
    assert reading.run_style(document, "Ada") == {"Patient"} and reading.run_style(document, "Ben") == {
        "Therapist"
    }
    assert reading.run_style(document, "[pause 4 s]") == {"Aside"} and reading.run_style(
        document, "(quietly)"
    ) == {"Aside"}
    assert (
        str(document.styles["Patient"].font.color.rgb) == "17508A"
        and str(document.styles["Therapist"].font.color.rgb) == "9A5B00"
    )


def test_headings_are_headings_and_number_themselves(document):
    styles = {p.style.name for p in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Verbatim"} <= styles | {"Verbatim"}
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 2"][:3] == [
        "A look",
        "Thursday",
        "The long hour",
    ]
    assert (
        document.styles["Heading 2"].element.pPr.numPr.numId.val
        == document.styles["Heading 1"].element.pPr.numPr.numId.val
    )


def test_header_and_footer_say_case_notice_entry_and_page(document):
    section = document.sections[0]
    assert (
        section.header.paragraphs[0].text
        == "Ada and Ben & the Thursdays\tSynthetic case. All people are invented."
    )
    assert section.footer.paragraphs[0].text.startswith("Made from case made, journal entry 1,204\t")
    assert "PAGE" in "".join(i.text for i in section.footer._element.iter(qn("w:instrText")))


def test_a_case_that_is_not_invented_does_not_say_so():
    head = made.records()[0].but(synthetic=False)
    file = made.CaseFile(case=made.CASE).apply([made.Change(None, r) for r in [head, *made.records()[1:]]])
    document = reading.opened(reports.report(file, today="2026-03-01"))
    assert "invented" not in reading.text(document) + document.sections[0].header.paragraphs[0].text


def test_language_title_and_nothing_about_persons_or_machines(document):
    core = document.core_properties
    assert (core.author, core.last_modified_by, core.comments, core.keywords) == ("", "", "", "")
    assert (
        core.title == "Ada and Ben & the Thursdays"
        and core.language == "en"
        and core.created.date().isoformat() == "2026-03-01"
    )
    lang = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
    )
    assert lang.get(qn("w:val")) == "en-GB"
    assert all(
        "customXml" not in str(p.partname) and "comments" not in str(p.partname)
        for p in document.part.package.iter_parts()
    )


def test_widows_are_controlled_and_headings_stay_with_their_text(document):
    for name in ("Normal", "Description", "Verbatim", "Interpretation"):
        assert document.styles[name].paragraph_format.widow_control
    assert all(document.styles[f"Heading {n}"].paragraph_format.keep_with_next for n in (1, 2, 3))
