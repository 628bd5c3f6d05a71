"""Who works on which call: leases with fencing tokens, so that no call is lost or scored twice.

A worker claims a call before it starts (the attempt is counted then), renews the lease while
it works, and writes its result only under its own token. A call whose lease ran out goes back
to the queue; one that took down its worker too often, or met too many setbacks, is quarantined.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Update, case, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.storage.notices import note_failed
from service.storage.tables import CallRow, CallState
from service.storage.tables.base import utc_now

_WORKING = (CallState.TRANSCRIBING, CallState.SCORING)
_ENDED = (CallState.SCORED, CallState.FAILED, CallState.QUARANTINED)
# A moment further ahead than anything is ever set was written before the clock was set back.
_CLOCK_WAS_SET_BACK = timedelta(minutes=20)
_FIRST_PAUSE_SECONDS = 15.0
_LONGEST_PAUSE_SECONDS = 900.0
_WAITING_AGAIN = {
    "state": CallState.STORED,
    "progress": 0.0,
    "lease_token": None,
    "lease_expires_at": None,
    "enqueued_at": None,
}


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on one call until it is renewed no more."""

    call_id: str
    token: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a call ended without a result: a stable code and a sentence for people."""

    code: str
    message: str


def claim(session: Session, call_id: str, *, seconds: int) -> Lease | None:
    """Take a waiting call, or one whose worker is gone; None when it is not to be had."""
    now = utc_now()
    token = secrets.token_hex(16)
    waiting = (CallRow.state == CallState.STORED) & _is_due(now)
    taken = _count(
        session,
        update(CallRow)
        .where(CallRow.id == call_id, or_(waiting, _is_abandoned(now)))
        .values(
            state=CallState.TRANSCRIBING,
            progress=0.0,
            attempts=CallRow.attempts + 1,
            lease_token=token,
            lease_expires_at=now + timedelta(seconds=seconds),
            moved_at=now,
        ),
    )
    return Lease(call_id, token, seconds) if taken == 1 else None


def renew(session: Session, lease: Lease, *, state: CallState, progress: float) -> bool:
    """Keep the lease and show progress (0-1); False when the call was given to another."""
    now = utc_now()
    came_further = (CallRow.state != state) | (CallRow.progress != progress)
    kept = _count(
        session,
        update(CallRow)
        .where(CallRow.id == lease.call_id, CallRow.lease_token == lease.token)
        .values(
            state=state,
            progress=progress,
            moved_at=case((came_further, now), else_=CallRow.moved_at),
            lease_expires_at=now + timedelta(seconds=lease.seconds),
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
        .values(_ended_without_result(CallState.FAILED, Cause(code, message))),
    )
    if ended == 1:
        note_failed(session, [lease.call_id])
    return ended == 1


def give_back(session: Session, lease: Lease) -> None:
    """Put the call back to wait, as when the worker is told to stop: no attempt is spent."""
    _put_back(session, lease, attempts=CallRow.attempts - 1)


def put_back_after_crash(
    session: Session, lease: Lease, cause: Cause, *, max_attempts: int
) -> None:
    """Let the call be tried again after its decoder died; in quarantine once that was too often."""
    row = locked_call(session, lease)
    if row is None:
        return
    if row.attempts >= max_attempts:
        _quarantine(session, lease, cause)
    else:
        _put_back(session, lease)


def put_off(session: Session, lease: Lease, cause: Cause, *, max_setbacks: int) -> None:
    """Let the call wait, longer each time, until what it needs is back; no attempt is spent.

    After too many setbacks the call goes into quarantine.
    """
    row = locked_call(session, lease)
    if row is None:
        return
    setbacks = row.setbacks + 1
    if setbacks >= max_setbacks:
        _quarantine(session, lease, cause)
        return
    pause_seconds = min(_LONGEST_PAUSE_SECONDS, _FIRST_PAUSE_SECONDS * 2 ** (setbacks - 1))
    _put_back(
        session,
        lease,
        attempts=CallRow.attempts - 1,
        setbacks=setbacks,
        not_before=utc_now() + timedelta(seconds=pause_seconds),
    )


def recover_abandoned(session: Session, *, max_attempts: int) -> int:
    """Put calls whose lease ran out back to wait, or in quarantine; how many there were.

    Any number of processes may do so at once: each row changes for one of them.
    """
    gone = _is_abandoned(utc_now())
    cause = Cause(
        "worker_lost",
        f"The worker stopped {max_attempts} times while reading this recording. The recording "
        "is safe. Look at the worker's log and its memory, then try again.",
    )
    given_up = session.scalars(
        update(CallRow)
        .where(gone, CallRow.attempts >= max_attempts)
        .values(_ended_without_result(CallState.QUARANTINED, cause))
        .returning(CallRow.id)
        .execution_options(synchronize_session=False)
    ).all()
    note_failed(session, given_up)
    return len(given_up) + _count(session, update(CallRow).where(gone).values(_WAITING_AGAIN))


def waiting_ids(session: Session, *, enqueued_before: datetime | None) -> list[str]:
    """Waiting calls that were never put on the queue, or only before the given moment."""
    now = utc_now()
    missed: ColumnElement[bool] = CallRow.enqueued_at.is_(None)
    missed = or_(missed, CallRow.enqueued_at > now + _CLOCK_WAS_SET_BACK)
    if enqueued_before is not None:
        missed = or_(missed, CallRow.enqueued_at < enqueued_before)
    query = select(CallRow.id).where(CallRow.state == CallState.STORED, _is_due(now), missed)
    return list(session.scalars(query.order_by(CallRow.created_at).limit(1000)))


def newest_claimed(session: Session) -> datetime | None:
    """When the call that was put on the queue last, of those worked on, was put there."""
    return session.scalar(select(func.max(CallRow.enqueued_at)).where(CallRow.state.in_(_WORKING)))


def mark_enqueued(session: Session, call_id: str) -> None:
    """Remember that the queue carries the call's id."""
    session.execute(update(CallRow).where(CallRow.id == call_id).values(enqueued_at=utc_now()))


def unmark_enqueued(session: Session, call_id: str) -> None:
    """Note that the queue does not carry the call's id after all."""
    waiting = (CallRow.id == call_id) & (CallRow.state == CallState.STORED)
    session.execute(update(CallRow).where(waiting).values(enqueued_at=None))


def score_again(call: CallRow, *, transcribe: bool) -> bool:
    """Send an ended call round again; False while it waits, is worked on, or has no sound."""
    if call.state not in _ENDED or call.storage_key is None:
        return False
    call.state = CallState.STORED
    call.progress = 0.0
    call.attempts = call.setbacks = 0
    call.error_code = call.error_message = None
    call.enqueued_at = call.not_before = None
    call.moved_at = utc_now()
    call.transcribe_again = transcribe or call.transcribe_again
    return True


def quarantined_ids(session: Session) -> list[str]:
    """Every call in quarantine, oldest first."""
    query = select(CallRow.id).where(CallRow.state == CallState.QUARANTINED)
    return list(session.scalars(query.order_by(CallRow.created_at)))


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(CallRow.not_before.is_(None), _is_past(CallRow.not_before, now))


def _is_abandoned(now: datetime) -> ColumnElement[bool]:
    return CallRow.state.in_(_WORKING) & _is_past(CallRow.lease_expires_at, now)


def _is_past(moment: InstrumentedAttribute[datetime | None], now: datetime) -> ColumnElement[bool]:
    return or_(moment < now, moment > now + _CLOCK_WAS_SET_BACK)


def _put_back(session: Session, lease: Lease, **changes: Any) -> None:
    session.execute(
        update(CallRow)
        .where(CallRow.id == lease.call_id, CallRow.lease_token == lease.token)
        .values({**_WAITING_AGAIN, **changes})
        .execution_options(synchronize_session=False)
    )


def _quarantine(session: Session, lease: Lease, cause: Cause) -> None:
    session.execute(
        update(CallRow)
        .where(CallRow.id == lease.call_id, CallRow.lease_token == lease.token)
        .values(_ended_without_result(CallState.QUARANTINED, cause))
        .execution_options(synchronize_session=False)
    )
    note_failed(session, [lease.call_id])


def _ended_without_result(state: CallState, cause: Cause) -> dict[str, Any]:
    scored_before = CallRow.scored_at.is_not(None)
    return {
        "state": case((scored_before, CallState.SCORED), else_=state),
        "progress": case((scored_before, 1.0), else_=0.0),
        "error_code": cause.code,
        "error_message": cause.message,
        "transcribe_again": False,
        "lease_token": None,
        "lease_expires_at": None,
        "moved_at": utc_now(),
    }


def _count(session: Session, statement: Update) -> int:
    """Run an update and say how many rows it changed."""
    result = session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", result).rowcount
