"""Brings a database to the newest schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from service.storage.session import Database, away

_MIGRATIONS = Path(__file__).with_name("migrations")
# Any fixed number: it keeps two processes that start at once from migrating together.
_LOCK_ID = 7223001


def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade the schema; does nothing when it is new already.

    Raises `TransientError` when the database does not answer.
    """
    try:
        with _schema_change(database) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": _LOCK_ID})
            command.upgrade(_config(connection), revision)
    except OperationalError as error:
        raise away(error) from error


def downgrade(database: Database, revision: str) -> None:
    """Take the schema back to a revision, `base` for none at all."""
    with _schema_change(database) as connection:
        command.downgrade(_config(connection), revision)


@contextmanager
def _schema_change(database: Database) -> Iterator[Connection]:
    """A transaction in which a table can be built anew without losing what refers to it.

    SQLite knows no other way to change a column; dropping the old table would take the
    scorecards and transcripts of all calls along, if it looked after references meanwhile.
    """
    with database.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
        try:
            with connection.begin():
                yield connection
        finally:
            connection.rollback()
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config
