"""Fixtures that start real servers, once a run."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Postgres, running_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL; its folder has a short path, as its socket needs."""
    with (
        tempfile.TemporaryDirectory(prefix="cg-pg-") as folder,
        running_postgres(Path(folder)) as server,
    ):
        yield server
