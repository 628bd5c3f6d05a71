"""Whether another recording may come in: quotas of a day, and how much waits already."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from service.config import Settings
from service.errors import Busy, OverQuota
from service.storage import backlog
from service.storage.backlog import Taken

_DAY = timedelta(days=1)


def check_admission(
    session: Session, settings: Settings, source_id: int | None, now: datetime
) -> None:
    """Raises `OverQuota` or `Busy` when no more recordings may come in now."""
    limit = settings.max_waiting_calls
    if limit and backlog.is_longer_than(session, limit):
        raise Busy(
            f"{limit:,} recordings wait to be scored already, so this one was not taken in. "
            "Send it again later. Whoever runs Callgrade may add workers, or raise "
            "CALLGRADE_MAX_WAITING_CALLS."
        )
    _check_all(session, settings, now)
    if source_id is not None:
        _check_source(session, settings, source_id, now)


def _check_all(session: Session, settings: Settings, now: datetime) -> None:
    calls, size_bytes = settings.quota_calls_per_day, settings.quota_bytes_per_day
    if calls or size_bytes:
        taken = backlog.taken_since(session, now - _DAY)
        _check(taken, calls, size_bytes, "This installation", "CALLGRADE_QUOTA")


def _check_source(session: Session, settings: Settings, source_id: int, now: datetime) -> None:
    calls, size_bytes = settings.quota_source_calls_per_day, settings.quota_source_bytes_per_day
    if calls or size_bytes:
        taken = backlog.taken_since(session, now - _DAY, source_id)
        _check(taken, calls, size_bytes, "This phone system", "CALLGRADE_QUOTA_SOURCE")


def _check(taken: Taken, calls: int, size_bytes: int, who: str, setting: str) -> None:
    if calls and taken.calls >= calls:
        raise OverQuota(
            f"{who} has reached its quota of {calls:,} recordings in 24 hours, so this one was "
            f"not taken in. Send it again tomorrow, or have {setting}_CALLS_PER_DAY raised."
        )
    if size_bytes and taken.size_bytes >= size_bytes:
        raise OverQuota(
            f"{who} has reached its quota of {size_bytes / 1e9:,.1f} GB in 24 hours, so this "
            f"recording was not taken in. Send it again tomorrow, or have {setting}_BYTES_PER_DAY "
            "raised."
        )
