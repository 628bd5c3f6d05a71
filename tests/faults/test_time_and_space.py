"""A worker that sleeps too long, a clock that jumps, a disk that is full."""

import multiprocessing
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from service.config import Settings
from service.errors import StorageFull
from service.services import Services
from service.storage import calls, leases, sources
from service.storage.leases import Lease
from service.storage.tables import CallRow, CallState
from service.storage.tables.base import utc_now
from tests.databases import lay_schema
from tests.faults import steps
from tests.faults.checker import Acknowledged, violations

HOUR = timedelta(hours=1)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services.build(Settings(engine="pocketsphinx").with_data_dir(tmp_path))
    lay_schema(services.database)
    with services.database.transaction() as session:
        sources.add_source(session, "pbx")
    yield services
    services.close()


def _call(services: Services, call_id: str) -> CallRow:
    with services.database.transaction() as session:
        return calls.get_call(session, call_id)


def _recover(services: Services) -> None:
    with services.database.transaction() as session:
        leases.recover_abandoned(session, max_attempts=3)


def test_a_worker_frozen_past_its_lease_writes_nothing_when_it_wakes(services: Services) -> None:
    call_id = steps.accept(services.settings)
    frozen = multiprocessing.get_context("forkserver").Process(
        target=steps.score, args=(services.settings, call_id)
    )
    frozen.start()
    while _call(services, call_id).lease_token is None:
        time.sleep(0.005)
    os.kill(frozen.pid or 0, signal.SIGSTOP)
    with services.database.transaction() as session:
        past = utc_now() - timedelta(seconds=1)
        session.execute(update(CallRow).values(lease_expires_at=past))
    _recover(services)
    steps.score(services.settings, call_id)
    first = _call(services, call_id)
    os.kill(frozen.pid or 0, signal.SIGCONT)
    frozen.join(60)
    assert frozen.exitcode == 0
    assert _call(services, call_id).scored_at == first.scored_at
    assert violations(services.settings, [Acknowledged(call_id)]) == []


def _claim(services: Services, call_id: str) -> Lease:
    with services.database.transaction() as session:
        lease = leases.claim(session, call_id, seconds=services.settings.lease_seconds)
    assert lease is not None
    return lease


def test_a_clock_set_forward_starts_a_call_anew_and_its_first_worker_writes_nothing(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_id = steps.accept(services.settings)
    first = _claim(services, call_id)
    monkeypatch.setattr(leases, "utc_now", lambda: utc_now() + HOUR)
    _recover(services)
    steps.score(services.settings, call_id)
    with services.database.transaction() as session:
        assert leases.locked_call(session, first) is None
    assert violations(services.settings, [Acknowledged(call_id)]) == []


def test_a_clock_set_back_holds_no_call_up(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_id = steps.accept(services.settings)
    with monkeypatch.context() as clock:
        clock.setattr(leases, "utc_now", lambda: utc_now() + HOUR)
        _claim(services, call_id)  # and its worker dies
    _recover(services)
    assert _call(services, call_id).state == CallState.STORED
    steps.score(services.settings, call_id)
    assert violations(services.settings, [Acknowledged(call_id)]) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte; skipped where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here (needs root)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _fill(services: Services) -> None:
    for number in range(100):
        steps.accept_another(services, number)


def test_a_disk_that_fills_up_refuses_in_words_and_keeps_what_it_took(
    small_disk: Path, services: Services
) -> None:
    settings = replace(
        services.settings, storage_url=(small_disk / "recordings").as_uri(), keep_free_bytes=0
    )
    full = Services.build(settings)
    call_id = steps.accept(settings)
    (small_disk / "ballast").write_bytes(b"\0" * (small_disk.stat().st_blksize * 200))
    with pytest.raises(StorageFull, match="nothing was stored"):
        _fill(full)
    (small_disk / "ballast").unlink()
    with full.database.transaction() as session:
        waiting = leases.waiting_ids(session, enqueued_before=utc_now())
    for each in waiting:
        steps.score(settings, each)
    assert violations(settings, [Acknowledged(call_id)]) == []
    full.close()
