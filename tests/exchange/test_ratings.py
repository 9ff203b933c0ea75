"""Ratings long and wide: measures by name or mapping, values checked, missing kept apart, questions asked."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.reading import put, read, told
from workbench.domain.errors import Undecided, Unreadable
from workbench.exchange import Bundle, Options
from workbench.exchange.dates import BadDate, parsed
from workbench.exchange.measure_names import Measures, Named, shipped_measures
from workbench.exchange.ratings import READER
from workbench.exchange.values import Fault, number

ROOT = Path(__file__).parents[2]


def of(folder: Path, content: str, **options: object) -> Bundle:
    return READER.read(put(folder, "ratings.csv", content), Options(**options))  # type: ignore[arg-type]


def values(bundle: Bundle) -> list[tuple]:
    return [(r.session, r.measure, r.scale, r.by, r.timing, r.value, r.state) for r in bundle.ratings]


def test_long(tmp_path: Path) -> None:
    bundle = of(
        tmp_path,
        "session,measure,scale,by,timing,value\n1,WAI-SR,bond,patient,post,4.25\n1,ors,,patient,pre,17.5\n"
        "2,psq,rupture intensity,therapist,,0\n2,wai_sr,,patient,,n/a\n3,wai_sr,,patient,,not asked\n",
    )
    assert values(bundle) == [
        (1, "wai_sr", "bond", "patient", "post", 4.25, "answered"),
        (1, "ors", "total", "patient", "pre", 17.5, "answered"),
        (2, "psq", "rupture_intensity", "therapist", "post", 0.0, "answered"),
        (2, "wai_sr", "total", "patient", "post", None, "missing"),
        (3, "wai_sr", "total", "patient", "post", None, "not-asked"),
    ]
    assert bundle.ratings[0].where == "line 2" and bundle.ratings[0].file == "ratings.csv"
    assert "line 5: “n/a” is kept as a missing value" in told(bundle)


def test_wide_by_the_names_of_measures(tmp_path: Path) -> None:
    bundle = of(tmp_path, "session,PHQ9,wai_sr_bond,therapist_wai_sr,mood\n1,12,4.5,3.6,5\n2,,4,3.5,6\n")
    assert values(bundle)[:3] == [
        (1, "phq_9", "total", "patient", "pre", 12.0, "answered"),
        (1, "wai_sr", "bond", "patient", "post", 4.5, "answered"),
        (1, "wai_sr", "total", "therapist", "post", 3.6, "answered"),
    ]
    assert values(bundle)[3][-1] == "missing"
    assert "the column “mood” names no measure; not taken" in told(bundle)


def test_wide_by_mapping(tmp_path: Path) -> None:
    spec = {"measure": "psq", "scale": "rupture_intensity", "by": "therapist", "timing": "post"}
    bundle = of(tmp_path, "Nr,t_rupture\n1,0\n2,3\n", columns={"session": "Nr", "t_rupture": spec})
    assert [(r.session, r.by, r.value) for r in bundle.ratings] == [
        (1, "therapist", 0.0),
        (2, "therapist", 3.0),
    ]
    assert [r.value for r in of(tmp_path, "session,s\n1,9\n", columns={"phq_9": "s"}).ratings] == [9.0]


def test_the_first_demo_case(tmp_path: Path) -> None:
    import tomllib

    columns = tomllib.loads((ROOT / "cases/varga/case.toml").read_text("utf-8"))["ratings"]["columns"]
    bundle = READER.read(ROOT / "cases" / "varga" / "ratings.csv", Options(columns=columns))
    assert len(bundle.ratings) == 180
    alliance = [r.value for r in bundle.ratings if (r.measure, r.by) == ("wai_sr", "patient")]
    assert alliance[:3] == [4.2, 4.4, 4.5] and alliance[13] == 3.8
    assert [r.state for r in bundle.ratings if r.scale == "resolution"][:4] == [
        "missing",
        "missing",
        "missing",
        "answered",
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"x": {"measure": "nope"}},
        {"x": {"measure": "wai_sr", "scale": "nope"}},
        {"absent": {"measure": "ors"}},
        {"nope": "x"},
        {"session": "absent"},
    ],
)
def test_a_mapping_that_fits_nothing_is_refused(tmp_path: Path, columns: dict) -> None:
    with pytest.raises(Unreadable, match="nope|absent"):
        of(tmp_path, "session,x\n1,2\n", columns=columns)


def test_items_of_a_questionnaire(tmp_path: Path) -> None:
    header = ",".join(f"wai_sr_{n}" for n in range(1, 13))
    bundle = of(
        tmp_path, f"session,{header}\n1,{','.join('345' * 4)}\n2,{','.join(['4'] * 11)},\n3{',' * 12}\n"
    )
    assert [(r.session, r.scale, r.value, r.state, len(r.items)) for r in bundle.ratings] == [
        (1, "total", None, "answered", 12),
        (2, "total", None, "answered", 12),
        (3, "total", None, "missing", 0),
    ]
    assert bundle.ratings[0].items[:3] == ((1, 3.0), (2, 4.0), (3, 5.0))
    assert bundle.ratings[1].items[-1] == (12, None)
    long = of(tmp_path, "session,measure,item,value\n1,phq_9,2,3\n1,phq_9,1,0\n")
    assert [r.items for r in long.ratings] == [((1, 0.0), (2, 3.0))]


def test_faults_of_items(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="line 2: 6 lies outside 1 to 5.*line 3: 1.5 cannot be"):
        of(tmp_path, "session,wai_sr_1\n1,6\n2,1.5\n")
    with pytest.raises(
        Unreadable, match="line 2: phq_9 has no item “10”.*line 4: item 1 of phq_9 is given a second time"
    ):
        of(tmp_path, "session,measure,item,value\n1,phq_9,10,3\n1,phq_9,1,0\n1,phq_9,1,0\n")


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        of(
            tmp_path,
            "session,measure,by,timing,value,state\n1,ors,patient,pre,41,\nx,ors,patient,pre,4,\n"
            "2,ors,patient,during,4,\n3,ors,patient,pre,,answered\n4,ors,patient,pre,4,lost\n,ors,patient,pre,4,\n",
        )
    for line in range(2, 8):
        assert f"line {line}:" in str(refused.value)


def test_decimal_commas(tmp_path: Path) -> None:
    assert [r.value for r in of(tmp_path, "session;ors\n1;12,5\n2;13\n").ratings] == [12.5, 13.0]
    with pytest.raises(Undecided, match="--decimal"):
        of(tmp_path, 'session,ors\n1,"12,5"\n')
    assert [r.value for r in of(tmp_path, 'session,ors\n1,"12,5"\n', decimal=",").ratings] == [12.5]
    with pytest.raises(Unreadable, match="line 3"):
        of(tmp_path, "session;ors\n1;12,5\n2;13.5\n")


def test_dates_instead_of_sessions(tmp_path: Path) -> None:
    bundle = of(tmp_path, "date,ors\n2024-03-04,12\nW07,13\n")
    assert [(r.session, r.date) for r in bundle.ratings] == [(None, "2024-03-04"), (None, "W07")]
    clear = of(tmp_path, "date,ors\n03/04/2024,12\n13/04/2024,13\n")
    assert [r.date for r in clear.ratings] == ["2024-04-03", "2024-04-13"]
    assert "read as day, month, year" in told(clear)
    assert [r.date for r in of(tmp_path, "date,ors\n03.04.2024,12\n").ratings] == ["2024-04-03"]
    assert [r.date for r in of(tmp_path, "date,ors\n03/04/2024,12\n", dates="mdy").ratings] == ["2024-03-04"]


def test_who_rated_and_when_can_be_said_once(tmp_path: Path) -> None:
    bundle = of(tmp_path, "session,wai_s\n1,5.5\n", by="therapist", timing="pre")
    assert values(bundle) == [(1, "wai_s", "total", "therapist", "pre", 5.5, "answered")]


def test_a_scale_that_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="psq has no scale “total”; it has presence"):
        of(tmp_path, "session,measure,by,value\n1,psq,patient,3\n")


def excel(folder: Path, *rows: tuple, epoch: object = None) -> Path:
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    for row in rows:
        book.active.append(row)
    book.save(folder / "ratings.xlsx")
    return folder / "ratings.xlsx"


def test_excel_days_numbers_and_both_calendars(tmp_path: Path) -> None:
    from datetime import date

    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    rows = (("date", "ors"), (date(2024, 4, 3), 12.5), (45386, 13))
    assert [(r.date, r.value) for r in read(excel(tmp_path, *rows)).ratings] == [
        ("2024-04-03", 12.5),
        ("2024-04-04", 13.0),
    ]
    mac = [(r.date, r.value) for r in read(excel(tmp_path, *rows[:2], epoch=CALENDAR_MAC_1904)).ratings]
    assert mac == [("2024-04-03", 12.5)]


def test_a_formula_that_was_never_computed(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cell B2"):
        read(excel(tmp_path, ("session", "ors"), (1, "=10+2")), kind="ratings")


def test_measures_are_found_by_any_spelling() -> None:
    measures = Measures()
    assert measures.id_of("Wai SR") == "wai_sr"
    assert measures.named("core10") == Named("core_10")
    assert measures.named("CORE-10_3") == Named("core_10", item=3)
    assert measures.named("observer_rrs3_withdrawal") == Named("rrs3", "withdrawal", "observer")
    assert measures.named("wai_sr_13") is None
    assert measures.named("") is None


@pytest.mark.parametrize("name", sorted(shipped_measures()))
def test_every_shipped_measure_is_a_column_name(name: str) -> None:
    measures = Measures()
    for scale in measures.scales(name):
        assert measures.named(f"{name}_{scale}") == Named(name, scale)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e6, max_value=1e6))
def test_numbers_come_back(value: float) -> None:
    assert number(repr(value), ".") == value
    assert number(f"{value:.3f}".replace(".", ","), ",") == float(f"{value:.3f}")


@given(st.text(max_size=12))
def test_any_cell_is_a_number_or_a_fault(text: str) -> None:
    try:
        assert abs(number(text, ".")) < float("inf")
    except Fault as fault:
        assert text.strip()[:30].replace("\u2212", "-") in str(fault)


@given(st.text(max_size=12), st.sampled_from(["dmy", "mdy"]))
def test_any_cell_is_a_date_or_a_fault(text: str, order: str) -> None:
    try:
        found = parsed(text, order, None)
    except BadDate:
        return
    assert not found or found[0] == "W" or len(found) == 10
