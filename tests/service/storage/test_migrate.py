"""The schema on a real database, upward and downward, and equal to what the tables say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from service.storage.migrate import downgrade, migrate
from service.storage.session import Database
from service.storage.tables import Base
from tests.postgres import Postgres

_OLD_ROWS = (
    "INSERT INTO calls (id, sha256, storage_key, file_name, size_bytes, direction, agent_channel,"
    " started_at, created_at, state, progress, attempts, transcribe_again, auto_fail,"
    " unsure_count, fallback_engine) VALUES ('1', 'ab', 'k', 'f', 1, 'inbound', 'auto',"
    " '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'scored', 1, 1, FALSE, FALSE, 0, FALSE)",
    "INSERT INTO transcripts (call_id, evidence, engine, model, program_version, created_at)"
    " VALUES ('1', '{}', 'e', 'm', '1', '2026-01-01 00:00:00')",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'calls.sqlite3'}"
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.new_database()
    database = Database(url)
    yield database
    database.dispose()


def test_the_newest_schema_is_what_the_tables_say(database: Database) -> None:
    migrate(database)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_a_table_of_ours})
        assert compare_metadata(context, Base.metadata) == []


def _is_a_table_of_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The index of words differs between the databases, so that no table class describes it."""
    return not (kind == "table" and (name or "").startswith("call_words"))


def test_the_schema_goes_down_and_up_again(database: Database) -> None:
    migrate(database)
    downgrade(database, "base")
    assert inspect(database.engine).get_table_names() == ["alembic_version"]
    migrate(database)
    assert "calls" in inspect(database.engine).get_table_names()


def test_a_new_schema_keeps_scorecards_and_transcripts(database: Database) -> None:
    migrate(database, "0001")
    with database.engine.begin() as connection:
        for statement in _OLD_ROWS:
            connection.exec_driver_sql(statement)
    migrate(database)
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM transcripts")).scalar() == 1
        assert connection.execute(text("SELECT unique_sha256 FROM calls")).scalar() == "ab"


def test_migrating_twice_changes_nothing(database: Database) -> None:
    migrate(database)
    migrate(database)
    assert "calls" in inspect(database.engine).get_table_names()
