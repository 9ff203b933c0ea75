"""A notebook session is the same on an SQLite file and on a PostgreSQL server."""

from __future__ import annotations

import pytest

from tests.store.conftest import database, location, postgres  # noqa: F401
from workbench import open_study


@pytest.fixture
def study(location):  # noqa: F811
    """An empty study, written by Mira."""
    with open_study(location, actor="mira") as here:
        yield here
