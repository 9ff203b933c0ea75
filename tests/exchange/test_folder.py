"""The case folder: its head, its tables, its memos, and everything that could be wrong with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.exchange.reading import put, read, told
from workbench.domain.errors import Undecided, Unreadable

ROOT = Path(__file__).parents[2]
HEAD = 'format = 1\nname = "mini"\ntitle = "A small case"\nsynthetic = true\n'
PEOPLE = '[[participants]]\nkey = "patient"\nrole = "patient"\n[speakers]\nP = "patient"\nT = "therapist"\n'
SESSION = '[[sessions]]\nnumber = 1\ndate = "W01"\ntranscript = "transcripts/first.txt"\n'


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    folder = tmp_path / "mini"
    put(folder, "case.toml", HEAD + PEOPLE + SESSION)
    put(folder, "transcripts/first.txt", "T: Hello.\np: Yes.\nX: Who?\n")
    return folder


def test_a_small_case(mini: Path) -> None:
    put(mini, "ratings.csv", "session,ors\n1,17\n")
    put(mini, "life_events.csv", "date,title\nW02,Father ill\n")
    put(mini, "annotations.csv", "session,turn,quote,code,coder\n1,2,Yes.,withdrawal.denial,mk\n")
    put(mini, "perspectives.csv", "episode,by,intensity,words\na,patient,,\nb,patient,2.5,so\n")
    put(
        mini,
        "memos/a.md",
        "---\ntitle: One\nkind: case\nby: mk\nwritten: 2024-03-04\nabout: turn:1:2\n---\n\nIt *is*.\n\n",
    )
    bundle = read(mini)
    (transcript,) = bundle.transcripts
    assert [(t.speaker, t.by) for t in transcript.turns] == [("T", "therapist"), ("p", "patient"), ("X", "")]
    assert (transcript.session, transcript.file) == (1, "transcripts/first.txt")
    assert bundle.case == {"name": "mini", "title": "A small case", "synthetic": True}
    assert bundle.speakers == {"P": "patient", "T": "therapist"}
    assert bundle.ratings[0].value == 17 and bundle.life_events[0].date == "W02"
    assert bundle.rows["annotations"] == [
        {
            "where": "line 2",
            "file": "annotations.csv",
            "session": 1,
            "turn": 2,
            "quote": "Yes.",
            "code": "withdrawal.denial",
            "coder": "mk",
        }
    ]
    assert [row["intensity"] for row in bundle.rows["perspectives"]] == [None, 2.5]
    assert bundle.rows["memos"] == [
        {
            "title": "One",
            "kind": "case",
            "by": "mk",
            "written": "2024-03-04",
            "about": ["turn:1:2"],
            "text": "It *is*.",
            "where": "line 8",
            "file": "memos/a.md",
        }
    ]
    assert bundle.rows["sessions"][0]["where"] == "[[sessions]] 1"
    assert bundle.files == ["case.toml", "transcripts/first.txt", "ratings.csv", "life_events.csv"]


@pytest.mark.parametrize("case", sorted(path.parent.name for path in (ROOT / "cases").glob("*/case.toml")))
def test_the_shipped_cases(case: str) -> None:
    bundle = read(ROOT / "cases" / case)
    assert bundle.case["synthetic"] is True
    listed = [row for row in bundle.rows["sessions"] if row.get("transcript")]
    assert len(bundle.transcripts) == len(listed) > 0
    assert all(turn.by for transcript in bundle.transcripts for turn in transcript.turns)
    assert "not known" not in told(bundle)


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("name = 'x'\n", "format"),
        ("format = 2\n", "format 2"),
        ("format = 1\nname = \n", "line 2"),
        ("format = 1\nsynthetic = 'yes'\n", "synthetic: this has to be true or false"),
        ("format = 1\nsessions = 3\n", "sessions"),
        ("format = 1\n[[sessions]]\ndate = 'W01'\n", r"\[\[sessions\]\] 1: the key number is missing"),
        ("format = 1\n[[sessions]]\nnumber = 1\n[[sessions]]\nnumber = 1\n", "number 1 is given twice"),
        ("format = 1\n[[sessions]]\nnumber = true\n", "has to be a number"),
        ("format = 1\nspeakers = 1\n", "speakers"),
        ("format = 1\n[[sessions]]\nnumber = 1\ntranscript = '../outside.txt'\n", "outside the case folder"),
        ("format = 1\n[[sessions]]\nnumber = 1\ntranscript = '/etc/hostname'\n", "outside the case folder"),
        ("format = 1\n[[sessions]]\nnumber = 1\ntranscript = 'a\\b.txt'\n", "outside the case folder"),
        ("format = 1\n[[sessions]]\nnumber = 1\ntranscript = 'link.txt'\n", "outside the case folder"),
        (
            "format = 1\n[[sessions]]\nnumber = 1\ntranscript = 'absent.txt'\n",
            "there is no file “absent.txt”",
        ),
    ],
)
def test_a_head_that_cannot_be(tmp_path: Path, toml: str, sentence: str) -> None:
    put(tmp_path, "outside.txt", "P: a\nT: b\n")
    put(tmp_path, "case/case.toml", toml)
    (tmp_path / "case" / "link.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(Unreadable, match=sentence):
        read(tmp_path / "case")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="not a case folder"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "annotations.csv",
            "session,turn,code\n1,2,x\n",
            "annotations.csv, line 1: the column coder is missing",
        ),
        (
            "annotations.csv",
            "session,turn,code,coder\n1,2,x,mk\none,2,,mk\n",
            "line 3: “one” is not a whole number",
        ),
        ("episodes.csv", "key,kind,session,turn\n,rupture,1,2\n", "line 2: key is empty"),
        ("ratings.csv", "session,ors\n1,99\n", "ratings.csv: line 2: 99 lies outside"),
        ("life_events.csv", "date,title\nsoon,x\n", "life_events.csv: line 2"),
        ("transcripts/first.txt", "T: \0\nP: x\n", "transcripts/first.txt, line 1"),
        ("memos/a.md", "no front matter\n", "memos/a.md, line 1"),
        ("memos/a.md", "---\ntitle: [\n---\nx\n", "memos/a.md, line"),
        ("memos/a.md", "---\ntitle: a\ntitle: b\n---\nx\n", "stands twice"),
        ("memos/a.md", "---\ntitle: &a [x]\nabout: *a\n---\nx\n", "alias"),
        ("measures/x.yaml", "name: no id\n", "measures/x.yaml: the key id is missing"),
        ("codebooks/x.yaml", "- a list\n", "codebooks/x.yaml"),
    ],
)
def test_one_bad_file_refuses_the_folder(mini: Path, name: str, content: str, sentence: str) -> None:
    put(mini, name, content)
    with pytest.raises(Unreadable, match=sentence):
        read(mini)


def test_what_is_not_known_is_told(mini: Path) -> None:
    put(mini, "case.toml", HEAD + "mood = 'good'\n" + PEOPLE + SESSION + "colour = 'red'\n")
    put(mini, "annotations.csv", "session,turn,code,coder,colour\n1,2,x,mk,red\n")
    put(mini, "extra.csv", "a\n1\n")
    put(mini, "memos/a.md", "---\ntitle: a\nmood: good\n---\nx\n")
    put(mini, "memos/note.txt", "x")
    sentences = told(read(mini))
    for part in (
        "mood: this key is not known",
        "[[sessions]] 1 colour",
        "the column “colour”",
        "extra.csv",
        "the key “mood”",
        "memos/note.txt",
    ):
        assert part in sentences


def test_questions_are_answered_in_the_head(mini: Path) -> None:
    put(mini, "transcripts/first.txt", "One.\nTwo.\n")
    with pytest.raises(Undecided, match="--split"):
        read(mini)
    put(mini, "case.toml", HEAD + SESSION + 'split = "lines"\n')
    assert len(read(mini).transcripts[0].turns) == 2


def test_measures_of_the_folder_count(mini: Path) -> None:
    put(
        mini,
        "measures/mood.yaml",
        "id: mood\nby: [patient]\ntiming: pre\nscales:\n  total: {low: 0, high: 3, step: 1}\n",
    )
    put(mini, "ratings.csv", "session,mood,ors\n1,3,17\n")
    assert [(r.measure, r.by, r.value) for r in read(mini).ratings] == [
        ("mood", "patient", 3.0),
        ("ors", "patient", 17.0),
    ]
    put(mini, "ratings.csv", "session,mood\n1,4\n")
    with pytest.raises(Unreadable, match="0 to 3, the range of mood"):
        read(mini)


def test_a_folder_written_by_this_program(mini: Path) -> None:
    put(mini, "case.toml", "escaped = true\n" + HEAD + SESSION.replace("first.txt", "session-001.csv"))
    put(
        mini,
        "transcripts/session-001.csv",
        "id,turn,by,speaker,start,end,text\n"
        "trn_0a1b2c3d_0001,1,patient,P,1.5,2.0,\"'=1+1\r\nnext\"\ntrn_0a1b2c3d_0002,2,patient,P,,,''tis so\n",
    )
    put(
        mini,
        "ratings.csv",
        "id,session,date,measure,scale,by,timing,value,state,answered,items\n"
        "rat_0a1b2c3d4e,1,,phq_9,total,patient,pre,13.5,prorated,8,1=3;2=;3=0\n",
    )
    put(mini, "life_events.csv", "id,date,title,note\nlif_0a1b2c3d4e,W02,'-x,\n")
    put(
        mini,
        "annotations.csv",
        "id,session,turn,quote,start,end,loose,before,after,code,coder,certainty,note,definition\n"
        "ann_1,1,1,'=1+1,0,4,,,,denial,mk,certain,'@x,D1\n",
    )
    put(mini, "links.csv", "id,source,type,target,note\nlnk_1,turn:1:1,supports,ann_1,\n")
    put(mini, "consent.csv", "about,by,purposes\ncase,patient,treatment;research\n")
    put(
        mini,
        "memos/001.md",
        "---\nid: mem_1\ntitle: a\nkind: case\nby: mk\nform: claim\nslots: {x: '1'}\n---\n\n\n two\r\n\n\n",
    )
    bundle = read(mini)
    assert [(t.id, t.by, t.text) for t in bundle.transcripts[0].turns] == [
        ("trn_0a1b2c3d_0001", "patient", "=1+1\r\nnext"),
        ("trn_0a1b2c3d_0002", "patient", "'tis so"),
    ]
    (rating,) = bundle.ratings
    assert (rating.id, rating.value, rating.state, rating.answered, rating.items) == (
        "rat_0a1b2c3d4e",
        13.5,
        "prorated",
        8,
        ((1, 3.0), (2, None), (3, 0.0)),
    )
    assert (bundle.life_events[0].id, bundle.life_events[0].title) == ("lif_0a1b2c3d4e", "-x")
    (annotation,) = bundle.rows["annotations"]
    assert (annotation["quote"], annotation["note"], annotation["start"], annotation["end"]) == (
        "=1+1",
        "@x",
        0,
        4,
    )
    assert bundle.rows["links"][0]["target"] == "ann_1"
    assert bundle.rows["consent"][0]["purposes"] == ["treatment", "research"]
    (memo,) = bundle.rows["memos"]
    assert (memo["id"], memo["form"], memo["slots"], memo["text"]) == (
        "mem_1",
        "claim",
        {"x": "1"},
        "\n two\r\n\n",
    )
    assert bundle.notices == []


def test_tables_without_rows_are_empty(mini: Path) -> None:
    put(mini, "annotations.csv", "session,turn,code,coder\n")
    put(mini, "ratings.csv", "session,ors\n")
    put(mini, "life_events.csv", "date,title\n")
    bundle = read(mini)
    assert (bundle.rows["annotations"], bundle.ratings, bundle.life_events) == ([], [], [])


def test_reading_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(ROOT / "cases" / "varga", tmp_path / "varga"))
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    read(copy)
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before
