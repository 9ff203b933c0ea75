"""Nouns are tidy tables with declared columns, filled or empty."""

from __future__ import annotations

import pytest

from workbench import frames
from workbench.domain import CaseFile
from workbench.frames.columns import DTYPES


@pytest.mark.parametrize("noun", frames.NOUNS)
def test_columns_and_types_are_those_declared(noun, varga):
    for table in (frames.NOUNS[noun](CaseFile()), getattr(varga, noun)):
        assert list(table.columns) == [c.name for c in frames.TABLES[noun]]
        for column in frames.TABLES[noun]:
            assert str(table[column.name].dtype) == DTYPES[column.type]


@pytest.mark.parametrize("table", frames.TABLES)
def test_every_column_says_what_it_is(table):
    for column in frames.TABLES[table]:
        assert column.about.endswith(".")


def test_turns_are_numbered_from_one_in_spoken_order(varga):
    for _, turns in varga.turns.groupby("session"):
        assert list(turns["turn"]) == list(range(1, len(turns) + 1))
        assert turns["x"].is_monotonic_increasing


def test_the_timeline_places_everything_on_one_axis(varga):
    timeline = varga.timeline
    assert set(timeline["kind"]) == {"session", "rating", "episode", "memo", "life_event", "coded"}
    assert timeline["x"].notna().all()
    ratings = timeline.query("kind == 'rating'")
    assert len(ratings) == len(varga.ratings)
    post = ratings.query("timing == 'post' and session == 5")
    assert (post["x"] < 5.5).all() and (post["x"] > 5.49).all()
    assert (ratings.query("timing == 'pre' and session == 5")["x"] == 5.0).all()
    coded = timeline.query("kind == 'coded'")
    assert coded["value"].sum() == len(varga.annotations)


def test_the_timeline_says_each_thing_in_a_sentence_without_words_of_the_transcript(varga):
    said = " ".join(varga.timeline["says"])
    assert varga.timeline["says"].str.endswith(".").all()
    for quote in varga.annotations["quote"]:
        if len(quote) > 25:
            assert quote not in said


def test_inside_a_session_codings_lie_in_their_turns(varga):
    inside, turns = varga.inside(14), varga.turns.query("session == 14").set_index("turn")
    assert len(inside) == len(varga.annotations.query("session == 14"))
    for row in inside.itertuples():
        assert turns.loc[row.turn, "x"] <= row.x < row.session + 0.5


def test_an_episode_across_sessions_ends_where_it_says(varga):
    long_yes = varga.episodes.query("label == 'The long yes'").iloc[0]
    assert (long_yes["session"], long_yes["end_session"]) == (4, 11)
    assert 4 < long_yes["x"] < 4.5 and 11 < long_yes["x2"] < 11.5


def test_s19_an_episode_with_one_side_only_is_incomplete(varga):
    open_ = varga.episodes.query("not complete")
    assert list(open_["label"]) == ["Twenty-one sheets"]
    assert list(open_["missing"]) == ["therapist contribution"]


def test_s06_awareness_is_not_assessed_unless_said(case):
    case.add_session(1)
    episode = case.mark(type="withdrawal", session=1, label="So")
    case.contribute(episode, by="patient", reason_absent="not audible")
    assert list(case.contributions["awareness"]) == ["not-assessed"]
