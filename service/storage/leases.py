"""Who works on which call: leases with fencing tokens, so that no call is lost or scored twice.

A worker claims a call before it starts (the attempt is counted then), renews the lease while
it works, and writes its result only under its own token. A call whose lease ran out goes back
to the queue; one that took down its worker too often is marked failed.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Update, case, or_, select, update
from sqlalchemy.orm import Session

from service.storage.tables import CallRow, CallState
from service.storage.tables.base import utc_now

_WORKING = (CallState.TRANSCRIBING, CallState.SCORING)


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on one call until it is renewed no more."""

    call_id: str
    token: str
    seconds: int


def claim(session: Session, call_id: str, *, seconds: int) -> Lease | None:
    """Take a waiting call, or one whose worker is gone; None when it is not to be had."""
    now = utc_now()
    token = secrets.token_hex(16)
    abandoned = CallRow.state.in_(_WORKING) & (CallRow.lease_expires_at < now)
    taken = _count(
        session,
        update(CallRow)
        .where(CallRow.id == call_id, or_(CallRow.state == CallState.STORED, abandoned))
        .values(
            state=CallState.TRANSCRIBING,
            progress=0.0,
            attempts=CallRow.attempts + 1,
            lease_token=token,
            lease_expires_at=now + timedelta(seconds=seconds),
        ),
    )
    return Lease(call_id, token, seconds) if taken == 1 else None


def renew(session: Session, lease: Lease, *, state: CallState, progress: float) -> bool:
    """Keep the lease and show progress (0-1); False when the call was given to another."""
    kept = _count(
        session,
        update(CallRow)
        .where(CallRow.id == lease.call_id, CallRow.lease_token == lease.token)
        .values(
            state=state,
            progress=progress,
            lease_expires_at=utc_now() + timedelta(seconds=lease.seconds),
        ),
    )
    return kept == 1


def locked_call(session: Session, lease: Lease) -> CallRow | None:
    """The call for writing its result, or None when the lease was lost."""
    return session.scalar(
        select(CallRow)
        .where(CallRow.id == lease.call_id, CallRow.lease_token == lease.token)
        .with_for_update(of=CallRow)
    )


def mark_failed(session: Session, lease: Lease, *, code: str, message: str) -> bool:
    """End the work with a reason that a person can act on; False when the lease was lost.

    A call that was scored before keeps that scorecard, and the reason beside it.
    """
    ended = _count(
        session,
        update(CallRow)
        .where(CallRow.id == lease.call_id, CallRow.lease_token == lease.token)
        .values(_ended_without_result(code, message)),
    )
    return ended == 1


def give_back(session: Session, lease: Lease) -> None:
    """Put the call back to wait, as when the worker is told to stop: no attempt is spent."""
    session.execute(
        update(CallRow)
        .where(CallRow.id == lease.call_id, CallRow.lease_token == lease.token)
        .values(
            state=CallState.STORED,
            progress=0.0,
            attempts=CallRow.attempts - 1,
            lease_token=None,
            lease_expires_at=None,
            enqueued_at=None,
        )
    )


def recover_abandoned(session: Session, *, max_attempts: int) -> int:
    """Put calls whose lease ran out back to wait, or mark them failed; how many there were."""
    now = utc_now()
    gone = CallRow.state.in_(_WORKING) & (CallRow.lease_expires_at < now)
    given_up = _count(
        session,
        update(CallRow)
        .where(gone, CallRow.attempts >= max_attempts)
        .values(
            _ended_without_result(
                "worker_lost",
                f"The worker stopped {max_attempts} times while reading this recording. The "
                "recording is safe. Look at the worker's log and its memory, then score it again.",
            )
        ),
    )
    waiting = _count(
        session,
        update(CallRow)
        .where(gone)
        .values(
            state=CallState.STORED,
            progress=0.0,
            lease_token=None,
            lease_expires_at=None,
            enqueued_at=None,
        ),
    )
    return given_up + waiting


def waiting_ids(session: Session, *, enqueued_before: datetime | None) -> list[str]:
    """Waiting calls that were never put on the queue, or only before the given moment."""
    missed: ColumnElement[bool] = CallRow.enqueued_at.is_(None)
    if enqueued_before is not None:
        missed = or_(missed, CallRow.enqueued_at < enqueued_before)
    query = select(CallRow.id).where(CallRow.state == CallState.STORED, missed)
    return list(session.scalars(query.order_by(CallRow.created_at).limit(1000)))


def mark_enqueued(session: Session, call_id: str) -> None:
    """Remember that the queue carries the call's id."""
    session.execute(update(CallRow).where(CallRow.id == call_id).values(enqueued_at=utc_now()))


def score_again(call: CallRow, *, transcribe: bool) -> bool:
    """Send a finished or failed call round again; False while it is waiting or being worked on."""
    if call.state not in (CallState.SCORED, CallState.FAILED):
        return False
    call.state = CallState.STORED
    call.progress = 0.0
    call.attempts = 0
    call.error_code = call.error_message = None
    call.enqueued_at = None
    call.transcribe_again = transcribe or call.transcribe_again
    return True


def _ended_without_result(code: str, message: str) -> dict[str, Any]:
    scored_before = CallRow.scored_at.is_not(None)
    return {
        "state": case((scored_before, CallState.SCORED), else_=CallState.FAILED),
        "progress": case((scored_before, 1.0), else_=0.0),
        "error_code": code,
        "error_message": message,
        "transcribe_again": False,
        "lease_token": None,
        "lease_expires_at": None,
    }


def _count(session: Session, statement: Update) -> int:
    """Run an update and say how many rows it changed."""
    result = session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", result).rowcount
