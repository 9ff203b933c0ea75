"""Backups are verified copies; restoring one gives the study back exactly, and loses nothing that stood there."""

import random
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from tests.store.made import CASE, LINES, added, annotation, fill, write
from workbench.domain import Refused, Unreadable
from workbench.store import Store, backups, journal


@pytest.fixture
def study(tmp_path):
    path = tmp_path / "mara.study"
    store = Store.open(path, create=True)
    fill(store)
    store.close()
    return path


def content(location):
    store = Store.open(location)
    try:
        return store.chain_head(), store.file(CASE).content(), store.verify(), store.file(CASE).words("trn_a1_0003")
    finally:
        store.close()


def test_a_backup_holds_everything(filled, tmp_path):
    first = filled.backup()
    write(filled, added([annotation(0, LINES[0], 2, 9)]), command="Annotate")
    second = filled.backup(tmp_path / "elsewhere.study")
    assert filled.backups() == [first]
    assert content(second) == content(filled.location if filled.database.kind == "sqlite" else second)
    copy = Store.open(second)
    assert (copy.chain_head(), copy.file(CASE).content()) == (filled.chain_head(), filled.file(CASE).content())
    assert copy.search(CASE, "cancelled").count == 0 and copy.search(CASE, "doesn't matter").count == 2 and copy.verify() == []
    copy.close()


def test_a_backup_takes_no_files_place(filled, tmp_path):
    taken = tmp_path / "taken.study"
    taken.write_text("mine")
    with pytest.raises(Refused, match="already a file .*taken.study"):
        filled.backup(taken)
    assert taken.read_text() == "mine"
    assert filled.backup(tmp_path).parent == tmp_path


def test_a_damaged_study_gives_no_backup(study):
    data = bytearray(study.read_bytes())
    at = data.rindex(b"mem_mara")
    data[at - 600:at] = random.Random(3).randbytes(600)
    study.write_bytes(data)
    store = Store.open(study)
    with pytest.raises((Refused, Unreadable), match="damaged"):
        store.backup()
    assert store.backups() == [] and list(backups.folder(study).iterdir()) == []
    store.close()


def test_a_daily_backup_is_made_on_opening_when_the_newest_is_a_day_old(tmp_path, monkeypatch):
    path = tmp_path / "mara.study"
    with monkeypatch.context() as earlier:
        earlier.setattr(journal, "now", lambda: f"{datetime.now(UTC) - timedelta(days=3):%Y-%m-%dT%H:%M:%S.000Z}")
        store = Store.open(path, create=True)
        fill(store)
        store.close()
    Store.open(path).close()
    made = backups.listed(path)
    assert [p.name.split("-")[-1] for p in made] == ["daily.study"] and content(made[0])[2] == []
    store = Store.open(path)
    write(store, added([annotation(0, LINES[0], 2, 9)]), command="Annotate")
    store.close()
    Store.open(path).close()
    assert backups.listed(path) == made, "the newest is younger than a day"
    older = made[0].with_name(f"mara-{datetime.now(UTC) - timedelta(days=2):%Y%m%d-%H%M%S}-daily.study")
    made[0].rename(older)
    Store.open(path).close()
    assert backups.listed(path)[0] == older and len(backups.listed(path)) == 2
    for backup in backups.listed(path):
        backup.rename(backup.with_name(f"mara-{datetime.now(UTC) + timedelta(hours=1):%Y%m%d-%H%M%S}-daily.study"))
    Store.open(path).close()
    assert len(backups.listed(path)) == 1, "nothing was written since"


def test_a_young_study_needs_no_backup(study):
    Store.open(study).close()
    assert backups.listed(study) == []


def test_a_backup_that_cannot_be_made_stops_nobody(tmp_path, monkeypatch):
    path = tmp_path / "mara.study"
    with monkeypatch.context() as earlier:
        earlier.setattr(journal, "now", lambda: "2020-01-01T00:00:00.000Z")
        store = Store.open(path, create=True)
        fill(store)
        store.close()
    backups.folder(path).write_text("a file where the folder should be")
    store = Store.open(path)
    assert "Today's backup could not be made" in store.notices[0]
    assert write(store, ()).id == 3
    store.close()


def test_seven_days_and_four_weeks_are_kept(study):
    folder = backups.folder(study)
    folder.mkdir()
    newest = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for hours in range(0, 24 * 60, 12):
        (folder / f"mara-{newest - timedelta(hours=hours):%Y%m%d-%H%M%S}-daily.study").touch()
    for kind in ("asked", "before-schema-2"):
        (folder / f"mara-20200101-000000-{kind}.study").touch()
    (folder / "my own notes.txt").touch()
    backups.thin_out(study)
    left = [f"{backups.made(p):%m-%d %H}" for p in backups.listed(study)]
    weekly = ["11-01 12", "11-08 12", "11-15 12"]
    assert left == ["01-01 00", "01-01 00", *weekly, *(f"11-{day} 12" for day in range(16, 23))]
    assert (folder / "my own notes.txt").exists()


def test_restoring_gives_back_what_was_and_keeps_what_is(study):
    before = content(study)
    store = Store.open(study)
    backup = store.backup()
    write(store, added([annotation(0, LINES[0], 2, 9)]), command="Annotate")
    store.close()
    after = content(study)
    assert Store.restore(backup, study) == str(study)
    assert content(study) == before
    kept = backups.listed(study)[-1]
    assert "before-restore" in kept.name and content(kept) == after


@pytest.mark.parametrize("spoil", [lambda p: p.write_bytes(b""), lambda p: p.write_bytes(p.read_bytes()[:5000]),
                                   lambda p: p.write_text("Dear diary"), lambda p: p.unlink()])
def test_a_damaged_study_is_replaced_and_kept_aside(study, spoil):
    before = content(study)
    store = Store.open(study)
    backup = store.backup()
    store.close()
    spoil(study)
    damaged = study.read_bytes() if study.exists() else None
    study.with_name("mara.study-journal").write_bytes(b"left behind by something else" * 40)
    Store.restore(backup, study)
    assert content(study) == before
    kept = [p for p in backups.listed(study) if "damaged" in p.name]
    assert [p.read_bytes() for p in kept] == ([] if damaged is None else [damaged])


def test_a_damaged_backup_is_not_restored(study):
    store = Store.open(study)
    backup = store.backup()
    store.close()
    backup.write_bytes(backup.read_bytes()[:9000])
    before = content(study)
    with pytest.raises(Unreadable, match="cut short"):
        Store.restore(backup, study)
    assert content(study) == before
    with pytest.raises(Refused, match="into itself"):
        Store.restore(study, study)


def test_a_study_somebody_is_writing_to_is_not_restored(study, monkeypatch):
    store = Store.open(study)
    backup = store.backup()
    monkeypatch.setattr("workbench.store.connect.PATIENCE", 0.1)
    with store.writing(), pytest.raises(Refused, match="somebody else has been writing"):
        Store.restore(backup, study)
    store.close()


def test_a_server_gives_and_takes_a_study(database, study, tmp_path, postgres):
    """File to server, server to file: the same study throughout."""
    store = Store.open(study)
    fill(store, "cas_jo", "ses_b2")
    write(store, added([annotation(0, LINES[0], 2, 9)]), command="Annotate", reason="Second pass.")
    store.erase("cas_jo", actor="mira", host="test", reason="asked")
    backup = store.backup()
    store.close()
    assert Store.restore(backup, database) == database
    server = Store.open(database)
    assert server.verify() == [] and server.search(CASE, "doesn't matter").count == 2
    again = server.backup(tmp_path / "again.study")
    assert write(server, ()).id == 6
    server.close()
    assert content(again) == content(study)
    with pytest.raises(Refused, match="already holds a study"):
        Store.restore(backup, database)


def test_many_restores_give_the_same_content(study, tmp_path):
    """A restore drill on random states of a study, in a fast form."""
    dice, store, kept = random.Random(11), Store.open(study), []
    for n in range(12):
        write(store, added([annotation(0, LINES[0], n, n + 4)]), command="Annotate")
        kept.append((store.backup(), store.chain_head(), store.file(CASE).content()))
    store.close()
    target = tmp_path / "drill" / "drill.study"
    target.parent.mkdir()
    for _ in range(30):
        backup, head, records = dice.choice(kept)
        Store.restore(backup, target)
        again = Store.open(target)
        assert (again.chain_head(), again.file(CASE).content()) == (head, records)
        again.close()
    assert sqlite3.connect(target).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    shutil.rmtree(target.parent)
