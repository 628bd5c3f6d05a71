"""The schema change that keeps every scoring loses none that was there before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from service.storage.migrate import downgrade, migrate
from service.storage.session import Database
from tests.postgres import Postgres

_TIME = "'2026-01-01 10:00:00'"
_VALUES = {
    "BOOL": "false",
    "INT": "0",
    "BIGINT": "0",
    "DOUBLE": "0",
    "FLOAT": "0",
    "JSON": "'[]'",
    "DATETIME": _TIME,
    "TIMESTAMP": _TIME,
}


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path / 'calls.sqlite3'}"
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.new_database()
    opened = Database(url)
    migrate(opened, "0006")
    yield opened
    opened.dispose()


def run(database: Database, *statements: str) -> list[tuple[object, ...]]:
    with database.transaction() as session:
        for statement in statements[:-1]:
            session.execute(text(statement))
        return [tuple(row) for row in session.execute(text(statements[-1]))]


def scorecard(number: int, columns: str = "", values: str = "") -> str:
    return (
        "INSERT INTO scorecards (id, call_id, rubric_id, rubric_version, auto_fail, card, form,"
        f" engine, model, audio_sha256, program_version, created_at{columns}) VALUES ({number},"
        f" 'c', 'r', '1', false, '{{}}', '{{}}', 'e', 'm', 'x', '1', {_TIME}{values})"
    )


def call(database: Database) -> str:
    """A row with something in every column that needs it."""
    values = {"id": "'c'"}
    for column in inspect(database.engine).get_columns("calls"):
        kind = str(column["type"]).upper()
        if not column["nullable"]:
            sort = next((v for k, v in _VALUES.items() if kind.startswith(k)), "'x'")
            values.setdefault(column["name"], sort)
    return f"INSERT INTO calls ({', '.join(values)}) VALUES ({', '.join(values.values())})"


def test_scorecards_and_verdicts_survive_upward_and_the_newest_downward(
    database: Database,
) -> None:
    verdict = (
        "INSERT INTO verdicts (id, scorecard_id, criterion, verdict, confidence, weight, reason,"
        " quote) VALUES (1, 1, 'greeting', 'pass', 1, 1, '', '')"
    )
    run(database, call(database), scorecard(1), verdict, "SELECT 1")
    migrate(database, "0007")
    kept = "SELECT s.id, s.revision, v.verdict FROM scorecards s JOIN verdicts v ON 1 = 1"
    assert run(database, kept) == [(1, 1, "pass")]
    run(database, scorecard(2, ", revision", ", 2"), "SELECT 1")
    downgrade(database, "0006")
    assert run(database, "SELECT id FROM scorecards") == [(2,)]
