"""An installation that may ask this machine, and recordings that were announced to it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.config import Settings
from service.intake.announced import Announced
from service.services import Services
from service.storage import sources
from service.storage.calls import CallDetails
from service.storage.session import Database
from tests.databases import lay_schema
from workers.fetching.runtime import FetchRuntime, make_fetch_runtime

Announce = Callable[..., str]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(Settings().with_data_dir(tmp_path / "data"), fetch_allow="127.0.0.1")


@pytest.fixture(scope="module")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once."""
    file = tmp_path_factory.mktemp("new") / "new.sqlite3"
    database = Database(f"sqlite:///{file}")
    lay_schema(database)
    database.dispose()
    return file


@pytest.fixture
def services(settings: Settings, new_database: Path) -> Iterator[Services]:
    assert settings.sqlite_file
    settings.data_dir.mkdir()
    shutil.copy(new_database, settings.sqlite_file)
    services = Services.build(settings)
    with services.database.transaction() as session:
        sources.add_source(session, "pbx")
    yield services
    services.close()


@pytest.fixture
def runtime(services: Services) -> Iterator[FetchRuntime]:
    runtime = make_fetch_runtime(services.settings)
    yield runtime
    runtime.queue.close()
    runtime.database.dispose()


@pytest.fixture
def announce(services: Services) -> Announce:
    def announce(url: str, external_id: str = "1", authorization: str = "") -> str:
        details = CallDetails(file_name="a.wav", source_id=1, external_id=external_id)
        announced = Announced(url=url, details=details, authorization=authorization)
        (accepted,) = services.intake.announce([announced])
        return accepted.call_id

    return announce
