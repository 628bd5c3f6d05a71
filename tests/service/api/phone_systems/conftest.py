"""An installation under a public address, with one source of each kind, named as its kind."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from service.app import create_app
from service.config import Settings
from service.services import Services
from service.storage import sources
from service.storage.sources import SourceCredentials
from service.storage.tables import CallRow, DeliveryRow, FetchRow
from tests.databases import lay_schema
from tests.service.api.phone_systems.genuine import PUBLIC, VENDORS, Vendor, Wire


@dataclass(frozen=True)
class House:
    services: Services
    app: Flask
    credentials: dict[str, SourceCredentials]

    def send(self, kind: str, wire: Wire, **more: Any) -> TestResponse:
        """The request as the proxy hands it on: another host, plain http."""
        return self.app.test_client().open(
            f"/hooks/{kind}{wire.rest}",
            method=wire.method,
            data=wire.body,
            headers={**wire.headers, **more.pop("headers", {})},
            query_string=wire.query,
            base_url="http://10.0.0.7:8080",
            **more,
        )

    def genuine(self, vendor: Vendor, *, at: float | None = None) -> Wire:
        url = f"{PUBLIC}/hooks/{vendor.kind}"
        return vendor.make(vendor.secret, url, time.time() if at is None else at)

    def _all(self, table: type[Any]) -> list[Any]:
        with self.services.database.transaction() as session:
            return list(session.scalars(select(table)).all())

    def calls(self) -> list[CallRow]:
        return self._all(CallRow)

    def fetches(self) -> list[FetchRow]:
        return self._all(FetchRow)

    def log(self) -> list[DeliveryRow]:
        return self._all(DeliveryRow)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("house")
    settings = Settings(
        secret_key="for tests",
        public_url=PUBLIC,
        time_zone="Europe/Berlin",
        max_upload_bytes=2_000_000,
        keep_free_bytes=1,
        redis_url=f"redis+socket://{folder}/none.sock",
    ).with_data_dir(folder)
    services = Services.build(settings)
    lay_schema(services.database)
    made = {}
    with services.database.transaction() as session:
        for vendor in VENDORS:
            made[vendor.kind] = sources.add_source(
                session, vendor.kind, kind=vendor.kind, secret=vendor.secret
            )
        for kind in ("asterisk", "freeswitch", "mapped"):
            made[kind] = sources.add_source(session, kind, kind=kind)
    yield House(services, create_app(settings, services), made)
    services.close()


@pytest.fixture
def house(built: House) -> House:
    """The installation without anything that came in."""
    with built.services.database.transaction() as session:
        for table in (DeliveryRow, FetchRow, CallRow):
            session.query(table).delete()
    return built
