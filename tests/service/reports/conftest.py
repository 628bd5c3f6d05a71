"""A database with the newest schema, in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.storage.session import Database
from tests.databases import lay_schema


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path}/reports.sqlite3")
    lay_schema(opened)
    yield opened
    opened.dispose()
