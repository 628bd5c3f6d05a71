"""A whole installation in a temporary folder, with nobody on the queue."""

import atexit
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from service.app import create_app
from service.config import Settings
from service.services import Services
from service.storage import users
from service.storage.session import Database
from service.storage.tables import UserRow
from tests.databases import lay_schema

NAME, PASSWORD = "reviewer", "a long enough password"


@dataclass(frozen=True, slots=True)
class Installation:
    """The application, its services, and a browser without any sign-in."""

    app: Flask
    services: Services

    def stranger(self) -> FlaskClient:
        """A browser that has not signed in."""
        return self.app.test_client()


def install(folder: Path, **settings: object) -> Installation:
    """An installation in the folder whose queue cannot be reached; form tokens are not asked."""
    values = {"secret_key": "s" * 40, "redis_url": f"redis+socket://{folder}/none.sock"}
    chosen = Settings(**{**values, **settings}).with_data_dir(folder)  # type: ignore[arg-type]
    shutil.copy(_first_database(), folder / "callgrade.sqlite3")
    services = Services.build(chosen)
    app = create_app(chosen, services)
    app.config["WTF_CSRF_ENABLED"] = False
    return Installation(app, services)


@cache
def _first_database() -> Path:
    """A new installation's database with one person: made once, since both are slow on purpose."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    database = Database(f"sqlite:///{folder}/first.sqlite3")
    lay_schema(database)
    with database.transaction() as session:
        users.add_user(session, NAME, PASSWORD, users.Role.REVIEWER)
    database.dispose()
    return folder / "first.sqlite3"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = install(tmp_path)
    yield made
    made.services.close()


@pytest.fixture
def services(installation: Installation) -> Services:
    return installation.services


@pytest.fixture
def stranger(installation: Installation) -> FlaskClient:
    return installation.stranger()


@pytest.fixture
def browser(installation: Installation) -> FlaskClient:
    return signed_in(installation)


def signed_in(installation: Installation) -> FlaskClient:
    """A browser that is signed in; its token is made directly, since argon2 is slow on purpose."""
    client = installation.stranger()
    with installation.services.database.transaction() as session:
        person = session.scalars(select(UserRow)).one()
        token = users.sign_in(session, person, seconds=3600)
    client.set_cookie("callgrade-sign-in", token)
    return client
