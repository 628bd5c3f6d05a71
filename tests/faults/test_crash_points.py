"""Whatever step a process dies at, an acknowledged call is scored once and nothing is left over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from service.config import Settings
from service.crash_points import CrashPoint
from service.services import Services
from service.storage import leases, sources
from service.storage.tables import CallRow, FetchRow
from service.storage.tables.base import utc_now
from service.sweeper import sweep
from tests.databases import lay_schema
from tests.faults import steps
from tests.faults.checker import Acknowledged, violations
from tests.postgres import Postgres
from tests.servers import answer, site

KILLED = 137
IN_THE_WEB_PROCESS = list(CrashPoint)[: list(CrashPoint).index(CrashPoint.CLAIMED)]
IN_THE_WORKER = [point for point in CrashPoint if point not in IN_THE_WEB_PROCESS]
LEFT_BEHIND = {CrashPoint.RECEIVED: 1, CrashPoint.KEPT: 1, CrashPoint.ADDING: 1}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    settings = Settings(engine="pocketsphinx").with_data_dir(tmp_path)
    settings = replace(settings, fetch_allow="127.0.0.1")
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        settings = replace(settings, database_url=postgres.new_database())
    services = Services.build(settings)
    lay_schema(services.database)
    with services.database.transaction() as session:
        sources.add_source(session, "pbx")
    yield services
    services.close()


def _armed(services: Services, point: CrashPoint) -> Settings:
    return replace(services.settings, crash_at=point)


def _time_passes(services: Services) -> None:
    """The leases of the dead run out, and the reconciler sees to it."""
    past = utc_now() - timedelta(seconds=1)
    with services.database.transaction() as session:
        for table in (CallRow, FetchRow):
            held = update(table).where(table.lease_token.is_not(None))
            session.execute(held.values(lease_expires_at=past))
    with services.database.transaction() as session:
        leases.recover_abandoned(session, max_attempts=services.settings.max_attempts)


def _score_all_that_waits(services: Services) -> None:
    with services.database.transaction() as session:
        waiting = leases.waiting_ids(session, enqueued_before=utc_now())
    for call_id in waiting:
        steps.score(services.settings, call_id)


def _sweep(services: Services) -> int:
    now = utc_now() + timedelta(seconds=services.settings.sweep_grace_seconds + 60)
    return sweep(services, now).removed


@pytest.mark.parametrize("point", IN_THE_WEB_PROCESS)
def test_a_web_process_that_dies_loses_nothing(point: CrashPoint, services: Services) -> None:
    assert steps.exit_status(steps.accept, _armed(services, point)) == KILLED
    call_id = steps.accept(services.settings)  # nobody was told, so the sender sends again
    _score_all_that_waits(services)
    assert _sweep(services) == LEFT_BEHIND.get(point, 0)
    acknowledged = [Acknowledged(call_id), Acknowledged(external_id="17")]
    assert violations(services.settings, acknowledged) == []


@pytest.mark.parametrize("point", IN_THE_WORKER)
def test_a_worker_that_dies_loses_nothing(point: CrashPoint, services: Services) -> None:
    call_id = steps.accept(services.settings)
    assert steps.exit_status(steps.score, _armed(services, point), call_id) == KILLED
    _time_passes(services)
    _score_all_that_waits(services)
    assert _sweep(services) == 0
    assert violations(services.settings, [Acknowledged(call_id)]) == []


@pytest.mark.parametrize("point", [CrashPoint.RECEIVED, CrashPoint.KEPT, CrashPoint.ADDED])
def test_a_fetch_worker_that_dies_loses_nothing(point: CrashPoint, services: Services) -> None:
    with site(answer(200, steps.sound())) as elsewhere:
        call_id = steps.announce(services.settings, f"{elsewhere.url}/1.wav")
        assert steps.exit_status(steps.fetch, _armed(services, point), call_id) == KILLED
        _time_passes(services)
        steps.fetch(services.settings, call_id)
    _score_all_that_waits(services)
    _sweep(services)
    assert violations(services.settings, [Acknowledged(call_id)]) == []


def test_a_call_that_kills_three_workers_is_quarantined_and_tried_again_on_demand(
    services: Services,
) -> None:
    call_id = steps.accept(services.settings)
    for _ in range(3):
        steps.exit_status(steps.score, _armed(services, CrashPoint.CLAIMED), call_id)
        _time_passes(services)
    with services.database.transaction() as session:
        assert leases.quarantined_ids(session) == [call_id]
        assert leases.score_again(session.get(CallRow, call_id), transcribe=False)  # type: ignore[arg-type]
    _score_all_that_waits(services)
    assert violations(services.settings, [Acknowledged(call_id)]) == []


def test_without_recovery_the_check_finds_the_lost_call(services: Services) -> None:
    call_id = steps.accept(services.settings)
    steps.exit_status(steps.score, _armed(services, CrashPoint.DECODED), call_id)
    _score_all_that_waits(services)
    found = violations(services.settings, [Acknowledged(call_id)])
    assert any("is transcribing" in words for words in found)
    assert any("has a lease left" in words for words in found)
