"""Queries of the sweeper: whose turn it is, what the rows say, and what was found."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.storage.peaks import peaks_key
from service.storage.session import Database
from service.storage.tables import CallRow, CallState, SweepRow

_ONLY_ROW = 1
_CLOCK_WAS_SET_BACK = timedelta(hours=1)
_MOST_NAMED = 20
LISTENING_SUFFIX = ".mp3"
_WITH_RECORDING = (
    CallState.STORED,
    CallState.TRANSCRIBING,
    CallState.SCORING,
    CallState.SCORED,
    CallState.QUARANTINED,
)


def begin_sweep(database: Database, now: datetime, every: timedelta) -> bool:
    """Whether a sweep is due and this process is the one to do it."""
    turn = or_(SweepRow.started_at < now - every, SweepRow.started_at > now + _CLOCK_WAS_SET_BACK)
    taken = (
        update(SweepRow)
        .where(SweepRow.id == _ONLY_ROW, turn)
        .values(started_at=now)
        .execution_options(synchronize_session=False)
    )
    with database.transaction() as session:
        if session.get(SweepRow, _ONLY_ROW):
            return cast("CursorResult[Any]", session.execute(taken)).rowcount == 1
    try:
        with database.transaction() as session:
            session.add(SweepRow(id=_ONLY_ROW, started_at=now, missing=[]))
    except IntegrityError:  # another process was faster
        return False
    return True


def end_sweep(
    session: Session, now: datetime, *, removed_count: int, missing: Collection[str]
) -> None:
    """Keep what a sweep found."""
    row = session.get(SweepRow, _ONLY_ROW) or SweepRow(id=_ONLY_ROW, started_at=now)
    row.finished_at = now
    row.removed_count = removed_count
    row.missing_count = len(missing)
    row.missing = sorted(missing)[:_MOST_NAMED]
    session.add(row)


def last_sweep(session: Session) -> SweepRow | None:
    """What the last sweep found, None before the first."""
    return session.get(SweepRow, _ONLY_ROW)


def keys_in_folder(session: Session, folder: str) -> dict[str, str]:
    """The storage key of every call there that should have its recording, by the call's id."""
    query = select(CallRow.id, CallRow.storage_key).where(
        CallRow.storage_key.like(f"{folder}/%"), CallRow.state.in_(_WITH_RECORDING)
    )
    return {call_id: key for call_id, key in session.execute(query) if key}


def known_ids(session: Session, ids: Collection[str]) -> set[str]:
    """Those of the ids that are calls."""
    return set(session.scalars(select(CallRow.id).where(CallRow.id.in_(ids))))


def files_of(session: Session, ids: Collection[str]) -> dict[str, set[str | None] | None]:
    """The keys that each of these calls may have files under; None while its sound is fetched."""
    query = select(CallRow.id, CallRow.state, CallRow.storage_key, CallRow.listening_key)
    return {
        call_id: None
        if state == CallState.RECEIVED
        # A copy to listen to or to look at may lie there before its row names it.
        else {key, f"{key}{LISTENING_SUFFIX}", listening_key, peaks_key(key or "")}
        for call_id, state, key, listening_key in session.execute(query.where(CallRow.id.in_(ids)))
    }
