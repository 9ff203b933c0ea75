"""The tables are what the migrations make, and an upgrade is all or nothing, after a verified copy."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from tests.store.made import CASE, fill
from workbench.domain import Unreadable
from workbench.store import Store, backups, examine, migrate
from workbench.store.tables import INDEX, METADATA

SECOND = '''
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade():
    with op.batch_alter_table("memo") as memo:
        memo.add_column(sa.Column("mood", sa.Text(), nullable=False, server_default=""))
    op.create_table("weather", sa.Column("id", sa.Text(), primary_key=True))
    op.execute("UPDATE memo SET mood = 'calm'")
    {more}
'''


@pytest.fixture
def second(tmp_path, monkeypatch):
    """A version of the program that knows a second migration; the text of its last line may be given."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def begin(more: str = "pass"):
        (folder / "versions" / "0002_second.py").write_text(SECOND.format(more=more))
        monkeypatch.setattr(migrate, "FOLDER", folder)
        monkeypatch.setattr(examine, "_look_inside", lambda *_: None)  # compares with the tables of the first
        return folder
    return begin


def memos(location):
    """The memos as the second version's tables hold them."""
    store = Store.open(location)
    try:
        with store.reading() as reading:
            return [tuple(row) for row in reading.connection.exec_driver_sql("SELECT id, mood FROM memo")]
    finally:
        store.close()


def test_the_migrations_make_the_tables_that_the_code_expects(store):
    with store.reading() as reading:
        context = MigrationContext.configure(reading.connection, opts={
            "compare_type": True, "include_name": lambda name, kind, _: not (kind == "table" and str(name).startswith(INDEX))})
        found = [step for step in compare_metadata(context, METADATA) if not _of_the_index(step)]
    assert found == []


def _of_the_index(step) -> bool:
    """The full-text index is PostgreSQL's own column, and no table of ours."""
    return isinstance(step, tuple) and (getattr(step[-1], "name", "") in ("tokens", "search_tokens"))


def test_a_study_is_brought_up_to_date_once_a_copy_was_verified(location, second):
    store = Store.open(location)
    fill(store)
    head, records = store.chain_head(), store.file(CASE).content()
    store.close()
    second()
    assert memos(location) == [("mem_mara", "calm")]
    store = Store.open(location)
    assert (store.chain_head(), store.file(CASE).content()) == (head, records)
    (copy,) = store.backups()
    store.close()
    assert "before-schema-2" in copy.name
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT hash FROM journal ORDER BY id DESC").fetchone() == (head,)
    assert "mood" not in [row[1] for row in connection.execute("PRAGMA table_info(memo)")]


def test_an_upgrade_that_fails_changes_nothing(location, second):
    store = Store.open(location)
    fill(store)
    head = store.chain_head()
    store.close()
    second("raise RuntimeError('half way')")
    with pytest.raises(RuntimeError, match="half way"):
        Store.open(location)
    second("pass")
    assert memos(location) == [("mem_mara", "calm")]
    store = Store.open(location)
    assert store.chain_head() == head
    store.close()


def test_without_a_copy_there_is_no_upgrade(tmp_path, second):
    path = tmp_path / "mara.study"
    Store.open(path, create=True).close()
    backups.folder(path).write_text("a file where the folder should be")
    before = path.read_bytes()
    second()
    with pytest.raises(Exception, match="No backup could be made"):
        Store.open(path)
    assert path.read_bytes() == before


def test_an_old_study_that_can_only_be_read_is_not_upgraded(tmp_path, second, monkeypatch):
    path = tmp_path / "mara.study"
    Store.open(path, create=True).close()
    second()
    monkeypatch.setattr("workbench.store.opening.os.access", lambda path, mode: False)
    with pytest.raises(Unreadable, match="older version .* it can only be read"):
        Store.open(path)


def test_a_new_study_has_the_newest_tables_at_once(tmp_path, second):
    second()
    path = tmp_path / "mara.study"
    Store.open(path, create=True).close()
    assert backups.listed(path) == []
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (2,)


def test_killed_during_an_upgrade_it_is_old_or_new_and_never_between(tmp_path, second):
    """Killed at moments spread over the whole upgrade."""
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("there is no kill -9 here")
    path, original = tmp_path / "mara.study", tmp_path / "original.study"
    store = Store.open(original, create=True)
    fill(store)
    head = store.chain_head()
    store.close()
    folder = second()
    script = textwrap.dedent(f"""
        import pathlib, sys
        from workbench.store import Store, examine, migrate
        import alembic.command, alembic.config, alembic.autogenerate, sqlalchemy.dialects.sqlite
        migrate.FOLDER = pathlib.Path({str(folder)!r})
        examine._look_inside = lambda *_: None
        print("ready", flush=True)
        Store.open({str(path)!r}).close()
    """)
    seen = set()
    for n in range(12):
        shutil.copy(original, path)
        shutil.rmtree(backups.folder(path), ignore_errors=True)
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(n * 0.012)
        child.kill()
        child.wait()
        child.stdout.close()
        connection = sqlite3.connect(path)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(memo)")]
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        state = (version, "mood" in columns, "weather" in tables, connection.execute("PRAGMA integrity_check").fetchone()[0])
        connection.close()
        assert state in ((1, False, False, "ok"), (2, True, True, "ok"))
        seen.add(version)
        assert memos(path) == [("mem_mara", "calm")]
        store = Store.open(path)
        assert store.chain_head() == head
        store.close()
    assert 1 in seen


def test_a_study_of_before_is_found_in_the_middle_of_an_upgrade_by_nobody_else(tmp_path, second):
    """Two programs open the same old study at once: one upgrades, the other waits and finds it done."""
    path = tmp_path / "mara.study"
    store = Store.open(path, create=True)
    fill(store)
    store.close()
    folder = second()
    script = textwrap.dedent(f"""
        import pathlib
        from workbench.store import Store, examine, migrate
        migrate.FOLDER = pathlib.Path({str(folder)!r})
        examine._look_inside = lambda *_: None
        store = Store.open({str(path)!r})
        print(store.newest())
        store.close()
    """)
    children = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(2)]
    said = [child.communicate() for child in children]
    assert [out.strip() for out, _ in said] == ["2", "2"], said
    assert memos(path) == [("mem_mara", "calm")]
