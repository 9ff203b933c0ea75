"""Every test that asks for a `store` runs on an SQLite file and, where there is a server, on PostgreSQL."""

import itertools
import os

import pytest
import sqlalchemy as sa

from tests.store.made import fill
from tests.store.server import Absent, server
from workbench.store import Store

_NUMBERS = itertools.count(1)
EMPTY = f"workbench_{os.getpid()}_empty"


@pytest.fixture(scope="session")
def postgres():
    """The address of a server with a database `EMPTY` to copy from."""
    try:
        with server() as address:
            _make_database(address, EMPTY)
            Store.open(f"{address}/{EMPTY}", create=True).close()
            yield address
            administer(address, f"DROP DATABASE {EMPTY} WITH (FORCE)")
    except Absent as absent:
        pytest.skip(str(absent))


def administer(address: str, command: str, database: str = "postgres") -> None:
    """Give a command to a database of the server."""
    engine = sa.create_engine(f"{address.replace('postgresql:', 'postgresql+psycopg:')}/{database}", poolclass=sa.NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(command)


def _make_database(address: str, name: str, template: str = "template0") -> None:
    administer(address, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    administer(address, f"CREATE DATABASE {name} TEMPLATE {template}")


@pytest.fixture
def database(postgres, monkeypatch, tmp_path):
    """The address of a database with the tables of an empty study."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    name = f"workbench_{os.getpid()}_{next(_NUMBERS)}"
    _make_database(postgres, name, EMPTY)
    yield f"{postgres}/{name}"
    administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request, tmp_path):
    """Where an empty study lies: a file, or a database of a server."""
    if request.param == "postgresql":
        return request.getfixturevalue("database")
    path = tmp_path / "mara.study"
    Store.open(path, create=True).close()
    return path


@pytest.fixture
def store(location):
    """An empty study."""
    store = Store.open(location)
    yield store
    store.close()


@pytest.fixture
def filled(store):
    """A study with one of every kind of record in one case."""
    fill(store)
    return store
