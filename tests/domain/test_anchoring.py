"""Where a passage lies after its turn was corrected: certain, or for a person to say."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.truth import (ANNOMI, CUT, GONE, SILENT, TRIALS, Trial, Verdict, as_it_was, by_first_alignment,
                                invented, real, verdict)
from workbench.domain.anchor_align import align
from workbench.domain.anchoring import Correction, relocate
from workbench.domain.passage import Passage

TEXT = st.text(st.sampled_from(list("aab no.,'-\r\n\u0301🙂ßİ👩\u200d東京")), min_size=1, max_size=30)


def after(old: str, new: str, coded: str, nth: int = 0) -> str | None:
    """The words of a passage after a correction; `nth` tells lookalikes apart."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(coded, start + 1)
    found = relocate(Passage.cut("trn_1", "txt_1", old, start, start + len(coded)), old, new)
    return found and new[slice(*found)]


@pytest.mark.parametrize(("old", "new", "coded", "then"), [
    ("I felt hapy, then sad.", "I felt happy, then sad.", "hapy", "happy"),
    ("I felt appy, then sad.", "I felt happy, then sad.", "appy, then", "happy, then"),
    ("I felt happ, then sad.", "I felt happy, then sad.", "felt happ", "felt happy"),
    ("the hour is over", "the long hour is over", "hour is", "hour is"),
    ("the hour is over", "the hour is now over", "hour is", "hour is"),
    ("the hour is over", "the hour really is over", "hour is", "hour really is"),
    ("it is, well, fine", "It is. Well, fine", "well, fine", "Well, fine"),
    ("we go to day or so", "we go today or so", "day or", "day or"),
    ("alot of it", "a lot of it", "alot of", "a lot of"),
    ("a 🙂 thing I said", "a 🙂🙂 thing that I said", "thing I", "thing that I"),
    ("one two\r\nthree four", "one two\r\nthree fours", "two\r\nthree four", "two\r\nthree fours"),
    ("the cafe\u0301 was open", "then the cafe\u0301 was open", "fe\u0301 was", "fe\u0301 was"),
    ("我不知道该说什么", "我真的不知道该说什么", "不知道", "不知道"),
])
def test_a_passage_follows_its_words(old: str, new: str, coded: str, then: str) -> None:
    assert after(old, new, coded) == then


@pytest.mark.parametrize(("old", "new", "coded", "nth"), [
    ("no, no, no", "no, no", "no", 0),  # which one went?
    ("no, no, no", "no, no", "no", 1),
    ("happy", "hapy", "p", 0),
    ("the hour is over", "the session is over", "hour", 0),  # other words altogether
    ("the hour is over", "the is over", "hour", 0),
    ("It was fine, really.", "It was all right.", "fine, really", 0),
    ("he said goodbye now", "hello there goodbye now", "said goodbye", 0),  # did “there” stand for “said”?
    ("It helps me. I go", "It helps. me I go", "me. I go", 0),  # the full stop crossed the beginning
    ("one two three four five six", "three four five six one two", "two three", 0),
    ("well  then", "well then", "  ", 0),
])
def test_what_is_not_certain_waits_for_a_person(old: str, new: str, coded: str, nth: int) -> None:
    assert after(old, new, coded, nth) is None


def test_a_lookalike_elsewhere_is_never_taken_for_the_passage() -> None:
    old = "I don't know. I was tired. You know, I was tired, I don't know."
    assert after(old, old.replace(" I was tired. You", " You"), "I was tired") is None
    assert after(old, old.replace(", I was tired,", ","), "I was tired", 1) is None
    assert after(old, old.replace(", I was tired,", ","), "I was tired") == "I was tired"


def test_the_whole_of_repeated_words_stays_whole_though_one_of_them_went() -> None:
    assert after("well no no no but", "well no no but", "no no no") == "no no"
    assert after("well no no no but", "well no no but", "no no no but") == "no no but"


def test_a_passage_of_the_whole_turn_stays_one() -> None:
    old = "It was fine. It was fine, really."
    assert after(old, "Well, it was fine, really, it was. Really fine.", old) == "Well, it was fine, really, it was. Really fine."
    assert after(old, "You said nothing to me about that before.", old) is None


def test_a_turn_of_a_whole_session_is_corrected_in_good_time() -> None:
    words = [f"word{n % 700} and then" for n in range(3000)]
    old = " ".join(words)
    new = " ".join([*words[:1000], "something new", *words[1001:2500], "wrod", *words[2501:]])
    begun = time.process_time()
    start = old.index("word99 and", len(old) // 2)
    place = Correction(old, new).place(start, start + 10)
    assert place and new[slice(*place)] == "word99 and"
    assert Correction(old, " ".join(reversed(old.split()))).place(start, start + 10) is None
    assert time.process_time() - begun < 10


@given(old=TEXT, new=TEXT, data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_place_always_lies_inside_the_new_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    place = Correction(old, new).place(start, end)
    assert place is None or 0 <= place[0] < place[1] <= len(new)
    assert Correction(old, old).place(start, end) == (start, end)


@given(old=TEXT, at=st.integers(0, 30), typed=st.sampled_from(["Q", " Q", "Q ", " QX "]), data=st.data())
@settings(max_examples=300, deadline=None)
def test_what_is_typed_once_moves_a_passage_by_just_that_much(old: str, at: int, typed: str, data: st.DataObject) -> None:
    """A new letter or word that resembles nothing: a placed passage holds its own characters and no others."""
    at = min(at, len(old))
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    new = old[:at] + typed + old[at:]
    place = Correction(old, new).place(start, end)
    if place:
        numbers = [*range(at), *[-1] * len(typed), *range(at, len(old))]
        held = {n for n in numbers[slice(*place)] if n >= 0 and not old[n].isspace()}
        assert held == {n for n in range(start, end) if not old[n].isspace()}


@given(old=st.lists(st.sampled_from("abc,"), max_size=7), new=st.lists(st.sampled_from("abc,"), max_size=7))
@settings(max_examples=200, deadline=None)
def test_certain_is_what_every_cheapest_alignment_says(old: list[str], new: list[str]) -> None:
    """Compared with all alignments written out one by one."""
    weight = {"a": 2, "b": 2, "c": 2, ",": 1}
    ways: list[tuple[int, tuple[int | None, ...]]] = []

    def walk(i: int, j: int, cost: int, pairs: tuple[int | None, ...]) -> None:
        if i == len(old) and j == len(new):
            ways.append((cost, pairs))
        if i < len(old) and j < len(new) and old[i] == new[j]:
            walk(i + 1, j + 1, cost, (*pairs, j))
        if i < len(old):
            walk(i + 1, j, cost + weight[old[i]], (*pairs, None))
        if j < len(new):
            walk(i, j + 1, cost + weight[new[j]], pairs)

    walk(0, 0, 0, ())
    cheapest = min(cost for cost, _ in ways)
    best = {pairs for cost, pairs in ways if cost == cheapest}
    found = align(old, new, weight.__getitem__, lambda a, b: None)
    for i in range(len(old)):
        said = {pairs[i] for pairs in best}
        assert found.pairs[i] == (next(iter(said)) if len(said) == 1 else None)
        assert found.gone[i] == (said == {None})


def said_of(v: Verdict) -> str:
    return f"{dict(v.found)}, {v.exact:.2%} exact"


@pytest.mark.skipif(not ANNOMI.exists(), reason="the AnnoMI transcripts (../shared/samples) are not at hand")
@pytest.mark.parametrize("trial", TRIALS, ids=lambda t: t.name)
def test_random_corrections_of_real_transcripts_misplace_nothing(trial: Trial) -> None:
    v = verdict(trial, real()[::4], range(3))
    assert v.found[SILENT] == 0, said_of(v)
    assert v.exact >= (0.97 if not trial.heavy else 0.99), said_of(v)
    assert v.review <= 0.03, said_of(v)
    assert (v.found[CUT] > 0) == trial.heavy and (v.found[GONE] > 20 or not trial.heavy), said_of(v)


@pytest.mark.parametrize("trial", (TRIALS[3], TRIALS[5]), ids=lambda t: t.name)
def test_random_corrections_of_invented_transcripts_misplace_nothing(trial: Trial) -> None:
    """The invented talk repeats itself more than real talk does, so more of it has to wait for a person."""
    papers = [invented(Random(n)) for n in range(8)]
    v = verdict(trial, papers, range(3))
    assert v.found[SILENT] == 0, said_of(v)
    assert v.exact >= 0.97, said_of(v)


def test_the_judge_sees_a_coding_that_drifted() -> None:
    """Without this the figures above would mean nothing: simpler ways fail in front of the same judge."""
    for way in (as_it_was, by_first_alignment):
        v = Verdict()
        for n in range(4):
            run = TRIALS[3].run(invented(Random(n)), n)
            v.add(run, way(run))
        assert v.found[SILENT] > v.whole / 30, f"{way.__name__}: {said_of(v)}"
