"""Fetches of announced recordings: the rows say what is due, who is at it, and how it ended."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Update, func, or_, select, update
from sqlalchemy.orm import Session

from service.storage.notices import note_failed
from service.storage.tables import CallRow, CallState, FetchRow
from service.storage.tables.base import utc_now

# The pauses between tries: a link that lives ten minutes is asked for five times in them, and
# one that is not there yet for a good hour in all.
PAUSES_SECONDS = (5, 15, 60, 180, 600, 1200, 1800)
MOST_ATTEMPTS = len(PAUSES_SECONDS) + 1


@dataclass(frozen=True, slots=True)
class FetchLease:
    """The right to fetch one recording until it is renewed no more."""

    call_id: str
    token: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a worker needs to know for one try; `attempt` counts from 1."""

    url: str
    authorization: str
    source_id: int | None
    attempt: int


def add_fetch(session: Session, call_id: str, url: str, authorization: str) -> None:
    """Let the sound of an announced call be fetched from now on."""
    session.add(FetchRow(call_id=call_id, url=url, authorization=authorization))


def announce_again(session: Session, row: CallRow, url: str, authorization: str) -> bool:
    """Take a newer link for a call whose sound is not here; True when it starts anew with it."""
    fetch = session.get(FetchRow, row.id)
    if fetch is None or fetch.url == url:
        return False
    fetch.url, fetch.authorization = url, authorization
    return row.state == CallState.FAILED and fetch_again(session, row)


def fetch_again(session: Session, row: CallRow) -> bool:
    """Start a fetch that was given up once more; False when there is none to start."""
    fetch = session.get(FetchRow, row.id)
    if fetch is None or fetch.next_attempt_at is not None or row.state != CallState.FAILED:
        return False
    fetch.attempts, fetch.next_attempt_at = 0, utc_now()
    fetch.enqueued_at = fetch.last_error = None
    row.state = CallState.RECEIVED
    row.error_code = row.error_message = None
    row.moved_at = utc_now()
    return True


def claim(session: Session, call_id: str, *, seconds: int) -> FetchLease | None:
    """Take a fetch that is due and that nobody is at; the try is counted now."""
    now = utc_now()
    token = secrets.token_hex(16)
    taken = _count(
        session,
        update(FetchRow)
        .where(
            FetchRow.call_id == call_id,
            FetchRow.next_attempt_at <= now,
            FetchRow.attempts < MOST_ATTEMPTS,
            _free(now),
        )
        .values(
            attempts=FetchRow.attempts + 1,
            lease_token=token,
            lease_expires_at=now + timedelta(seconds=seconds),
        ),
    )
    return FetchLease(call_id, token, seconds) if taken == 1 else None


def wanted(session: Session, lease: FetchLease) -> Wanted | None:
    """What is to be fetched, or None when the lease was lost."""
    found = session.execute(
        select(FetchRow, CallRow.source_id)
        .join(CallRow, CallRow.id == FetchRow.call_id)
        .where(FetchRow.call_id == lease.call_id, FetchRow.lease_token == lease.token)
    ).first()
    if found is None:
        return None
    fetch, source_id = found
    return Wanted(fetch.url, fetch.authorization, source_id, fetch.attempts)


def renew(session: Session, lease: FetchLease) -> bool:
    """Keep the lease; False when the fetch was given to another."""
    until = utc_now() + timedelta(seconds=lease.seconds)
    return _count(session, _held(lease).values(lease_expires_at=until)) == 1


def locked_call(session: Session, lease: FetchLease) -> CallRow | None:
    """The call for giving it its sound, or None when the lease was lost."""
    fetch = session.scalar(
        select(FetchRow)
        .where(FetchRow.call_id == lease.call_id, FetchRow.lease_token == lease.token)
        .with_for_update()
    )
    if fetch is None:
        return None
    return session.get(CallRow, lease.call_id, with_for_update={"of": CallRow})


def put_off(session: Session, lease: FetchLease, *, pause_seconds: float, reason: str) -> None:
    """Try again after the pause; the reason is shown meanwhile."""
    session.execute(_held(lease).values({**_free_again(pause_seconds), "last_error": reason}))


def give_back(session: Session, lease: FetchLease, *, pause_seconds: float = 0) -> None:
    """Let another try be made, as when the worker is told to stop: no attempt is spent."""
    values = {**_free_again(pause_seconds), "attempts": FetchRow.attempts - 1}
    session.execute(_held(lease).values(values))


def give_up(session: Session, lease: FetchLease, *, code: str, message: str) -> None:
    """End the call as failed with a reason; nothing happens when the lease was lost."""
    values = {**_free_again(0), "next_attempt_at": None, "last_error": message}
    if _count(session, _held(lease).values(values)) == 1:
        _fail(session, [lease.call_id], code, message)


def end_with_sound(session: Session, row: CallRow) -> None:
    """Let a call whose sound was just stored wait for scoring; `row` was locked.

    It is marked as sent: whoever commits this sends it next (`Queue.send_marked`).
    """
    _end_fetch(session, row, CallState.STORED)
    row.enqueued_at = utc_now()


def end_as_duplicate(session: Session, row: CallRow, other_id: str) -> None:
    """Link a call to the one with the same sound instead of scoring it; `row` was locked."""
    row.same_as = other_id
    _end_fetch(session, row, CallState.DUPLICATE)


def locked_without_sound(session: Session, call_id: str) -> CallRow | None:
    """The call for giving it a sound that was brought; None when it has one, or needs none."""
    # In the order of a fetch that ends: its row first, and then the call's.
    session.get(FetchRow, call_id, with_for_update=True)
    row = session.get(CallRow, call_id, with_for_update={"of": CallRow})
    open_states = (CallState.RECEIVED, CallState.FAILED)
    return row if row and row.storage_key is None and row.state in open_states else None


def recover_abandoned(session: Session) -> int:
    """Free the fetches whose lease ran out, and end those without a try left; how many."""
    now = utc_now()
    given_up = session.scalars(
        select(FetchRow.call_id).where(
            _free(now), FetchRow.next_attempt_at.is_not(None), FetchRow.attempts >= MOST_ATTEMPTS
        )
    ).all()
    if given_up:
        _end(session, given_up)
    freed = _count(
        session,
        update(FetchRow)
        .where(FetchRow.lease_expires_at < now)
        .values(lease_token=None, lease_expires_at=None, enqueued_at=None),
    )
    return freed + len(given_up)


def release_all(session: Session) -> None:
    """Let every fetch be taken at once: whoever was at it is gone."""
    session.execute(
        update(FetchRow).values(lease_token=None, lease_expires_at=None, enqueued_at=None)
    )


def due_ids(session: Session, *, enqueued_before: datetime | None) -> list[str]:
    """Calls whose fetch is due and was never put on the queue, or only before that moment."""
    now = utc_now()
    missed: ColumnElement[bool] = FetchRow.enqueued_at.is_(None)
    if enqueued_before is not None:
        missed = or_(missed, FetchRow.enqueued_at < enqueued_before)
    query = select(FetchRow.call_id).where(FetchRow.next_attempt_at <= now, _free(now), missed)
    return list(session.scalars(query.order_by(FetchRow.next_attempt_at).limit(1000)))


def left_alone(session: Session, *, since: datetime) -> int:
    """How many fetches have been due since then or longer, and nobody is at them."""
    due = select(func.count()).where(FetchRow.next_attempt_at <= since, _free(utc_now()))
    return session.scalar(due) or 0


def mark_enqueued(session: Session, call_id: str) -> None:
    """Remember that the queue carries the fetch."""
    session.execute(
        update(FetchRow).where(FetchRow.call_id == call_id).values(enqueued_at=utc_now())
    )


def last_try(session: Session, call_id: str) -> FetchRow | None:
    """The fetch of a call whose sound is not here, or None."""
    return session.get(FetchRow, call_id)


def _end_fetch(session: Session, row: CallRow, state: CallState) -> None:
    if fetch := session.get(FetchRow, row.id):
        session.delete(fetch)
    row.state = state
    row.error_code = row.error_message = None
    row.moved_at = utc_now()


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(FetchRow.lease_token.is_(None), FetchRow.lease_expires_at < now)


def _held(lease: FetchLease) -> Update:
    return update(FetchRow).where(
        FetchRow.call_id == lease.call_id, FetchRow.lease_token == lease.token
    )


def _free_again(pause_seconds: float) -> dict[str, Any]:
    return {
        "next_attempt_at": utc_now() + timedelta(seconds=pause_seconds),
        "lease_token": None,
        "lease_expires_at": None,
        "enqueued_at": None,
    }


def _end(session: Session, call_ids: Any) -> None:
    session.execute(
        update(FetchRow)
        .where(FetchRow.call_id.in_(call_ids))
        .values(next_attempt_at=None, lease_token=None, lease_expires_at=None)
        .execution_options(synchronize_session=False)
    )
    _fail(
        session,
        call_ids,
        "fetch_worker_lost",
        f"The recording could not be fetched: the program stopped during the last of "
        f"{MOST_ATTEMPTS} tries. Look at the log of the fetch worker, then fetch it again.",
    )


def _fail(session: Session, call_ids: Any, code: str, message: str) -> None:
    session.execute(
        update(CallRow)
        .where(CallRow.id.in_(call_ids), CallRow.state == CallState.RECEIVED)
        .values(
            state=CallState.FAILED,
            error_code=code,
            error_message=message,
            moved_at=utc_now(),
        )
        .execution_options(synchronize_session=False)
    )
    note_failed(session, call_ids)


def _count(session: Session, statement: Update) -> int:
    """Run an update and say how many rows it changed."""
    result = session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", result).rowcount
