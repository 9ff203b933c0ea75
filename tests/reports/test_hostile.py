"""Words that would break XML, Word or the template language come out as they were said."""

import pytest

from tests.reports import made, reading
from workbench import reports
from workbench.reports.words import visible


@pytest.fixture(scope="module")
def hostile():
    return reports.report(made.replaced(made.turn_id(2, 3), made.HOSTILE), today="2026-03-01")


def test_hostile_words_come_out_literally(hostile):
    line = next(p for p in reading.paragraphs(reading.opened(hostile)) if p.startswith("R & D"))
    assert line == (
        "R & D <b>bold</b> ]]> &amp; {{ 7*7 }} {% for x in y %} {_{ bell␇ null␀ tab\there vt␋ lone[U+D83D] "
        "end 😀 שלום עולם "
        "reversed[U+202E]abc last[U+FFFE] [U+FDD0]Patient[U+FDD1]fake[U+FDD2] [U+FDD3]0[U+FDD3]"
    )


@pytest.mark.parametrize(
    "odd",
    [
        chr(c)
        for c in (
            *range(9),
            11,
            12,
            *range(14, 32),
            0x7F,
            0x85,
            0x9F,
            0x200B,
            0xD800,
            0xDFFF,
            0xFDD0,
            0xFFFE,
            0xFFFF,
            0x1FFFE,
            0x10FFFF,
        )
    ],
)
def test_one_odd_character_never_kills_a_report_and_is_seen(odd, template, tmp_path):
    template(
        "{% for e in episodes %}{% for line in e.exchange %}{{ line.words }}{% endfor %}{% endfor %}",
        name="short",
    )
    report = reports.report(
        made.replaced(made.turn_id(2, 3), f"before{odd}after"),
        template="short",
        folder=tmp_path,
        today="2026-03-01",
    )
    text = reading.text(reading.opened(report))
    assert f"before{visible(odd)}after" in text
    assert visible(odd).strip() or odd == "\u200b"


def test_names_titles_and_memos_may_hold_anything(template, tmp_path):
    template("{{ case.title }}", "{{ case.summary }}", name="short", header="{{ case.title }}")
    head = made.records()[0].but(title="<w:p/> {{ case.name }} \x01", summary="One & two\n\n{% raw %} three")
    file = made.CaseFile(case=made.CASE).apply([made.Change(None, r) for r in [head, *made.records()[1:]]])
    document = reading.opened(reports.report(file, template="short", folder=tmp_path, today="2026-03-01"))
    assert reading.paragraphs(document) == [
        "A heading",
        "<w:p/> {{ case.name }} ␁",
        "One & two",
        "{% raw %} three",
    ]
    assert document.sections[0].header.paragraphs[0].text == "<w:p/> {{ case.name }} ␁"


def test_words_from_the_right_are_set_from_the_right(template, tmp_path):
    template(
        "{%p for e in episodes %}",
        "{%p for line in e.exchange %}",
        "{{ line.words }}",
        "{%p endfor %}",
        "{%p endfor %}",
        name="short",
    )
    report = reports.report(
        made.replaced(made.turn_id(2, 2), "שלום, מה שלומך?"),
        template="short",
        folder=tmp_path,
        today="2026-03-01",
    )
    said = next(p for p in reading.opened(report).paragraphs if p.text == "שלום, מה שלומך?")
    assert "<w:rtl/>" in said._p.xml and "<w:bidi/>" in said._p.xml
    assert reading.opened(report).element.xml.count("<w:bidi/>") == 1


def test_empty_lines_become_paragraphs_of_the_same_style_and_single_ones_breaks(template, tmp_path):
    template("{{ case.summary }} End.", name="short")
    head = made.records()[0].but(summary="First.\n\nSecond,\nnext line.")
    file = made.CaseFile(case=made.CASE).apply([made.Change(None, r) for r in [head, *made.records()[1:]]])
    document = reading.opened(reports.report(file, template="short", folder=tmp_path, today="2026-03-01"))
    assert reading.paragraphs(document)[1:] == ["First.", "Second,\nnext line. End."]


def test_a_report_carries_no_trace_of_who_made_the_template(template, tmp_path):
    template("{{ case.title }}", name="short")
    report = reports.report(made.file(), template="short", folder=tmp_path, today="2026-03-01")
    assert b"Somebody Real" not in reading.everything(report) and b"python-docx" not in reading.everything(
        report
    )
