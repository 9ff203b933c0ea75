"""The timeline shows what is missing, names what it draws, and lets no name cover another."""

import pytest

from tests.charts import made
from workbench import charts
from workbench.charts.axis import axis
from workbench.charts.people import scales
from workbench.charts.tracks.coded import longest
from workbench.domain.errors import NotFound


def rows(chart, sheet):
    """The rows of one layer of a chart."""
    spec = chart.to_dict()
    layer = next((layer for layer in spec["layer"] if layer["name"] == sheet), None)
    return [] if layer is None else list(spec["datasets"][layer["data"]["name"]])


def words(chart):
    return [row["words"] for sheet in ("words", "labels") for row in rows(chart, sheet)]


def gone(frame, by="dario"):
    part = frame[(frame["kind"] == "rating") & (frame["measure"] == "wai_sr") & (frame["by"] == by)]
    return set(part.loc[part["value"].isna(), "session"])


@pytest.mark.parametrize(("by", "sheet"), [("dario", "lines-patient"), ("nadia", "lines-therapist")])
def test_a_line_is_interrupted_where_a_form_is_missing(by, sheet):
    frame = made.timeline(24)
    missing = gone(frame, by) | set(frame.loc[frame["state"] == "cancelled", "session"])
    drawn = [r for r in rows(charts.timeline(frame, measures=["wai_sr"]), sheet) if r["by"] == by]
    assert missing and not missing & {r["session"] for r in drawn}
    runs = {}
    for r in drawn:
        runs.setdefault(r["run"], []).append(r["session"])
    for sessions in runs.values():
        assert sessions == list(range(sessions[0], sessions[-1] + 1))
    assert len(runs) > 1


def test_a_form_given_now_and_then_is_joined_at_its_own_pace():
    frame = made.timeline(24, raters=("dario",), parts=("ratings",))
    kept = frame[(frame["kind"] == "session") | ((frame["measure"] == "wai_sr") & frame["session"].isin([1, 5, 9, 17, 21]))]
    series = scales(kept[kept["kind"] == "rating"].assign(state="answered", value=3.0))[0].series[0]
    assert [[p.session for p in run] for run in series.runs()] == [[1, 5, 9], [17, 21]]
    assert series.without_form(axis(kept, 900)) == []


def test_missing_sessions_and_forms_have_a_row_of_their_own():
    frame = made.timeline(24)
    said = [r["says"] for r in rows(charts.timeline(frame), "marks") if r.get("says")]
    missed = set(frame.loc[frame["state"] == "cancelled", "session"])
    assert {s for s in missed if f"Session {s} was not held." in said} == missed
    for s in gone(frame) - missed:
        assert f"No form from the patient after session {s}." in said
    assert "Not held, or no form" in words(charts.timeline(frame))
    complete = made.timeline(5)
    assert not [w for w in words(charts.timeline(complete)) if "form" in w or "not held" in w]


def test_each_series_is_named_at_its_last_point_with_its_last_value():
    frame = made.timeline(24)
    last = frame[(frame["measure"] == "wai_sr") & (frame["by"] == "dario") & frame["value"].notna()].iloc[-1]
    assert f"Dario (patient) {last['value']:g}" in words(charts.timeline(frame))


def test_reported_intensity_is_printed_zero_is_a_dot_and_missing_is_nothing():
    frame = made.timeline(24)
    told = frame[(frame["scale"] == "rupture_intensity") & (frame["by"] == "dario")]
    drawn = {r["session"]: r for r in rows(charts.timeline(frame), "words") if r.get("measure") == "psq" and r["by"] == "dario"}
    assert set(drawn) == set(told.loc[told["value"].notna(), "session"])
    for session, value in told[["session", "value"]].dropna().itertuples(index=False):
        assert drawn[session]["words"] == ("·" if value == 0 else f"{value:g}")
        assert (drawn[session]["weight"] == 700) == (value >= 3)


def test_observers_are_drawn_from_a_baseline_of_one_and_only_where_they_rated():
    frame = made.timeline(24)
    rated = set(frame.loc[frame["measure"] == "rrs3", "session"])
    chart = charts.timeline(frame)
    bars = [r for r in rows(chart, "areas") if r.get("scale") in ("confrontation", "withdrawal")]
    assert bars and {r["session"] for r in bars} <= rated and all(r["value"] > 1 for r in bars)
    assert all((r["y2"] < r["y"]) == (r["scale"] == "confrontation") for r in bars)
    observed = frame[(frame["measure"] == "rrs3") & (frame["scale"] == "confrontation")].groupby("session")["value"].mean()
    assert {r["session"]: r["value"] for r in bars if r["scale"] == "confrontation"} == {
        s: round(v, 5) for s, v in observed.items() if v > 1}


@pytest.mark.parametrize("n", [5, 20, 24, 60, 120])
@pytest.mark.parametrize("size", [{}, {"size": "page", "width": 620}], ids=["screen", "page"])
def test_names_of_episodes_and_events_never_overlap(n, size):
    chart = charts.timeline(made.timeline(n), **size)
    spec = chart.to_dict()
    low, high = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    spans = []
    for r in rows(chart, "words"):
        if r["letter"] in (11, 10.5) and r.get("says") and len(r["words"]) > 3:
            at = (r["x"] - low) / (high - low) * spec["width"] + r["shift"]
            wide = len(r["words"]) * r["letter"] * 0.5
            left = at - wide / 2 if r["align"] == "center" else at if r["align"] == "left" else at - wide
            spans.append((r["y"], left, left + wide, r["words"]))
    assert spans
    for y, a, b, name in spans:
        assert b <= spec["width"] + spec["config"]["padding"]["right"] + 2, name
        assert not [other for z, c, d, other in spans if abs(z - y) < 8 and (c, d) != (a, b) and c < b and a < d]


def test_no_name_in_the_gutter_lies_on_another():
    for parts in [("ratings", "episodes", "rest"), ("ratings",), ("rest",), ()]:
        for raters in [("dario", "nadia"), ("dario",)]:
            for size in ({}, {"size": "page", "width": 620}):
                chart = charts.timeline(made.timeline(24, raters=raters, parts=parts), **size)
                heights = sorted(r["y"] for r in rows(chart, "labels") if r["align"] == "right" and r["shift"] < -20)
                assert all(b - a >= 12 for a, b in zip(heights, heights[1:]))


def test_three_hundred_sessions_are_dots_and_a_median_that_says_so():
    frame = made.timeline(300)
    chart = charts.timeline(frame)
    assert "line: median of 9" in words(chart) and "dot: one session" in words(chart)
    dots = [r for r in rows(chart, "marks") if r.get("measure") == "wai_sr" and r["by"] == "dario"]
    assert len(dots) == frame[(frame["measure"] == "wai_sr") & (frame["by"] == "dario")]["value"].notna().sum()
    assert all("median" in r and "value" not in r for r in rows(chart, "lines-patient"))
    assert rows(chart, "columns") == []


def test_episodes_too_close_to_part_are_merged_with_their_number():
    frame = made.timeline(300)
    found = frame[frame["kind"] == "episode"].sort_values("x")
    chart = charts.timeline(frame)
    merged = [r for r in rows(chart, "words") if r["weight"] == 600 and r.get("says") and r["align"] == "left"]
    assert merged and all(int(r["words"]) == r["says"].count(";") + 1 for r in merged)
    said = " ".join(r["says"] for r in rows(chart, "marks") if r.get("says"))
    assert all(label in said for label in found["label"])


def test_the_longest_untouched_stretch_is_named():
    assert longest(frozenset(range(1, 31)), {1, 2, 10, 25}) == (11, 24)
    assert longest(frozenset({*range(1, 8), 9, 10}), {1}) == (2, 10)
    assert longest(frozenset(range(1, 10)), {3, 7}) is None
    chart = charts.timeline(made.timeline(300, parts=("rest",)))
    assert [w for w in words(chart) if w.endswith("longest stretch neither coded nor memoed")]


def test_what_is_not_there_yet_is_said_in_its_place():
    said = words(charts.timeline(made.timeline(24, parts=())))
    assert {"No ratings yet.", "No episodes yet.", "Nothing coded yet.", "No memos yet."} <= set(said)
    one = words(charts.timeline(made.timeline(24, raters=("dario",))))
    assert "No ratings from the therapist; what only the therapist would have seen stays unknown." in one


def test_named_measures_alone_are_drawn_and_unknown_ones_refused():
    frame = made.timeline(24)
    said = words(charts.timeline(frame, measures=["ors"], events=False))
    assert "Outcome" in said and "Working alliance" not in said and "Memos" not in said
    with pytest.raises(NotFound, match="Nobody rated phq_9 in this case. Rated are: ors, psq, rrs3, wai_sr."):
        charts.timeline(frame, measures=["phq_9"])


def test_an_axis_begins_before_the_first_session_where_something_lies_there():
    frame = made.timeline(24)
    assert axis(frame, 900).domain == [1, 25]
    assert axis(frame[frame["session"].between(10, 16) & (frame["kind"] != "episode")], 900).domain == [10, 17]
    early = frame.copy()
    early.loc[early["kind"] == "memo", ["session", "position", "x"]] = [0, 0.0, 0.0]
    assert axis(early, 900).domain == [0, 25]


@pytest.mark.parametrize(("width", "level"), [(600, "fine"), (599, "middle"), (200, "middle"), (199, "coarse")])
def test_detail_follows_the_room_per_session(width, level):
    assert axis(made.timeline(25), width).level == level


def test_part_of_a_therapy_begins_where_the_part_begins():
    frame = made.timeline(300)
    part = frame[frame["session"].between(140, 199) & (frame["kind"] != "episode")]
    chart = charts.timeline(part, width=600)
    assert chart.to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"] == [140, 200]
    assert "Sessions 140 to 199." in charts.alt_text(chart)
    told = [r["says"] for r in rows(chart, "words") if "memo" in (r.get("says") or "")]
    assert told[0].startswith("Session 140: ") and told[1].startswith("Sessions 141 to 150: ")
