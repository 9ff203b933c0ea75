"""A case that is written as a folder and comes in again is the same case."""

from __future__ import annotations

import pandas as pd
import pytest

from workbench.study.bringing import new_case_from

IDS = {"id", "turn_id", "episode", "about", "source", "target"}
NOT_TAKEN = {"source", "version"}  # the folder is a new source, and the history of corrections stays in the study
NOUNS = ("sessions", "turns", "ratings", "annotations", "episodes", "contributions", "perspectives", "stages", "memos",
         "life_events", "consent", "participants", "timeline")


def comparable(case, noun: str) -> pd.DataFrame:
    table = getattr(case, noun)
    kept = [c for c in table.columns if c not in IDS and c not in NOT_TAKEN]
    return table[kept].astype(str).sort_values(kept).reset_index(drop=True)


@pytest.mark.parametrize("worked_on", [False, True], ids=["as shipped", "worked on"])
def test_round_trip(demo, tmp_path, worked_on):
    for name in demo.cases["case"]:
        case = demo.case(name)
        if worked_on:
            work_on(case)
        case.export(tmp_path / name)
        new_case_from(demo, f"{name}-again", [tmp_path / name])
        again = demo.case(f"{name}-again")
        for noun in NOUNS:
            pd.testing.assert_frame_equal(comparable(case, noun), comparable(again, noun), obj=f"{name}.{noun}")
        links = [(r.type, r.note) for r in again.links.itertuples()]
        assert links == [(r.type, r.note) for r in case.links.itertuples()]
    assert demo.verify() == []


def work_on(case):
    """Things a folder could get wrong: formulae, apostrophes, odd characters, loose passages, links, excerpts."""
    case.correct(1, 1, "=HYPERLINK(\"x\") said 'so'\r\nand 😀 \u200b went")
    case.correct(1, 2, "'quoted")
    case.annotate(session=1, turn=3, code="faith.hope", note="+1 -1 @")
    words = case.turns.query("session == 1 and turn == 3")["text"].iloc[0]
    case.correct(1, 3, "All other words now.")
    assert len(case.loose) >= 1, words
    memo = case.write_memo("---\nkey: value\n---\n=1+1\n", about=case.find("the").head(2), title="'--- \"odd\"", kind="reflexive")
    case.link(memo, "supports", case.episodes.iloc[0]["id"], note="because")
    case.rate(session=2, measure="phq_9", by="patient", value=None, state="missing", timing="pre")
    first = case.annotations.query("session == 2 and quote.str.len() > 8").iloc[0]
    words = case.turns.query(f"session == 2 and turn == {first['turn']}")["text"].iloc[0]
    at = first["start"] + 4
    case.correct(2, first["turn"], words[:at] + "xx" + words[at:])  # words inside a coded passage
    case.add_session(99, state="cancelled", date="W40")


def test_a_folder_is_never_written_over(varga, tmp_path):
    from workbench.domain import Refused
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "precious.txt").write_text("x")
    with pytest.raises(Refused, match="nothing was written"):
        varga.export(tmp_path / "here")


def test_formulae_do_not_leave_in_tables(varga, tmp_path):
    varga.correct(1, 1, '=HYPERLINK("http://e","x")')
    varga.save("turns", tmp_path / "turns.csv")
    assert "'=HYPERLINK" in (tmp_path / "turns.csv").read_text(encoding="utf-8-sig")
    varga.save("turns", tmp_path / "turns.xlsx")
    from openpyxl import load_workbook
    cells = [c for row in load_workbook(tmp_path / "turns.xlsx").active.iter_rows() for c in row]
    assert not any(c.data_type == "f" for c in cells)
