"""Quotas and a full queue refuse what is new, in words, and never what is here already."""

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from service.config import Settings
from service.errors import Busy, OverQuota
from service.services import Services
from service.storage import sources
from service.storage.calls import CallDetails
from service.storage.tables import CallRow
from service.storage.tables.base import utc_now
from tests.databases import lay_schema

Post = Callable[..., str]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """Takes a fresh recording in under the settings given."""
    services = Services.build(Settings().with_data_dir(tmp_path))
    lay_schema(services.database)
    with services.database.transaction() as session:
        for name in ("pbx", "other"):
            sources.add_source(session, name)

    def send(source: int | None = None, external_id: str | None = None, **limits: int) -> str:
        settings = replace(services.settings, **limits)  # type: ignore[arg-type]
        intake = replace(services.intake, settings=settings)
        details = CallDetails(file_name="a.wav", source_id=source, external_id=external_id)
        return intake.accept(io.BytesIO(os.urandom(1000)), details).call_id

    send.services = services  # type: ignore[attr-defined]
    yield send
    services.close()


def test_a_call_over_the_quota_is_refused_with_the_setting_to_raise(post: Post) -> None:
    post(quota_calls_per_day=2)
    post(quota_calls_per_day=2)
    with pytest.raises(OverQuota, match=r"quota of 2 recordings .*CALLGRADE_QUOTA_CALLS_PER_DAY"):
        post(quota_calls_per_day=2)


def test_bytes_over_the_quota_are_refused(post: Post) -> None:
    post()
    with pytest.raises(OverQuota, match="CALLGRADE_QUOTA_BYTES_PER_DAY"):
        post(quota_bytes_per_day=1000)


def test_one_source_cannot_use_up_what_is_anothers(post: Post) -> None:
    post(source=1, external_id="1", quota_source_calls_per_day=1)
    with pytest.raises(OverQuota, match="This phone system"):
        post(source=1, external_id="2", quota_source_calls_per_day=1)
    assert post(source=2, external_id="1", quota_source_calls_per_day=1)


def test_what_came_yesterday_counts_no_more(post: Post) -> None:
    call_id = post()
    with post.services.database.transaction() as session:  # type: ignore[attr-defined]
        session.get(CallRow, call_id).created_at = utc_now() - timedelta(hours=25)
    assert post(quota_calls_per_day=1)


def test_a_repeat_is_answered_also_over_the_quota(post: Post) -> None:
    first = post(source=1, external_id="1")
    assert post(source=1, external_id="1", quota_calls_per_day=1) == first


def test_behind_a_long_queue_nothing_more_is_taken_in(post: Post) -> None:
    post(max_waiting_calls=1)
    with pytest.raises(Busy, match="1 recordings wait") as refusal:
        post(max_waiting_calls=1)
    assert (refusal.value.status, refusal.value.retry_after_seconds) == (503, 300)


def test_a_refused_recording_leaves_nothing_behind(post: Post, tmp_path: Path) -> None:
    post()
    with pytest.raises(Busy):
        post(max_waiting_calls=1)
    assert len([p for p in (tmp_path / "recordings").rglob("*") if p.is_file()]) == 1
    assert list((tmp_path / "incoming").iterdir()) == []
