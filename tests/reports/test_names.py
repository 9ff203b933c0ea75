"""The handbook of names is made from the classes themselves, and only what a template names is made."""

from pathlib import Path

from tests.reports import made
from workbench import reports
from workbench.reports.context import ReportContext
from workbench.reports.words import clock, count, numbered, spoken, visible

HANDBOOK = Path(__file__).parents[2] / "docs" / "how-to" / "report-template.md"


def test_every_name_has_a_sentence_and_says_what_it_holds():
    known = reports.names()
    assert len(known) > 150
    for name in known:
        assert name.says.endswith((".", "”", "?", ")")) and name.type, name
    assert {
        "case.title",
        "episode.exchange",
        "line.words",
        "chart.timeline",
        "account.intensity",
        "withheld.id",
        "manifest.line",
    } <= {k.path for k in known}


def test_the_handbook_lists_exactly_the_names_there_are():
    page = HANDBOOK.read_text(encoding="utf-8")
    listed = page.split("<!-- names -->")[1].split("<!-- end of names -->")[0].strip()
    assert listed == "\n".join(reports.manual()).strip(), (
        "Write the list anew; `python -m workbench.reports.names` prints it."
    )


def test_only_figures_that_are_named_are_drawn(template, tmp_path, monkeypatch):
    from workbench.charts import Chart

    drawn = []
    original = Chart.draw
    monkeypatch.setattr(
        Chart,
        "draw",
        lambda self, tables, **options: drawn.append(self.name) or original(self, tables, **options),
    )
    template("{{ case.title }} {{ episodes[0].title }}", name="words")
    assert (
        reports.report(made.file(), template="words", folder=tmp_path, today="2026-03-01").figures == 0
        and drawn == []
    )
    template(
        "{{ chart.timeline }}",
        "{{ chart.timeline.caption }}",
        "{{ measures[0].figure }}",
        "{{ chart.session }}",
        name="pictures",
    )
    assert reports.report(made.file(), template="pictures", folder=tmp_path, today="2026-03-01").figures == 3
    assert sorted(drawn) == ["session", "timeline", "trajectory"]


def test_context_is_complete_without_a_template():
    context = ReportContext.of(made.file(), purpose="treatment", today="2026-03-01")
    for name in (k.path for k in reports.names() if "." not in k.path):
        assert getattr(context, name) is not None


def test_numbers_in_sentences():
    assert (
        numbered("turn", [42]) == "turn 42"
        and numbered("turn", [42, 43]) == "turns 42 and 43"
        and numbered("turn", range(42, 51)) == "turns 42 to 50"
    )
    assert (
        numbered("session", [3, 7, 9, 10, 11]) == "sessions 3, 7 and 9 to 11"
        and numbered("session", []) == ""
    )
    assert (
        count(0, "memo") == "no memos"
        and count(1, "memo") == "1 memo"
        and count(1204, "entry", "entries") == "1,204 entries"
    )
    assert clock(1455.9) == "24:15" and clock(None) == "" and clock(6005) == "100:05"


def test_remarks_of_the_transcriber_are_told_from_speech():
    assert spoken("Mm. [pause 4 s] Yes (laughs).").parts == (
        ("", "Mm. "),
        ("Aside", "[pause 4 s]"),
        ("", " Yes "),
        ("Aside", "(laughs)"),
        ("", "."),
    )
    assert str(spoken("a [b c")) == "a [b c"


def test_visible_leaves_ordinary_text_alone():
    for words in ("Ça va ? – “Ja”… 😀 👩‍👧 שלום", "one\ntwo\tthree"):
        assert visible(words) == words
    assert visible("a\r\nb\rc") == "a\nb\nc"
