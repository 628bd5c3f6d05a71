"""An installation with one phone system, `pbx`, on SQLite in a temporary folder; no Redis runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.app import create_app
from service.config import Settings
from service.services import Services
from service.storage import sources
from service.storage.calls import CallFilter, list_calls
from service.storage.sources import SourceCredentials
from service.storage.tables import CallRow
from tests.databases import lay_schema


@dataclass(frozen=True)
class Installation:
    settings: Settings
    services: Services
    app: Flask
    pbx: SourceCredentials
    other: SourceCredentials

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()

    def calls(self) -> list[CallRow]:
        with self.services.database.transaction() as session:
            return list_calls(session, CallFilter(), limit=1000)

    def leftovers(self) -> list[Path]:
        return list(self.settings.data_dir.glob("incoming/*"))


def build(settings: Settings) -> Installation:
    services = Services.build(settings)
    lay_schema(services.database)
    with services.database.transaction() as session:
        pbx = sources.add_source(session, "pbx", agent_channel="right")
        other = sources.add_source(session, "other")
    app = create_app(settings, services)
    return Installation(settings, services, app, pbx, other)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    environ = {
        "CALLGRADE_DATA_DIR": str(tmp_path),
        "CALLGRADE_SECRET_KEY": "for tests",
        "CALLGRADE_TIME_ZONE": "Europe/Berlin",
        "CALLGRADE_MAX_UPLOAD_BYTES": "2000000",
        "CALLGRADE_KEEP_FREE_BYTES": "1",
    }
    built = build(Settings.from_env(environ))
    yield built
    built.services.close()
