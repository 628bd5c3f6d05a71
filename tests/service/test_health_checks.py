"""The doctor says how the calls fare."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from service.config import Settings
from service.health_checks import check_calls, check_fetches
from service.services import Services
from service.storage import fetches, sweeps
from service.storage.tables import CallState, FetchRow
from service.storage.tables.base import utc_now
from tests.databases import lay_schema
from tests.factories import add_call

LONG_AGO = timedelta(minutes=9)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    built = Services.build(Settings().with_data_dir(tmp_path))
    lay_schema(built.database)
    yield built
    built.close()


def test_nothing_yet_is_well(tmp_path: Path) -> None:
    assert check_calls(Settings().with_data_dir(tmp_path)).well


def test_calls_that_come_no_further_are_a_problem(services: Services) -> None:
    then = utc_now() - LONG_AGO
    add_call(services, created_at=then, moved_at=then)
    finding = check_calls(services.settings)
    assert not finding.well
    assert "1 unfinished, the oldest for 9 min" in finding.found
    assert "worker" in finding.remedy


def test_quarantine_and_missing_recordings_are_named_with_a_remedy(services: Services) -> None:
    call = add_call(services, state=CallState.QUARANTINED)
    assert "requeue" in check_calls(services.settings).remedy
    with services.database.transaction() as session:
        sweeps.end_sweep(session, utc_now(), removed_count=0, missing=[call.id])
    assert "callgrade sweep" in check_calls(services.settings).remedy


def test_recordings_that_nobody_fetches_are_a_problem(services: Services) -> None:
    announced = add_call(services, state=CallState.RECEIVED)
    with services.database.transaction() as session:
        fetches.add_fetch(session, announced.id, "https://pbx.example/1", "")
    assert check_fetches(services.settings).well
    with services.database.transaction() as session:
        session.get_one(FetchRow, announced.id).next_attempt_at = utc_now() - LONG_AGO
    finding = check_fetches(services.settings)
    assert not finding.well
    assert "--queue fetch" in finding.remedy
