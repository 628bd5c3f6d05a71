"""A database with the newest schema, in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.storage.migrate import migrate
from service.storage.session import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path}/reports.sqlite3")
    migrate(opened)
    yield opened
    opened.dispose()
