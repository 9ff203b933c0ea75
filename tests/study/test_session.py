"""A notebook session, line by line, as the design says it reads."""

from __future__ import annotations

import pytest

from workbench.domain import Conflict, NotFound, Refused, Unreadable

VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Therapist>How was the week?

00:00:05.000 --> 00:00:09.000
<v Client>It doesn't matter. It was fine.

00:00:10.000 --> 00:00:12.000
<v Therapist>Next week then, same time?

00:00:20.000 --> 00:00:25.000
<v Client>Whatever. It doesn't matter, really.
"""
RATINGS = "session,measure,by,timing,value\n7,wai_sr,patient,post,3.5\n7,wai_sr,therapist,post,4.0\n8,wai_sr,patient,post,\n"


@pytest.fixture
def kessler(case, tmp_path):
    (tmp_path / "session-007.vtt").write_text(VTT)
    (tmp_path / "ratings.csv").write_text(RATINGS)
    case.ingest(tmp_path / "*.vtt")
    case.ingest(tmp_path / "ratings.csv")
    return case


def test_the_session_of_the_design_works_line_by_line(kessler, tmp_path):
    case = kessler
    assert list(case.ratings.query("measure == 'wai_sr' and by == 'patient'")["state"]) == ["answered", "missing"]
    hits = case.find("doesn't matter", session=7)
    assert list(hits["turn"]) == [2, 4] and set(hits["by"]) == {"patient"}
    case.annotate(hits.head(1), code="withdrawal.minimal-response")
    rupture = case.mark("rupture", type="withdrawal", session=7, turns=(2, 4), label="The cancelled hour")
    case.see(rupture, by="patient", intensity=4, note="He was already gone.")
    case.see(rupture, by="therapist", intensity=1)
    assert list(case.episodes["missing"]) == ["patient contribution and therapist contribution"]
    case.contribute(rupture, by="therapist", turns=(3, 3), note="Answers the calendar, not the hurt.")
    case.contribute(rupture, by="patient", turns=(4, 4))
    assert case.episodes["complete"].all()
    case.write_memo("Both name the hour, neither the anger.", about=rupture)
    assert len(case.memos) == 1
    case.undo()
    assert case.memos.empty
    assert list(case.journal.tail(3)["command"]) == ["Contribute", "WriteMemo", "Undo"]
    assert case.turns["by"].tolist() == ["therapist", "patient", "therapist", "patient"]
    assert case.study.verify() == []


def test_a_memo_about_rows_keeps_the_words_it_is_about(kessler):
    hits = kessler.find("same time")
    id = kessler.write_memo("He turns to the calendar.", about=hits)
    memo = kessler.file.get(id)
    assert [p.quote for p in memo.excerpts] == ["same time"]


def test_redo_after_undo_and_never_after_something_new(kessler):
    kessler.write_memo("One.")
    kessler.undo()
    kessler.redo()
    assert len(kessler.memos) == 1
    kessler.undo()
    kessler.write_memo("Two.")
    with pytest.raises(Refused, match="nothing to do again"):
        kessler.redo()


def test_nobody_takes_back_what_somebody_else_did(kessler, tmp_path):
    from workbench import open_study
    kessler.write_memo("Mine.")
    with open_study(kessler.study.store.location, actor="jon") as other:
        theirs = other.case("kessler")
        with pytest.raises(Refused):
            theirs.undo()
        entry = int(theirs.journal["entry"].iloc[-1])
        with pytest.raises(Refused, match="only its author"):
            theirs.undo(entry)


def test_an_older_entry_is_not_taken_back_while_something_depends_on_it(kessler):
    rupture = kessler.mark(type="withdrawal", session=7, turns=(2, 4), label="The hour")
    entry = int(kessler.journal["entry"].iloc[-1])
    kessler.see(rupture, by="patient", intensity=2)
    with pytest.raises(Refused, match="refers to it"):
        kessler.undo(entry)


def test_the_second_of_two_revisions_is_told_both_texts(kessler):
    id = kessler.write_memo("First.")
    seen = int(kessler.journal["entry"].iloc[-1])
    kessler.revise(id, text="Second.", seen=seen)
    with pytest.raises(Conflict) as clash:
        kessler.revise(id, text="Third.", seen=seen)
    assert clash.value.mine == {"text": "Third."} and clash.value.theirs == {"text": "Second."}
    kessler.revise(id, title="A title", seen=seen)  # another field: no clash


def test_together_is_one_entry_and_all_or_nothing(kessler):
    before = len(kessler.journal)
    with kessler.study.together("first coding pass"):
        for hit in (kessler.find("fine"), kessler.find("whatever")):
            kessler.annotate(hit, code="withdrawal.denial")
        assert len(kessler.annotations) == 2
    assert len(kessler.journal) == before + 1 and kessler.journal["reason"].iloc[-1] == "first coding pass"
    with pytest.raises(ZeroDivisionError), kessler.study.together("not this one"):
        kessler.annotate(session=7, turn=1, code="withdrawal.denial")
        1 / 0
    assert len(kessler.annotations) == 2 and len(kessler.journal) == before + 1
    kessler.undo()
    assert kessler.annotations.empty


def test_a_correction_moves_the_code_with_its_words(kessler):
    kessler.annotate(session=7, turn=2, quote="It was fine.", code="withdrawal.denial")
    kessler.correct(7, 2, "No. It doesn't matter. It was fine.")
    row = kessler.annotations.iloc[0]
    assert row["quote"] == "It was fine." and row["start"] == len("No. It doesn't matter. ")
    assert kessler.loose.empty
    kessler.correct(7, 2, "No.")
    assert kessler.annotations.iloc[0]["state"] == "loose" and list(kessler.loose["quote"]) == ["It was fine."]
    kessler.place(kessler.loose.iloc[0]["id"], session=7, turn=2, quote="No.")
    assert kessler.loose.empty and kessler.study.verify() == []


def test_files_come_in_all_or_none(case, tmp_path):
    (tmp_path / "session-001.vtt").write_text(VTT)
    (tmp_path / "session-002.vtt").write_text(VTT.replace("00:00:05", "00:61:05"))
    before = case.study.store.newest()
    with pytest.raises(Unreadable, match=r"session-002.vtt, line 6: .*Nothing was stored"):
        case.ingest(tmp_path / "*.vtt")
    assert case.sessions.empty and case.study.store.newest() == before


def test_a_transcript_that_is_here_already_is_not_taken_twice(kessler, tmp_path):
    with pytest.raises(Refused, match="here already"):
        kessler.ingest(tmp_path / "session-007.vtt")
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "session-007.vtt").write_text(VTT + "\n")
    with pytest.raises(Refused, match="already has a transcript"):
        kessler.ingest(tmp_path / "again" / "session-007.vtt")


def test_an_unknown_speaker_comes_in_and_is_reported(case, tmp_path):
    (tmp_path / "session-001.txt").write_text("Dr Smith: Good morning.\nP: Morning.\n")
    came = case.ingest(tmp_path / "session-001.txt")
    assert list(case.turns["by"]) == ["dr-smith", "patient"]
    assert "Dr Smith" in str(came) and "--speaker" in str(came)
    assert list(case.turns["speaker"]) == ["Dr Smith", "P"]


def test_a_speaker_can_be_told(case, tmp_path):
    (tmp_path / "session-001.txt").write_text("Dr Smith: Good morning.\nP: Morning.\n")
    case.ingest(tmp_path / "session-001.txt", speakers={"Dr Smith": "therapist"})
    assert list(case.turns["by"]) == ["therapist", "patient"]


def test_a_rating_twice_is_refused_with_its_line(kessler, tmp_path):
    (tmp_path / "more.csv").write_text("session,measure,by,timing,value\n9,wai_sr,patient,post,3\n7,wai_sr,patient,post,2\n")
    with pytest.raises(Unreadable, match="more.csv, line 3"):
        kessler.ingest(tmp_path / "more.csv")
    assert 9 not in set(kessler.sessions["session"])


def test_items_are_scored_by_the_key_of_the_measure(case, tmp_path):
    header = ",".join(["session", *(f"wai_sr_{n}" for n in range(1, 13))])
    (tmp_path / "items.csv").write_text(f"{header}\n1,{','.join(['4'] * 12)}\n2,{','.join(['5'] * 10)},,\n3,{','.join(['5'] * 6)},,,,,,\n")
    case.ingest(tmp_path / "items.csv", by="patient")
    total = case.ratings.query("scale == 'total'").set_index("session")
    assert total.loc[1, "value"] == 4 and total.loc[1, "answered"] == 12
    assert total.loc[2, "state"] == "prorated" and total.loc[2, "value"] == 5
    assert total.loc[3, "state"] == "missing"


def test_s30_a_perspective_is_that_of_patient_therapist_or_observer(kessler):
    rupture = kessler.mark(type="withdrawal", session=7, label="The hour")
    with pytest.raises(Refused, match="patient, therapist or observer"):
        kessler.see(rupture, by="mira", intensity=2)
    with pytest.raises(NotFound):
        kessler.see(rupture, by="nobody", intensity=2)
    with pytest.raises(Refused, match="between 0"):
        kessler.see(rupture, by="patient", intensity=6)


def test_s14_codings_remember_the_definition_they_were_made_with(kessler):
    code = kessler.file.code("withdrawal.denial")
    kessler.annotate(session=7, turn=2, quote="It was fine.", code=code.slug)
    kessler.revise(code.id, definition="A new wording of it.")
    kessler.annotate(session=7, turn=4, code=code.slug)
    assert list(kessler.annotations["definition"]) == [1, 2]
    reread = kessler.annotations.query("definition < 2")
    assert len(reread) == 1


def test_watch_tells_what_somebody_else_does(kessler):
    import threading

    from workbench import open_study
    heard, arrived = [], threading.Event()
    stop = kessler.study.watch(lambda entry: (heard.append(entry), arrived.set()))
    with open_study(kessler.study.store.location, actor="jon") as other:
        other.case("kessler").write_memo("From the other side.")
    assert arrived.wait(5)
    while len(heard) < 2 and arrived.wait(0.2):
        pass
    stop()
    assert heard[-1].actor == "jon" and kessler.memos["by"].iloc[-1] == "jon"


def test_drafts_are_kept_beside_the_record(kessler):
    study = kessler.study
    study.save_draft("memo:new", "I am not su", case=kessler.id)
    study.save_draft("memo:new", "I am not sure", case=kessler.id)
    assert [d.text for d in study.drafts()] == ["I am not sure"]
    assert len(kessler.memos) == 0 and "draft" not in " ".join(kessler.journal["command"]).lower()
    study.drop_draft("memo:new")
    assert study.drafts() == []


def test_what_is_erased_leaves_only_the_skeleton(demo):
    import sqlite3
    case = demo.case("varga")
    words = case.turns["text"].max()
    demo.erase("varga", reason="asked for it")
    assert "varga" not in set(demo.cases["case"])
    assert demo.verify() == []
    path = demo.store.location
    demo.close()
    assert words.encode() not in open(path, "rb").read()
    with sqlite3.connect(path) as here:
        assert here.execute("select count(*) from journal").fetchone()[0] >= 3


def test_a_case_name_is_taken_once_whoever_asks(case):
    from workbench import open_study
    with open_study(case.study.store.location, actor="jon") as other, pytest.raises(Refused, match="already a case"):
        other.new_case("kessler")


def test_two_sessions_of_one_number_are_refused(kessler):
    with pytest.raises(Refused, match="already a session 7"):
        kessler.add_session(7)


def test_a_correction_is_not_taken_back_under_a_newer_code(kessler):
    kessler.correct(7, 2, "Whatever else. It doesn't matter.")
    entry = int(kessler.journal["entry"].iloc[-1])
    kessler.annotate(session=7, turn=2, quote="Whatever else.", code="withdrawal.denial")
    with pytest.raises(Refused, match="other words"):
        kessler.undo(entry)
    kessler.undo()
    kessler.undo(entry)
    assert kessler.turns["text"].iloc[1] == "It doesn't matter. It was fine."


def test_two_speakers_are_joined_when_somebody_says_who_spoke(kessler):
    with pytest.raises(Refused):
        kessler.merge(7, 1)
    kessler.merge(7, 1, by="patient")
    assert kessler.turns["by"].tolist() == ["patient", "therapist", "patient"]


def test_what_somebody_else_erased_is_gone_here_too(kessler):
    from workbench import open_study
    location = kessler.study.store.location
    with open_study(location, actor="jon") as other:
        theirs = other.case("kessler")
        assert len(theirs.turns) == 4
        kessler.study.erase("kessler", reason="asked for it")
        assert theirs.file.content().get("turn") is None
        assert other.cases.empty


def test_a_new_code_is_there_for_every_case(kessler):
    kessler.add_code("withdrawal.looks-away", name="Looks away", definition="Eyes leave the room.", reason="seen twice")
    kessler.annotate(session=7, turn=2, code="withdrawal.looks-away")
    assert "withdrawal.looks-away" in set(kessler.study.new_case("other").codes["code"])
    with pytest.raises(Refused, match="two codes"):
        kessler.add_code("withdrawal.looks-away")
