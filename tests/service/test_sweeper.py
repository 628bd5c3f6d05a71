"""Files that belong to no call go after a while; calls without their recording raise an alarm."""

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from service.config import Settings
from service.services import Services
from service.storage import sweeps
from service.storage.calls import CallDetails
from service.storage.tables.base import utc_now
from service.sweeper import sweep, sweep_if_due
from tests.databases import lay_schema

LATER = timedelta(days=2)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    built = Services.build(Settings().with_data_dir(tmp_path))
    lay_schema(built.database)
    yield built
    built.close()


def _accept(services: Services) -> str:
    sound = io.BytesIO(os.urandom(100))
    return services.intake.accept(sound, CallDetails(file_name="a.wav")).call_id


def _orphan(services: Services, key: str) -> str:
    part = services.settings.data_dir / "made"
    part.write_bytes(b"sound of nobody")
    services.store.keep(part, key)
    return key


def _exists(services: Services, key: str) -> bool:
    return key in {file.key for file in services.store.list_folder(key[:2])}


@pytest.mark.parametrize(
    "key", ["ab/ab00000000000001", "cd/cd00000000000001.mp3", "cd/cd00000000000001.peaks"]
)
def test_a_file_of_no_call_is_removed_after_the_grace_time(services: Services, key: str) -> None:
    _orphan(services, key)
    assert sweep(services, utc_now()).removed == 0
    assert sweep(services, utc_now() + LATER).removed == 1
    assert not _exists(services, key)


def test_what_an_earlier_try_of_a_fetch_left_is_removed(services: Services) -> None:
    call_id = _accept(services)
    earlier = _orphan(services, f"{call_id[:2]}/{call_id}.1")
    assert sweep(services, utc_now() + LATER).removed == 1
    assert not _exists(services, earlier)


def test_what_an_upload_left_behind_is_removed(services: Services) -> None:
    left = services.settings.data_dir / "incoming" / "tmpx.part"
    left.parent.mkdir()
    left.write_bytes(b"half a recording")
    assert sweep(services, utc_now() + LATER).removed == 1
    assert not left.exists()


def test_files_of_calls_and_files_of_others_stay(services: Services) -> None:
    call_id = _accept(services)
    copy = _orphan(services, f"{call_id[:2]}/{call_id}.mp3")
    peaks = _orphan(services, f"{call_id[:2]}/{call_id}.peaks")
    other = _orphan(services, "ab/README")
    assert sweep(services, utc_now() + LATER) == sweep(services, utc_now())
    assert all(_exists(services, key) for key in (f"{call_id[:2]}/{call_id}", copy, peaks, other))


def test_a_call_without_its_recording_raises_an_alarm(services: Services) -> None:
    call_id, _ = _accept(services), _accept(services)
    services.store.delete(f"{call_id[:2]}/{call_id}")
    assert sweep(services, utc_now()).missing == (call_id,)
    with services.database.transaction() as session:
        found = sweeps.last_sweep(session)
        assert found is not None
        assert (found.missing_count, found.missing) == (1, [call_id])


def test_one_process_sweeps_once_a_day(services: Services) -> None:
    now = utc_now()
    assert sweep_if_due(services, now) is not None
    assert sweep_if_due(services, now + timedelta(hours=23)) is None
    assert sweep_if_due(services, now + timedelta(hours=25)) is not None
