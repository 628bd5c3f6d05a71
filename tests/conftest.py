"""Fixtures that start real servers, once a run."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.storage.session import Database
from tests.databases import new_postgres, new_sqlite
from tests.postgres import Postgres, running_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL; its folder has a short path, as its socket needs."""
    with (
        tempfile.TemporaryDirectory(prefix="cg-pg-") as folder,
        running_postgres(Path(folder)) as server,
    ):
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A new database with the newest schema, of each kind in turn."""
    yield from _opened(request, tmp_path)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def module_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """The same for tests of a file that share one, of each kind in turn."""
    yield from _opened(request, tmp_path_factory.mktemp("database"))


def _opened(request: pytest.FixtureRequest, folder: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        opened = new_sqlite(folder)
    else:
        opened = new_postgres(request.getfixturevalue("postgres"))
    yield opened
    opened.dispose()
