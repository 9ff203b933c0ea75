"""Correcting a transcript after it was coded: what becomes of everything that hangs on its turns."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.editor import ON_TURNS, Paper, any_turn, correct, scribble
from tests.domain.journal import Journal
from tests.domain.truth import a_case, coding, invented
from workbench.domain import (Anchor, Conflict, Consent, Contribution, CorrectTurn,
                              DropTurn, Episode, InsertTurn, Link, Memo, MergeTurns, MoveTurn, NotFound, Passage,
                              PlacePassage, Refused, SplitTurn, Stage, Undecided, loose)
from workbench.domain.commands import Undo

SAID = [("therapist", "What was that like?"), ("patient", "It was fine. It was fine, really."),
        ("therapist", "Mm-hmm."), ("patient", "I thought about the hour, and about you."),
        ("therapist", "About me?"), ("patient", "No.")]
T1, T2, T3, T4, T5, T6 = (f"trn_0a_{n:04}" for n in range(1, 7))


@pytest.fixture
def journal() -> Journal:
    return Journal(a_case(SAID))


# words, speaker, times

def test_a_corrected_turn_takes_its_codings_along_and_keeps_its_old_words(journal: Journal) -> None:
    journal.code(T2, "fine, really")
    before = journal.file.get(T2)
    entry = journal.do(CorrectTurn(turn=T2, words="Well, it was fine. It was finne, really."))
    after, p = journal.file.get(T2), journal.file.get("ann_0a_1").passage
    assert (after.version, after.words, after.length) == (2, 8, 40)
    assert after.text.startswith("txt_0a_0002_2_") and p.text == after.text
    assert journal.said() == "finne, really" and p.quote == "fine, really"  # the quote stays as it was coded
    assert journal.file.texts.words([before.text])[before.text] == SAID[1][1]
    assert {c.table for c in entry.changes} == {"text", "turn", "annotation"}
    assert not loose(journal.file)


def test_what_cannot_be_placed_is_loose_as_it_was_made_and_listed_until_it_is_placed(journal: Journal) -> None:
    made = journal.code(T2, "fine, really")
    journal.do(CorrectTurn(turn=T2, words="It was fine. It was all right."))
    record = journal.file.get("ann_0a_1")
    assert record.passage == made.passage.but(loose=True)
    assert loose(journal.file) == loose(journal.file, "ses_0a") == [(record, record.passage)]
    journal.do(CorrectTurn(turn=T2, words="It was fine. It was all right, really."))
    assert journal.file.get("ann_0a_1").passage == record.passage  # still loose, still as it was made
    with pytest.raises(Refused, match="does not lie in a turn of 38 characters"):
        journal.do(PlacePassage(ref="ann_0a_1", turn=T2, start=30, end=39))
    with pytest.raises(Refused, match="corrected meanwhile"):
        journal.do(PlacePassage(ref="ann_0a_1", turn=T2, start=20, end=29, quote="fine"))
    with pytest.raises(Refused, match="none at 1"):
        journal.do(PlacePassage(ref="ann_0a_1", turn=T2, start=20, end=29, which=1))
    journal.do(PlacePassage(ref="ann_0a_1", turn=T2, start=20, end=29))
    assert journal.said() == "all right" == journal.file.get("ann_0a_1").passage.quote
    assert not loose(journal.file)


def test_a_coding_stays_in_its_session(journal: Journal) -> None:
    from workbench.domain import Session
    journal.put(Session(id="ses_0b", case="cas_1", number=2))
    journal.do(InsertTurn(session="ses_0b", words="Hello."))
    journal.code(T2, "fine")
    with pytest.raises(Refused, match="stays in its session"):
        journal.do(PlacePassage(ref="ann_0a_1", turn=journal.file.turns("ses_0b")[0].id, start=0, end=5))


def test_a_memo_with_several_excerpts_has_each_of_them_moved_in_one_change(journal: Journal) -> None:
    file = journal.file
    cuts = [Passage.cut(T2, file.get(T2).text, SAID[1][1], a, b) for a, b in ((0, 6), (13, 19), (27, 32))]
    other = Passage.cut(T4, file.get(T4).text, SAID[3][1], 0, 9)
    journal.put(Memo(id="mem_1", case="cas_1", by="analyst", text="Three times.", excerpts=(*cuts, other)))
    entry = journal.do(CorrectTurn(turn=T2, words="Oh. It was fine. It was fine."))
    memo = journal.file.get("mem_1")
    assert [p.loose for p in memo.excerpts] == [False, False, True, False]
    assert [journal.file.words(p.turn)[p.start:p.end] for p in memo.excerpts[:2]] == ["It was", "It was"]
    assert memo.excerpts[0].start == 4 and memo.excerpts[3] == other
    assert [c.id for c in entry.changes].count("mem_1") == 1
    assert loose(journal.file) == [(memo, memo.excerpts[2])]


def test_who_speaks_and_when_can_be_corrected_without_a_new_version_of_the_words(journal: Journal) -> None:
    text = journal.file.get(T2).text
    journal.do(CorrectTurn(turn=T2, words=SAID[1][1], by="therapist", start=3.0, end=4.5))
    turn = journal.file.get(T2)
    assert (turn.by, turn.start, turn.end, turn.text, turn.version) == ("therapist", 3.0, 4.5, text, 1)
    assert journal.do(CorrectTurn(turn=T2, words=SAID[1][1])).changes == ()
    with pytest.raises(Refused, match="before it begins"):
        journal.do(CorrectTurn(turn=T2, end=1.0))
    with pytest.raises(NotFound, match="ghost"):
        journal.do(CorrectTurn(turn=T2, by="ghost"))


def test_a_turn_is_never_left_without_words(journal: Journal) -> None:
    with pytest.raises(Refused, match="drop it"):
        journal.do(CorrectTurn(turn=T2, words=" \n"))
    with pytest.raises(Refused, match="needs words"):
        journal.do(InsertTurn(session="ses_0a", words=""))


def test_words_corrected_by_somebody_else_meanwhile_are_a_conflict_with_both_texts(journal: Journal) -> None:
    seen = journal.file.entry
    journal.do(CorrectTurn(turn=T4, words="Other words."), "tom")
    journal.do(CorrectTurn(turn=T2, by="therapist"), "tom")
    journal.do(CorrectTurn(turn=T2, words="It was fine.", seen=seen))  # neither touched the words of this turn
    with pytest.raises(Conflict, match="mira corrected turn 2 of session 1 at 10:00") as conflict:
        journal.do(CorrectTurn(turn=T2, words="It was fine, really.", seen=seen), "tom")
    assert (conflict.value.mine, conflict.value.theirs) == ("It was fine, really.", "It was fine.")
    for command in (SplitTurn(turn=T2, at=3, seen=seen), DropTurn(turn=T2, seen=seen),
                    MergeTurns(turn=T1, other=T2, by="patient", seen=seen)):
        with pytest.raises(Conflict):
            journal.do(command, "tom")
    assert journal.do(CorrectTurn(turn=T2, words="It was fine.", seen=seen), "tom").changes == ()


# splitting and joining

def test_a_split_turn_keeps_its_id_first_and_each_coding_goes_with_its_words(journal: Journal) -> None:
    journal.code(T2, "It was fine.", "ann_0a_1")
    journal.code(T2, "fine, really.", "ann_0a_2")
    across = journal.code(T2, "fine. It", "ann_0a_3")
    journal.code(T2, "fine. ", "ann_0a_4")
    journal.code(T2, " It was", "ann_0a_5")
    journal.code(T2, " ", "ann_0a_6")
    blank = coding(journal.file, T2, 12, 13, "ann_0a_7")
    journal.put(blank)
    journal.do(SplitTurn(turn=T2, at=13, by_after="therapist", start_after=9.0))
    assert journal.words() == [SAID[0][1], "It was fine.", "It was fine, really.", *(w for _, w in SAID[2:])]
    first, second = journal.file.turns("ses_0a")[1:3]
    assert (first.id, first.by, second.by, second.version, second.start) == (T2, "patient", "therapist", 1, 9.0)
    at = {n: (journal.file.get(f"ann_0a_{n}").passage.turn, journal.said(f"ann_0a_{n}")) for n in range(1, 8)}
    assert at == {1: (T2, "It was fine."), 2: (second.id, "fine, really."), 3: (T2, None), 4: (T2, "fine."),
                  5: (second.id, "It was"), 6: (T2, " "), 7: (T2, None)}
    assert journal.file.get("ann_0a_3").passage == across.passage.but(loose=True)


@pytest.mark.parametrize("at", [-1, 0, 33, 40])
def test_a_cut_leaves_words_on_both_sides(journal: Journal, at: int) -> None:
    with pytest.raises(Refused, match="without words on one side"):
        journal.do(SplitTurn(turn=T2, at=at))


def test_a_repeated_request_brings_in_the_same_turn(journal: Journal) -> None:
    command = SplitTurn(turn=T2, at=13)
    assert list(command.decide(journal.file)) == list(command.decide(journal.file))


def test_joined_turns_leave_nothing_that_names_the_vanished_one(journal: Journal) -> None:
    file = journal.file
    passage = Passage.cut(T3, file.get(T3).text, "Mm-hmm.", 0, 7)
    journal.put(
        coding(file, T3, 0, 2), coding(file, T2, 0, 6, "ann_0a_2"), coding(file, T3, 0, 7, "ann_0a_3"),
        Episode(id="epi_1", case="cas_1", label="The nod", anchor=Anchor(session="ses_0a", turn=T3, end_turn=T4)),
        Episode(id="epi_2", case="cas_1", anchor=Anchor(session="ses_0a", turn=T1, end_turn=T3)),
        Contribution(id="con_1", case="cas_1", episode="epi_1", by="therapist", passage=passage),
        Stage(id="sta_1", case="cas_1", episode="epi_1", stage="W1", anchor=Anchor(session="ses_0a", turn=T3)),
        Memo(id="mem_1", case="cas_1", by="analyst", text="!", about=(T2, T3, T4), excerpts=(passage,)),
        Memo(id="mem_2", case="cas_1", by="analyst", slots=(("scene", f"{T3} {T4}"), ("words", "none"))),
        Link(id="lnk_1", case="cas_1", source=T3, type="supports", target=T5),
        Consent(id="cns_1", case="cas_1", about=T3, by="patient", purposes=("treatment",)))
    with pytest.raises(Undecided, match="patient, then therapist"):
        journal.do(MergeTurns(turn=T2, other=T3))
    entry = journal.do(MergeTurns(turn=T3, other=T2, by="patient"))  # in either order: the earlier one stays
    assert journal.words()[1] == "It was fine. It was fine, really. Mm-hmm." and len(journal.words()) == 5
    assert not list(journal.file.referring({T3})) and journal.file.find(T3) is None
    assert T3 not in repr([r for r in journal.file.content().values()]).replace("txt_", "")
    assert [journal.said(f"ann_0a_{n}") for n in (1, 2, 3)] == ["Mm", "It was", "Mm-hmm."]
    assert journal.said("con_1") == journal.said("mem_1") == "Mm-hmm."
    assert journal.file.get("mem_1").about == (T2, T4) and journal.file.get("mem_2").slots[0][1] == f"{T2} {T4}"
    assert journal.file.get("epi_1").anchor.turn == T2 == journal.file.get("epi_2").anchor.end_turn
    assert len({c.id for c in entry.changes}) == len(entry.changes)
    assert not loose(journal.file)
    journal.file.check()


def test_only_neighbours_are_joined_and_no_link_is_lost(journal: Journal) -> None:
    with pytest.raises(Refused, match="follow one another"):
        journal.do(MergeTurns(turn=T2, other=T4))
    with pytest.raises(Refused, match="follow one another"):
        journal.do(MergeTurns(turn=T2, other=T2))
    journal.put(Link(id="lnk_1", case="cas_1", source=T2, type="supports", target=T3))
    with pytest.raises(Refused, match="linked with one another"):
        journal.do(MergeTurns(turn=T2, other=T3, by="patient"))


def test_splitting_at_the_joint_gives_joined_turns_back(journal: Journal) -> None:
    journal.code(T2, "fine, really.")
    journal.code(T3, "hmm", "ann_0a_2")
    words = journal.words()
    journal.do(MergeTurns(turn=T2, other=T3, by="patient"))
    journal.do(SplitTurn(turn=T2, at=33, by_after="therapist"))
    assert journal.words() == words
    assert (journal.said(), journal.said("ann_0a_2")) == ("fine, really.", "hmm")


# moving, inserting, dropping

def test_a_moved_turn_changes_its_place_and_nothing_else(journal: Journal) -> None:
    journal.code(T6, "No")
    entry = journal.do(MoveTurn(turn=T6, after=T2))
    assert [t.id for t in journal.file.turns("ses_0a")] == [T1, T2, T6, T3, T4, T5]
    assert [c.id for c in entry.changes] == [T6] and journal.said() == "No"
    journal.do(MoveTurn(turn=T6))
    assert journal.file.number(T6) == 1
    assert journal.do(MoveTurn(turn=T6)).changes == ()
    assert journal.do(MoveTurn(turn=T5, after=T4)).changes == ()
    with pytest.raises(Refused, match="not another turn of this session"):
        journal.do(MoveTurn(turn=T6, after=T6))


def test_an_episode_is_not_turned_backwards_by_a_move(journal: Journal) -> None:
    journal.put(Episode(id="epi_1", case="cas_1", label="The hour",
                        anchor=Anchor(session="ses_0a", turn=T2, end_turn=T4)))
    with pytest.raises(Refused, match="The hour would end before it begins"):
        journal.do(MoveTurn(turn=T2, after=T5))
    journal.do(MoveTurn(turn=T2, after=T3))
    journal.file.check()


def test_an_inserted_turn_stands_where_it_was_spoken(journal: Journal) -> None:
    journal.do(InsertTurn(session="ses_0a", after=T2, words="Was it?", by="therapist", speaker="T", start=5.0, end=6.0))
    journal.do(InsertTurn(session="ses_0a", words="Hello."))
    journal.do(InsertTurn(session="ses_0a", after=T6, words="Goodbye."))
    assert journal.words() == ["Hello.", SAID[0][1], SAID[1][1], "Was it?", *(w for _, w in SAID[2:]), "Goodbye."]
    turn = journal.file.turns("ses_0a")[3]
    assert (turn.by, turn.speaker, turn.start, turn.end, turn.words) == ("therapist", "T", 5.0, 6.0, 2)
    with pytest.raises(Refused, match="not another turn"):
        journal.do(InsertTurn(session="ses_0a", after="trn_0a_9999", words="No."))


def test_there_is_always_room_for_another_turn(journal: Journal) -> None:
    for n in range(60):
        journal.do(InsertTurn(session="ses_0a", after=T2, words=f"Word {n}."))
    assert journal.words()[2:62] == [f"Word {n}." for n in reversed(range(60))]
    orders = [t.order for t in journal.file.turns("ses_0a")]
    assert min(b - a for a, b in pairwise(orders)) > 0
    assert [t.id for t in journal.file.turns("ses_0a")][:2] == [T1, T2]
    journal.do(SplitTurn(turn=T2, at=13))
    journal.do(MoveTurn(turn=T6, after=T2))
    assert journal.words()[1:4] == ["It was fine.", "No.", "It was fine, really."]


def test_a_turn_on_which_nothing_hangs_is_dropped(journal: Journal) -> None:
    text = journal.file.get(T3).text
    journal.do(DropTurn(turn=T3))
    assert journal.words() == [w for n, (_, w) in enumerate(SAID) if n != 2]
    assert journal.file.texts.words([text])[text] == "Mm-hmm."


def test_a_turn_on_which_something_hangs_is_not_dropped_unless_told_where_it_waits(journal: Journal) -> None:
    made = journal.code(T4, "the hour")
    journal.code(T4, "about you", "ann_0a_2")
    journal.put(
        Memo(id="mem_1", case="cas_1", by="analyst", text="!", about=(T4,)),
        Episode(id="epi_1", case="cas_1", anchor=Anchor(session="ses_0a", turn=T2, end_turn=T4)),
        Episode(id="epi_2", case="cas_1", anchor=Anchor(session="ses_0a", turn=T4, end_turn=T6)),
        Episode(id="epi_3", case="cas_1", anchor=Anchor(session="ses_0a", turn=T4, end_turn=T4)),
        Stage(id="sta_1", case="cas_1", episode="epi_1", stage="W1", anchor=Anchor(session="ses_0a", turn=T4)))
    with pytest.raises(Undecided, match="2 codings, 3 episodes, 1 stage and 1 memo"):
        journal.do(DropTurn(turn=T4))
    for wrong in (T4, "ses_0a"):
        with pytest.raises(Refused, match="another turn of the same session"):
            journal.do(DropTurn(turn=T4, keep_as_loose=wrong))
    journal.do(DropTurn(turn=T4, keep_as_loose=T5))
    assert journal.file.get("ann_0a_1").passage == made.passage.but(turn=T5, loose=True)
    assert len(loose(journal.file)) == 2 and journal.file.get("mem_1").about == (T5,)
    ends = [(a.turn, a.end_turn) for a in (journal.file.get(f"epi_{n}").anchor for n in (1, 2, 3))]
    assert ends == [(T2, T3), (T5, T6), (T5, T5)]  # drawn in, never stretched; the marker goes to the heir
    assert journal.file.get("sta_1").anchor.turn == T5
    assert not list(journal.file.referring({T4}))
    journal.file.check()
    with pytest.raises(Undecided, match="2 codings"):
        journal.do(DropTurn(turn=T5))


# undo

def test_a_coding_made_on_corrected_words_is_not_left_behind_in_silence_by_an_undo(journal: Journal) -> None:
    """The undo is refused, or the coding is on the review list; it never lies on other words unnoticed."""
    entry = journal.do(CorrectTurn(turn=T2, words="Oh well. It was fine, really."))
    journal.code(T2, "really")
    try:
        journal.do(Undo(entry=entry.id))
    except Refused:
        assert journal.said() == "really"
    else:
        assert [r.id for r, _ in loose(journal.file)] == ["ann_0a_1"]
        journal.do(CorrectTurn(turn=T2, words="Oh well. It was fine."))
        assert journal.file.get("ann_0a_1").passage.loose


def test_the_same_correction_made_again_after_an_undo_has_a_text_version_of_its_own(journal: Journal) -> None:
    made = set()
    for _ in range(5):
        entry = journal.do(CorrectTurn(turn=T2, words="It was fine."))
        made.add(journal.file.get(T2).text)
        journal.do(Undo(entry=entry.id))
    assert len(made) == 5 and journal.file.get(T2).version == 1


ODD = st.text(st.sampled_from(list("ab no.,'-\r\n\u0301🙂ßİ👩\u200d東é\u00a0")), min_size=1, max_size=40).filter(str.strip)


@given(st.lists(ODD, min_size=2, max_size=5), st.integers(0, 10**6), st.integers(1, 12))
@settings(max_examples=120, deadline=None)
def test_corrections_undone_one_by_one_give_the_file_back(words: list[str], seed: int, steps: int) -> None:
    """Any odd text (emoji, joined and combining characters, line ends), any corrections, any codings."""
    rng = random.Random(seed)
    journal = Journal(a_case([(rng.choice(("patient", "therapist")), w) for w in words]))
    for n in range(6):
        turn = rng.choice(journal.file.turns("ses_0a"))
        start = rng.choice((0, rng.randrange(turn.length)))
        journal.put(coding(journal.file, turn.id, start, rng.choice((turn.length, rng.randint(start + 1, turn.length))),
                           f"ann_0a_{n}"))
    paper, states, entries = Paper.of(journal.file), [], []
    for _ in range(steps):
        if rng.random() < 0.5:
            command = rng.choice(ON_TURNS)(paper, journal.file, rng)
        else:
            scribble(paper, turn := any_turn(paper, rng), rng, rng.randint(1, 3))
            command = correct(paper, turn)
        if command:
            states.append(journal.file.content())
            entries.append(journal.do(command))
            journal.file.check()
            assert journal.words() == [paper.words(id) for id in paper.order]
            for record in journal.file.all("annotation"):
                p = record.passage
                assert p.loose or p.text == journal.file.get(p.turn).text
    for state, entry in zip(reversed(states), reversed(entries), strict=True):
        if entry.changes:
            journal.do(Undo(entry=entry.id))
        assert journal.file.content() == state
    journal.file.check()


@given(st.integers(0, 10**6), st.data())
@settings(max_examples=60, deadline=None)
def test_a_coding_of_the_whole_turn_stays_on_the_whole_turn(seed: int, data: st.DataObject) -> None:
    rng = random.Random(seed)
    journal = Journal(a_case(invented(rng, 3)))
    turn = journal.file.turns("ses_0a")[data.draw(st.integers(0, 2))]
    journal.put(coding(journal.file, turn.id, 0, turn.length))
    paper = Paper.of(journal.file)
    for _ in range(5):
        scribble(paper, turn.id, rng)
        journal.do(correct(paper, turn.id))
        said = journal.said()
        assert said is None or said == paper.words(turn.id)
    assert said is not None or len(paper.words(turn.id)) < turn.length or turn.words < 4


def test_offsets_are_code_points(journal: Journal) -> None:
    journal.do(CorrectTurn(turn=T3, words="🙂🙂 Mm-hmm."))
    journal.code(T3, "Mm-hmm")
    journal.do(CorrectTurn(turn=T3, words="🙂🙂👩‍🚀 Mm-hmm."))
    p = journal.file.get("ann_0a_1").passage
    assert (p.start, p.end, journal.said()) == (6, 12, "Mm-hmm")
    assert journal.file.words(T3) == "🙂🙂👩‍🚀 Mm-hmm." and journal.file.get(T3).length == 13


def test_stored_words_are_never_normalised(journal: Journal) -> None:
    words = "Cafe\u0301, café,\r\n ﬁne\u00a0— I\u2019m\ttired "
    journal.do(CorrectTurn(turn=T3, words=words))
    assert journal.file.words(T3) == words and journal.file.get(T3).length == len(words)


def test_a_change_without_effect_changes_nothing(journal: Journal) -> None:
    assert journal.do(CorrectTurn(turn=T3)).changes == ()
    journal.code(T2, "fine")
    p = journal.file.get("ann_0a_1").passage
    assert journal.do(PlacePassage(ref="ann_0a_1", turn=T2, start=p.start, end=p.end)).changes == ()
