"""A template is checked before anyone waits: every unknown name with its place and what was meant."""

import pytest

from tests.reports import made, reading
from workbench import reports
from workbench.domain import Refused, Unreadable


@pytest.mark.parametrize("path", reports.templates().values(), ids=reports.templates())
def test_the_shipped_templates_have_no_fault(path):
    assert reports.check(path) == []


@pytest.mark.parametrize(
    ("line", "name", "suggestion"),
    [
        ("{{ case.titel }}", "there is no name “case.titel”.", "Did you mean case.title?"),
        ("{{ casse.title }}", "there is no name “casse”.", "Did you mean case?"),
        ("{% for e in episodes %}{{ e.lable }}{% endfor %}", "there is no name “e.lable”.", ""),
        (
            "{% for e in episodes %}{% for l in e.exchange %}{{ l.word }}{% endfor %}{% endfor %}",
            "there is no name “l.word”.",
            "Did you mean l.words?",
        ),
        ("{{ chart.timelime }}", "there is no name “chart.timelime”.", "Did you mean chart.timeline?"),
        (
            "{{ episodes[0].titel }}",
            "there is no name “episodes[…].titel”.",
            "Did you mean episodes[…].title?",
        ),
        ("{{ episodes.title }}", "“episodes” is a list; name one of it first: {% for … in episodes %}.", ""),
        ("{{ case }}", "“case” holds several names; write one after a dot, such as case.name.", ""),
        (
            "{% for x in case.title %}{% endfor %}",
            "“case.title” is not a list, so there is nothing to go through.",
            "",
        ),
        ("{{ case.title | uper }}", "there is no filter “uper”.", "Did you mean upper?"),
        ("{{ case.title | safe }}", "there is no filter “safe”.", ""),
        ("{{ case.summary.text }}", "“case.summary” is words and has no names of its own.", ""),
        (
            "{% if method.turn > 3 %}x{% endif %}",
            "there is no name “method.turn”.",
            "Did you mean method.turns?",
        ),
        ("{% include 'other' %}", "a Word template stands by itself and cannot take in another.", ""),
    ],
)
def test_a_wrong_name_is_found_with_what_was_meant(template, line, name, suggestion):
    fault = reports.check(template("Fine: {{ case.title }}", line))[0]
    assert fault.name == name and (not suggestion or fault.suggestion == suggestion)
    assert fault.where == "under “A heading”" and line[:40] in str(fault)


def test_places_name_table_cell_and_header(template):
    path = template(
        "{{ case.title }}", cells=("{{ case.name }}", "{{ cas.name }}"), header="{{ manifest.lines }}"
    )
    assert [str(f) for f in reports.check(path)] == [
        "Under “A heading”, table 1, row 1, column 2, “{{ cas.name }}”: there is no name “cas”. "
        "Did you mean case?",
        "Page header, “{{ manifest.lines }}”: there is no name “manifest.lines”. Did you mean manifest.line?",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{{ case.title", "a tag is opened and not closed in this paragraph"),
        ("{% for e in episodes %}", "is not ended"),
        ("{{ case..title }}", "cannot be read"),
        ("{%p if case.synthetic %} and words", "vanishes with everything in it"),
        ("{%tr for e in episodes %}", "belongs into a table"),
        ("{{r case.title }}", "without the letter r"),
    ],
)
def test_a_tag_that_cannot_work_is_found(template, line, words):
    assert any(words in f.name for f in reports.check(template(line)))


def test_loops_conditions_macros_and_typographic_quotes_are_understood(template):
    path = template(
        "{%p for episode in episodes %}",
        "{{ loop.index }} {{ episode.title | upper }} {{ episode.accounts[0].who.name }}",
        "{%p endfor %}",
        "{% set first = episodes | first %}{{ first.title if first else “none” }}",
        "{% if case.synthetic and not measures %}x{% endif %}",
        '{% for m in measures | selectattr("series") %}{{ m.short }}{% endfor %}',
        "{{ method.turns | count(‘turn’) }}",
        "{% macro dot(x) %}{{ x.anything }}{% endmacro %}{{ dot(case) }}",
    )
    assert reports.check(path) == []


def test_a_report_refuses_a_faulty_template_and_names_every_place(template, tmp_path):
    template("{{ case.titel }}", "{{ episodes[0].nme }}")
    with pytest.raises(Refused) as refused:
        reports.report(made.file(), template="mine", folder=tmp_path)
    assert (
        "case.title" in str(refused.value)
        and "nme" in str(refused.value)
        and "under" in str(refused.value).lower()
    )


def test_a_name_that_only_fails_when_filled_in_is_refused_in_a_sentence(template, tmp_path):
    template("{{ episodes[17].title }}")
    with pytest.raises(Refused, match="mine.docx"):
        reports.report(made.file(), template="mine", folder=tmp_path)


def test_a_template_cannot_reach_behind_the_names(template):
    for line in (
        "{{ case.__class__ }}",
        "{{ case.title.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ _file }}",
        "{{ chart._file }}",
    ):
        with pytest.raises(Refused):
            reports.report(made.file(), template=template(line), today="2026-03-01")


def test_a_file_that_is_no_word_file_is_said_to_be_none(tmp_path):
    (tmp_path / "x.docx").write_bytes(b"%PDF-1.7 no")
    with pytest.raises(Unreadable, match="Word document"):
        reports.check(tmp_path / "x.docx")


def test_a_name_split_over_runs_is_still_one_name(template, tmp_path):
    from docx import Document

    path = template("start")
    document = Document(path)
    paragraph = document.paragraphs[1]
    paragraph.text = ""
    for piece in ("{", "{ case", ".tit", "le }", "} end"):
        paragraph.add_run(piece).bold = piece == ".tit"
    document.save(path)
    assert reports.check(path) == []
    assert (
        reading.paragraphs(reading.opened(reports.report(made.file(), template=path, today="2026-03-01")))[1]
        == "Ada and Ben & the Thursdays end"
    )
