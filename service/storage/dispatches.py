"""Notices on their way: what is due, who sends it, how it went, and sending again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.orm import Session

from service.errors import NotFound
from service.storage.notices import note_test
from service.storage.receivers import get_receiver
from service.storage.tables import DispatchRow, NoticeRow
from service.storage.tables.base import utc_now

# The example schedule of the Standard Webhooks specification 1.0: 76 hours in all.
PAUSES_SECONDS = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
MOST_ATTEMPTS = len(PAUSES_SECONDS) + 1
_KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """How a receiver is doing: counts since a moment, and the newest dispatch."""

    arrived: int
    waiting: int
    given_up: int
    newest: DispatchRow | None


def claim_due(session: Session, *, seconds: int, limit: int) -> list[DispatchRow]:
    """Take what is due and nobody is sending; each attempt is counted now."""
    now = utc_now()
    due = select(DispatchRow.id).where(DispatchRow.next_attempt_at <= now, _free(now))
    ids = session.scalars(due.order_by(DispatchRow.next_attempt_at).limit(limit)).all()
    return [row for row in (_claim(session, one, now, seconds) for one in ids) if row]


def note_arrived(session: Session, dispatch_id: int, answer: str) -> None:
    """The receiver has it."""
    _end(session, dispatch_id, answer, arrived_at=utc_now())


def note_given_up(session: Session, dispatch_id: int, answer: str) -> None:
    """No more attempts are made; it can be sent again by hand."""
    _end(session, dispatch_id, answer)


def put_off(session: Session, row: DispatchRow, answer: str, *, at_least_seconds: float) -> None:
    """Try again after the schedule's pause, or end it when that was the last attempt."""
    if row.attempts >= MOST_ATTEMPTS:
        note_given_up(session, row.id, f"{answer} That was the last of {MOST_ATTEMPTS} attempts.")
        return
    pause = timedelta(seconds=max(PAUSES_SECONDS[row.attempts - 1], at_least_seconds))
    _end(session, row.id, answer, next_attempt_at=utc_now() + pause)


def stop_receiver(session: Session, receiver_id: int, reason: str) -> None:
    """Tell a receiver nothing more until somebody changes its settings."""
    get_receiver(session, receiver_id).stopped_because = reason
    session.execute(
        update(DispatchRow)
        .where(DispatchRow.receiver_id == receiver_id, DispatchRow.next_attempt_at.is_not(None))
        .values(next_attempt_at=None, lease_expires_at=None, answer=reason)
    )


def send_again(session: Session, receiver_id: int, dispatch_id: int) -> None:
    """Send a notice once more, from the first attempt on. Raises `NotFound`."""
    row = session.get(DispatchRow, dispatch_id)
    if row is None or row.receiver_id != receiver_id:
        raise NotFound("There is no such notice any more.")
    row.attempts, row.next_attempt_at, row.arrived_at = 0, utc_now(), None


def send_test(session: Session, receiver_id: int) -> None:
    """Send a test notice at once."""
    note_test(session, get_receiver(session, receiver_id))


def newest(session: Session, receiver_id: int, limit: int) -> list[DispatchRow]:
    """The newest notices of a receiver first."""
    query = select(DispatchRow).where(DispatchRow.receiver_id == receiver_id)
    return list(session.scalars(query.order_by(DispatchRow.id.desc()).limit(limit)))


def standing(session: Session, receiver_id: int, *, since: datetime) -> Standing:
    """How a receiver is doing since a moment."""
    of_it = select(func.count()).where(DispatchRow.receiver_id == receiver_id)
    last = newest(session, receiver_id, 1)
    ended = DispatchRow.next_attempt_at.is_(None) & DispatchRow.arrived_at.is_(None)
    return Standing(
        arrived=session.scalar(of_it.where(DispatchRow.arrived_at >= since)) or 0,
        waiting=session.scalar(of_it.where(DispatchRow.next_attempt_at.is_not(None))) or 0,
        given_up=session.scalar(of_it.where(ended, DispatchRow.last_attempt_at >= since)) or 0,
        newest=last[0] if last else None,
    )


def forget_old(session: Session) -> int:
    """Remove what ended a month ago; how many notices."""
    before = utc_now() - timedelta(days=_KEPT_DAYS)
    waiting = select(DispatchRow.notice_id).where(DispatchRow.next_attempt_at.is_not(None))
    result = session.execute(
        delete(NoticeRow)
        .where(NoticeRow.at < before, NoticeRow.id.not_in(waiting))
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", result).rowcount


def _claim(session: Session, one: int, now: datetime, seconds: int) -> DispatchRow | None:
    taken = session.execute(
        update(DispatchRow)
        .where(DispatchRow.id == one, DispatchRow.next_attempt_at <= now, _free(now))
        .values(
            attempts=DispatchRow.attempts + 1,
            last_attempt_at=now,
            lease_expires_at=now + timedelta(seconds=seconds),
        )
        .execution_options(synchronize_session=False)
    )
    if cast("CursorResult[Any]", taken).rowcount != 1:
        return None
    return session.get(DispatchRow, one, populate_existing=True)


def _free(now: datetime) -> Any:
    return or_(DispatchRow.lease_expires_at.is_(None), DispatchRow.lease_expires_at < now)


def _end(session: Session, dispatch_id: int, answer: str, **values: Any) -> None:
    ended = {"next_attempt_at": None, "lease_expires_at": None, "answer": answer}
    session.execute(
        update(DispatchRow).where(DispatchRow.id == dispatch_id).values({**ended, **values})
    )
