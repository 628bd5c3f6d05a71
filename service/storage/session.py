"""The database engine and short transactions on it; SQLite and PostgreSQL behave alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from service.errors import TransientError


class Database:
    """One engine and its sessions. Safe to share between threads, not across a fork."""

    def __init__(self, url: str) -> None:
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        self.engine: Engine = create_engine(url, pool_pre_ping=True)
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
            raise TransientError(
                "The database cannot be reached or is full; try again in a minute.",
                code="database_unavailable",
            ) from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise TransientError(
                    "The database went away; try again in a minute.", code="database_unavailable"
                ) from error
            raise

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _configure_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")  # readers and the one writer do not block each other
    cursor.execute("PRAGMA synchronous=FULL")  # an accepted recording survives a power cut
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=15000")
    cursor.close()
