"""The database engine and short transactions on it; SQLite and PostgreSQL behave alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from service.errors import PermanentError, TransientError


class Database:
    """One engine and its sessions. Safe to share between threads, not across a fork."""

    def __init__(self, url: str) -> None:
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        try:
            # A file does not hang up as a server may.
            in_file = url.startswith("sqlite")
            self.engine: Engine = create_engine(url, pool_pre_ping=not in_file)
        except (ArgumentError, ModuleNotFoundError) as error:
            raise PermanentError(
                f"CALLGRADE_DATABASE_URL cannot be used ({error}). Use sqlite:///FILE, or "
                "postgresql://USER:PASSWORD@HOST/NAME with the cluster extra installed.",
                code="database_url",
            ) from error
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _configure_sqlite)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that commits at the end. Raises `TransientError` if the database is away."""
        try:
            with self._sessions.begin() as session:
                yield session
        except OperationalError as error:
            raise away(error) from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise away(error) from error
            raise

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def away(error: DBAPIError) -> TransientError:
    """What is said of a database that does not answer."""
    return TransientError(
        f"The database cannot be reached or is full ({_first_line(error)}); try again in a minute.",
        code="database_unavailable",
    )


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().split("\n", 1)[0]


def _configure_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")  # readers and the one writer do not block each other
    cursor.execute("PRAGMA synchronous=FULL")  # an accepted recording survives a power cut
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=15000")
    cursor.close()
