"""Migrations: the tables are only ever made and changed by them, from the first one on."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

FOLDER = Path(__file__).parent / "migrations"


def newest() -> int:
    """The number of the newest schema this version knows."""
    return max(int(path.name.split("_")[0]) for path in (FOLDER / "versions").glob("[0-9]*_*.py"))


def upgrade(connection: sa.Connection, schema: int | None = None) -> None:
    """Bring the tables to a schema, else to the newest, inside the transaction the connection is in."""
    from alembic import command
    from alembic.config import Config
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{schema or newest():04}")


@lru_cache(maxsize=2)
def _empty(schema: int) -> bytes:
    from .connect import APPLICATION, connect
    from .sqlite import Sqlite
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.study"
        path.touch()
        connection = connect(path)
        connection.execute("PRAGMA page_size=4096")
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.close()
        database = Sqlite(path)
        try:
            with database.writing() as writing:
                upgrade(writing, schema)
                writing.exec_driver_sql(f"PRAGMA user_version={schema}")
        finally:
            database.close()
        return path.read_bytes()


def empty_study(schema: int | None = None) -> bytes:
    """The bytes of a study without entries, made by running the migrations."""
    return _empty(schema or newest())
