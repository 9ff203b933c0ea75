"""What is not a sound study of ours is refused in a sentence, and left byte for byte as it was."""

import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from tests.store.made import fill, shared, added, write
from workbench.domain import Unreadable
from workbench.store import Store, migrate
from workbench.store.surroundings import file_system, notices


@pytest.fixture
def study(tmp_path):
    """A study file with a case in it, and one backup."""
    path = tmp_path / "mara.study"
    store = Store.open(path, create=True)
    fill(store)
    store.backup()
    store.close()
    return path


def content(folder):
    return {p.relative_to(folder): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


def change(path, *commands):
    connection = sqlite3.connect(path)
    for command in commands:
        connection.execute(command)
    connection.commit()
    connection.close()


def cut(path):
    path.write_bytes(path.read_bytes()[:path.stat().st_size // 2])


def scribble(path):
    noise = random.Random(7)
    path.write_bytes(path.read_bytes()[:16] + noise.randbytes(8000))


def scribble_inside(path):
    """A page of the schema itself overwritten."""
    data = bytearray(path.read_bytes())
    data[100:4096] = random.Random(7).randbytes(3996)
    path.write_bytes(data)


def foreign(path):
    path.unlink()
    change(path, "CREATE TABLE people (name)")


def folder(path):
    path.unlink()
    path.mkdir()
    (path / "note.txt").write_text("mine")


SPOILT = {
    "not there": (lambda p: p.unlink(), "there is no such file"),
    "a folder": (folder, "this is a folder, not a study"),
    "empty": (lambda p: p.write_bytes(b""), "the file is empty. A cloud service .* never taken for a new study"),
    "text": (lambda p: p.write_text("Dear diary, " * 20), "this is not a study: it does not begin as an SQLite file"),
    "a few bytes": (lambda p: p.write_bytes(b"SQLite format 3\0"), "this is not a study"),
    "cut short": (cut, r"the file is cut short: [\d,]+ of [\d,]+ bytes are missing"),
    "garbage": (scribble, "the file is damaged: what follows its first bytes makes no sense"),
    "garbage inside": (scribble_inside, "the file is damaged"),
    "of another program": (foreign, "a database of another program"),
    "newer": (lambda p: change(p, "PRAGMA user_version=9999"), "made by a newer version .* number 9999.* Please update"),
    "never finished": (lambda p: change(p, "PRAGMA user_version=0", "DROP TABLE draft"), "is not one that was ever released"),
    "a trigger": (lambda p: change(p, "CREATE TRIGGER t AFTER INSERT ON memo BEGIN DELETE FROM turn; END"), "it holds the trigger t"),
    "a view": (lambda p: change(p, "CREATE VIEW v AS SELECT * FROM memo"), "it holds the view v"),
    "another table": (lambda p: change(p, "CREATE TABLE mine (x)"), "it holds the table mine"),
    "a missing table": (lambda p: change(p, "DROP TABLE draft"), "the table draft is missing"),
    "another column": (lambda p: change(p, "ALTER TABLE memo ADD COLUMN mood TEXT"), "the table memo has other columns"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_it_is_refused_in_a_sentence_and_left_as_it_was(study, case):
    spoil, sentence = SPOILT[case]
    spoil(study)
    before = content(study.parent)
    with pytest.raises(Unreadable, match=sentence) as refusal:
        Store.open(study)
    assert content(study.parent) == before
    assert refusal.value.file == str(study) and refusal.value.remedy


@pytest.mark.parametrize("case", ["empty", "cut short", "garbage", "garbage inside", "text", "a missing table", "not there"])
def test_the_newest_backup_is_offered_by_name(study, case):
    SPOILT[case][0](study)
    with pytest.raises(Unreadable, match=r"The newest backup is mara\.study\.backups/mara-\d{8}-\d{6}-asked\.study"):
        Store.open(study)


@pytest.mark.parametrize("case", ["empty", "text", "garbage", "a folder"])
def test_nothing_is_ever_made_over_a_file_that_is_there(study, case):
    SPOILT[case][0](study)
    before = content(study.parent)
    with pytest.raises(Unreadable):
        Store.open(study, create=True)
    assert content(study.parent) == before


def test_making_and_opening_again(tmp_path):
    path = tmp_path / "été 100% #1.study"
    Store.open(path, create=True).close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    store = Store.open(str(path), create=True)
    write(store, added(shared()), case="")
    store.close()
    again = Store.open(path)
    assert (again.location, again.newest(), again.notices) == (str(path), 1, [])
    connection = sqlite3.connect(path)
    pragmas = ("application_id", "user_version", "journal_mode")
    assert [connection.execute(f"PRAGMA {p}").fetchone()[0] for p in pragmas] == [1396917079, migrate.newest(), "delete"]
    with again.reading() as reading:
        found = [reading.connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in
                 ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete", "busy_timeout")]
    assert found == ["truncate", 2, 1, 0, 1, 10000]
    again.close()


def test_no_study_where_there_is_no_folder(tmp_path):
    with pytest.raises(Unreadable, match="there is no folder .*nowhere"):
        Store.open(tmp_path / "nowhere" / "mara.study", create=True)


def test_what_was_cut_off_in_the_middle_of_writing_is_put_right(study):
    """A journal left beside the file by a program that was killed is rolled back, not taken for damage."""
    script = f"""
        import os
        from tests.store.made import *
        from workbench.store import Store
        store = Store.open({str(study)!r})
        with store.writing() as writing:
            writing.connection.exec_driver_sql("PRAGMA cache_size=1")
            for n in range(300):
                pair = turn(n + 100, "word " * 400)
                writing.write(added(pair), actor="m", host="h", case=CASE, command="Ingest", request=str(n))
            os._exit(9)
    """
    before = Store.open(study)
    head = before.chain_head()
    before.close()
    subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert study.with_name("mara.study-journal").stat().st_size > 0
    store = Store.open(study)
    assert (store.newest(), store.chain_head(), store.verify()) == (2, head, [])
    store.close()


def test_cut_off_and_write_protected_it_says_what_to_do(study, monkeypatch):
    monkeypatch.setattr("workbench.store.opening.os.access", lambda path, mode: False)
    other = sqlite3.connect(study, isolation_level=None)
    for command in ("PRAGMA journal_mode=TRUNCATE", "PRAGMA cache_size=1", "BEGIN", "UPDATE text SET words = words || 'x'"):
        other.execute(command)
    copy = study.with_name("copy.study")
    for path in (study, study.with_name("mara.study-journal")):
        shutil.copy(path, copy.with_name(path.name.replace("mara", "copy")))
    other.close()
    with open(copy.with_name("copy.study-journal"), "r+b") as journal:
        journal.write(bytes.fromhex("d9d505f920a163d7") + (1).to_bytes(4, "big"))
    with pytest.raises(Unreadable, match="cut off in the middle of writing .* Copy it and copy.study-journal"):
        Store.open(copy)


def test_write_protected_it_can_be_read_and_says_why_not_written(study):
    """As an account without the right to write (the administrator may write everywhere)."""
    if os.name != "posix":
        pytest.skip("rights are set otherwise here")
    place = Path(tempfile.mkdtemp(prefix="workbench-protected-")) / "mara.study"
    shutil.copy(study, place)
    script = f"""
        import os
        from tests.store.made import *
        from workbench.domain import Draft, Refused
        from workbench.store import Store

        def refuses(act):
            try:
                act()
            except Refused as refusal:
                return "can only be read" in str(refusal)

        def look(path):
            store = Store.open(path)
            assert [c.name for c in store.cases()] == ["mara"] and len(list(store.file(CASE).all("turn"))) == 6
            assert store.search(CASE, "thought").count == 1 and store.verify() == [] and store.stamp() is not None
            said = refuses(lambda: write(store, ())), refuses(lambda: store.save_draft(
                Draft(actor="m", about="x", case=CASE, text="y")))
            store.close()
            return said, store.notices

        look({str(study)!r})  # brings everything into memory that the account could not read
        if os.geteuid() == 0:
            os.setgid(65534), os.setuid(65534)
        said, notices = look({str(place)!r})
        assert said == (True, True) and "can only be read" in notices[0], (said, notices)
    """
    place.chmod(0o444), place.parent.chmod(0o555)
    before = content(place.parent)
    try:
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert content(place.parent) == before
    finally:
        place.parent.chmod(0o755)
        shutil.rmtree(place.parent)


def test_a_network_drive_is_noticed(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/our\\040team nfs4 rw 0 0\nhost: /mnt/ssh fuse.sshfs rw 0 0\n"
                      "//s/y /mnt/smb cifs rw 0 0\n")
    said = {place: notices(Path(place), mounts) for place in
            ("/home/m/a.study", "/mnt/our team/a.study", "/mnt/ssh/deep/a.study", "/mnt/smb/a.study", "/mnt/our teams/a.study")}
    assert [bool(s) for s in said.values()] == [False, True, True, True, False]
    assert "lies on a network drive (nfs4)" in said["/mnt/our team/a.study"][0] and "PostgreSQL" in said["/mnt/ssh/deep/a.study"][0]
    assert file_system(Path("/mnt/smb/a.study"), tmp_path / "nothing") == ""


@pytest.mark.parametrize(("part", "service"), [("Dropbox", "Dropbox"), ("OneDrive - University", "OneDrive"),
                                               ("Google Drive", "Google Drive"), ("iCloud Drive", "iCloud")])
def test_a_cloud_folder_is_noticed_and_the_file_still_opens(study, part, service):
    place = study.parent / part / "cases"
    place.mkdir(parents=True)
    shutil.move(study, place / study.name)
    store = Store.open(place / study.name)
    assert service in store.notices[0] and len(store.notices) == 1
    assert write(store, ()).id == 3
    store.close()


def test_a_conflict_copy_beside_it_is_noticed(study):
    names = ["mara (Mira's conflicted copy 2026-11-23).study", "mara.sync-conflict-20261123-101010-ABC.study", "mara notes.txt"]
    for name in names:
        shutil.copy(study, study.with_name(name))
    store = Store.open(study)
    assert len(store.notices) == 2 and all(f"“{name}”" in " ".join(store.notices) for name in names[:2])
    store.close()
    copy = Store.open(study.with_name(names[0]))
    assert "is itself a conflict copy" in copy.notices[0]
    copy.close()


def test_an_open_study_is_not_looked_into_by_other_means(study, monkeypatch):
    """Closing any handle of a file gives up this process's locks on it, so a second opening keeps its hands off."""
    first = Store.open(study)
    monkeypatch.setattr("workbench.store.header.read", lambda path: pytest.fail("the file was opened beside SQLite"))
    second = Store.open(study)
    first.close(), second.close()
    with pytest.raises(pytest.fail.Exception):
        Store.open(study)


@pytest.mark.parametrize("address", ["mysql://a:secret@b/c", "postgresql://m:secret@127.0.0.1:1/none", "https://m:secret@x.org/"])
def test_addresses_that_lead_nowhere(address):
    with pytest.raises(Unreadable) as refusal:
        Store.open(address)
    assert "secret" not in str(refusal.value) and refusal.value.remedy


def test_a_database_without_a_study_and_one_of_somebody_else(postgres):
    from tests.store.conftest import administer
    administer(postgres, "DROP DATABASE IF EXISTS wb_other WITH (FORCE)")
    administer(postgres, "CREATE DATABASE wb_other")
    try:
        with pytest.raises(Unreadable, match="there is no study in this database"):
            Store.open(f"{postgres}/wb_other")
        administer(postgres, "CREATE TABLE memo (x int)", "wb_other")
        with pytest.raises(Unreadable, match="the tables memo in this database belong to another program"):
            Store.open(f"{postgres}/wb_other", create=True)
        administer(postgres, "DROP TABLE memo", "wb_other")
        Store.open(f"{postgres}/wb_other", create=True).close()
        administer(postgres, "UPDATE alembic_version SET version_num = '9999'", "wb_other")
        with pytest.raises(Unreadable, match="newer version .* number 9999"):
            Store.open(f"{postgres}/wb_other")
    finally:
        administer(postgres, "DROP DATABASE wb_other WITH (FORCE)")
