"""What is changed behind the journal's back is found, whichever column it is in."""

import json

import pytest
import sqlalchemy as sa

from tests.store.made import CASE, annotation, LINES, added, case_records, fill, turn, write
from workbench.domain import Change
from workbench.store import Store
from workbench.store.tables import DRAFT, JOURNAL, METADATA, RECORDS, SEARCH, TEXT, TOUCHED

COLUMNS = [(table.name, column.name) for table in METADATA.sorted_tables if table is not DRAFT for column in table.c]


def other(value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        return json.dumps({} if json.loads(value) else ["x"])
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    return {str: lambda v: v + "x", bytes: lambda v: v + b"x", type(None): lambda _: 3}[type(value)](value)


class Forger:
    """Changes rows without the journal, past all references."""

    def __init__(self, store: Store) -> None:
        switch = {"sqlite": "PRAGMA foreign_keys=OFF", "postgresql": "SET session_replication_role = replica"}
        self.connection = store.database.engine.connect()
        driver = self.connection.connection.driver_connection
        driver.execute(switch[store.database.kind])
        driver.commit()

    def change(self, table: sa.Table, column: str) -> None:
        """Another value in the column of the last row."""
        with self.connection.begin():
            row = self.connection.execute(sa.select(table)).all()[-1]._mapping
            here = [c == row[c.name] for c in table.primary_key.columns]
            self.connection.execute(table.update().where(*here).values({column: other(row[column])}))

    def run(self, command: str) -> None:
        with self.connection.begin():
            self.connection.exec_driver_sql(command)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A study file in which every column of every table holds something."""
    path = tmp_path_factory.mktemp("sound") / "mara.study"
    store = Store.open(path, create=True)
    fill(store)
    memo = store.file(CASE).get("mem_mara")
    write(store, [Change(memo, memo.but(text="Neither names it."))], command="Revise", reason="Second pass.")
    assert store.verify() == []
    store.close()
    return path.read_bytes()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_change_in_any_column_is_found(sound, tmp_path, table, column):
    path = tmp_path / "mara.study"
    path.write_bytes(sound)
    store = Store.open(path)
    Forger(store).change(METADATA.tables[table], column)
    assert store.verify() != []
    store.close()


@pytest.mark.parametrize("table", [JOURNAL, TEXT, TOUCHED, SEARCH, RECORDS["memo"], RECORDS["turn"]], ids=lambda t: t.name)
def test_a_removed_row_is_found(filled, table):
    forger = Forger(filled)
    key = ", ".join(f'"{c.name}"' for c in table.primary_key.columns)
    forger.run(f'DELETE FROM "{table.name}" WHERE ({key}) IN (SELECT {key} FROM "{table.name}" ORDER BY {key} DESC LIMIT 1)')
    assert filled.verify() != []


def test_changes_are_found_on_a_server_too(filled):
    assert filled.verify() == []
    forger = Forger(filled)
    for table, column in ((RECORDS["memo"], "text"), (SEARCH, "session"), (TEXT, "words"), (JOURNAL, "payload"), (JOURNAL, "actor")):
        before = filled.verify()
        forger.change(table, column)
        assert len(filled.verify()) > len(before), (table.name, column)


def test_a_row_the_journal_does_not_know_is_found(filled):
    with filled.writing() as writing:
        writing.store_rows({"annotation": added([annotation(0, LINES[0], 0, 1)])}, {})
    assert filled.verify() == ["The annotation ann_a1_0000000 is not in the journal."]


def test_a_record_that_refers_to_nothing_is_found(store):
    fill(store)
    memo = store.file(CASE).get("mem_mara")
    write(store, [Change(memo, memo.but(about=("epi_gone",)))], command="Revise")
    assert store.verify() == ["The memo “mem_mara” (mem_mara): There is no record epi_gone in this case."]


def test_the_head_of_the_chain_moves_with_every_entry(store):
    heads = {store.chain_head()}
    for n in range(3):
        write(store, added([*turn(n + 20, "Yes.")] if n else case_records()[:4]))
        heads.add(store.chain_head())
    assert len(heads) == 4 and all(len(head) in (0, 64) for head in heads)
