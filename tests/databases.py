"""Databases with the newest schema: it is laid once a run and then copied, which is much faster."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from service.storage.migrate import migrate
from service.storage.session import Database
from tests.postgres import Postgres


def lay_schema(database: Database) -> None:
    """Give a new database the newest schema."""
    file = database.engine.url.database
    if database.engine.dialect.name == "sqlite" and file and not Path(file).exists():
        shutil.copy(_sqlite_template(), file)
    else:
        migrate(database)


def new_sqlite(folder: Path) -> Database:
    """A new SQLite database in the folder, with the newest schema."""
    database = Database(f"sqlite:///{folder / 'calls.sqlite3'}")
    lay_schema(database)
    return database


def new_postgres(postgres: Postgres) -> Database:
    """A new PostgreSQL database with the newest schema."""
    return Database(new_postgres_url(postgres))


def new_postgres_url(postgres: Postgres) -> str:
    """The URL of a new PostgreSQL database with the newest schema."""
    return postgres.new_database(template=_postgres_template(postgres))


@cache
def _sqlite_template() -> Path:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    _laid(f"sqlite:///{folder / 'template.sqlite3'}")
    return folder / "template.sqlite3"


@cache
def _postgres_template(postgres: Postgres) -> str:
    url = postgres.new_database()
    _laid(url)
    return url.split("@/")[1].split("?")[0]


def _laid(url: str) -> None:
    database = Database(url)
    migrate(database)
    database.dispose()
