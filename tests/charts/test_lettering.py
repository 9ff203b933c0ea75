"""Words find room, or are cut with an ellipsis; heights move apart no further than they must."""

from workbench.charts.lettering import Row, apart, shorten, wide
from workbench.charts.words import clock, count, instrument, listed, number, person, title


def test_a_word_goes_where_it_was_wished_if_nothing_is_there():
    row = Row(0, 100, gap=5)
    assert row.place(40, [10]) == 10
    assert row.place(40, [20, 55]) == 55
    assert row.place(10, [48]) is None
    assert row.place(30, [80]) is None


def test_words_are_cut_to_their_room():
    assert shorten("  Homework\n again ", 11, 200) == "Homework again"
    cut = shorten("The quarrel about the length of the session", 11, 100)
    assert cut.endswith("…") and wide(cut, 11) <= 100 < wide("The quarrel about the length", 11)
    assert shorten("anything", 11, 0) == "…"


def test_heights_keep_their_order_and_distance():
    assert apart([50, 20], 14, 0, 100) == [50, 20]
    assert apart([50, 52], 14, 0, 100) == [44, 58]
    assert apart([1, 2, 3], 14, 0, 100) == [0, 14, 28]
    assert apart([99, 98], 14, 0, 100) == [100, 86]


def test_names_as_papers_write_them():
    assert [instrument(m) for m in ("wai_sr", "phq_9", "rrs3", "core_10", "haq_ii", "oq_45")] == [
        "WAI-SR", "PHQ-9", "3RS", "CORE-10", "HAq-II", "OQ-45"]
    assert title("wai_sr") == "Working alliance" and title("wai_sr", short=True) == "alliance"
    assert title("xyz_2") == "XYZ-2" == title("xyz_2", short=True)


def test_small_words():
    assert [number(4.0), number(4.25), number(24)] == ["4", "4.2", "24"]
    assert person("Dario", "patient") == "Dario (patient)" and person("", "patient", "patient") == "patient"
    assert [clock(0), clock(75.4), clock(6000)] == ["0:00", "1:15", "1:40:00"]
    assert count(1, "memo") == "1 memo" and count(1200, "memo") == "1,200 memos" and listed([3, 7, 9]) == "3, 7 and 9"
