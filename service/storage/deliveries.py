"""The log of what phone systems sent: bounded, and only for finding out what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from service.storage.tables import CallRow, DeliveryRow, Outcome
from service.storage.tables.base import utc_now

MOST_A_SOURCE = 500
KEPT_FOR = timedelta(days=30)
# Tidying up with every delivery would cost more than the few rows in between.
_TIDY_EVERY = 50
_SAME_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SourceActivity:
    """What came from a source: its newest delivery that was no test, and its calls.

    Calls from folders and buckets are in no log of deliveries.
    """

    newest: DeliveryRow | None
    newest_good: DeliveryRow | None
    newest_call_at: datetime | None
    calls_today: int


def note(session: Session, row: DeliveryRow) -> None:
    """Add a delivery. The same refusal, or news of no recording, again only counts up: whoever
    guesses, or tells of every step of a call, fills no table.
    """
    brings_nothing = row.outcome in (Outcome.REFUSED, Outcome.NOTED) and row.external_id is None
    if brings_nothing and (same := _same_news(session, row)):
        same.times, same.at, same.body = same.times + 1, utc_now(), row.body
        return
    session.add(row)
    session.flush()
    if row.id % _TIDY_EVERY == 0:
        tidy(session, row.source_id)


def newest(session: Session, source_id: int, limit: int) -> Sequence[DeliveryRow]:
    """The newest deliveries of a source, newest first."""
    query = select(DeliveryRow).where(DeliveryRow.source_id == source_id)
    return session.scalars(
        query.order_by(DeliveryRow.at.desc(), DeliveryRow.id.desc()).limit(limit)
    ).all()


def activity(session: Session, source_id: int, today: datetime) -> SourceActivity:
    """What came from a source; `today` is the moment at which the day began."""
    query = (
        select(DeliveryRow)
        .where(DeliveryRow.source_id == source_id, ~DeliveryRow.is_test)
        .order_by(DeliveryRow.at.desc(), DeliveryRow.id.desc())
        .limit(1)
    )
    good = query.where(DeliveryRow.outcome != Outcome.REFUSED)
    tests = select(DeliveryRow.call_id).where(
        DeliveryRow.source_id == source_id, DeliveryRow.is_test, DeliveryRow.call_id.is_not(None)
    )
    real = (CallRow.source_id == source_id) & CallRow.id.not_in(tests)
    return SourceActivity(
        newest=session.scalar(query),
        newest_good=session.scalar(good),
        newest_call_at=session.scalar(select(func.max(CallRow.created_at)).where(real)),
        calls_today=session.scalar(
            select(func.count(CallRow.id)).where(real, CallRow.created_at >= today)
        )
        or 0,
    )


def tidy(session: Session, source_id: int) -> None:
    """Remove what is older than a month, and of the source what is over its number."""
    session.execute(delete(DeliveryRow).where(DeliveryRow.at < utc_now() - KEPT_FOR))
    kept = (
        select(DeliveryRow.id)
        .where(DeliveryRow.source_id == source_id)
        .order_by(DeliveryRow.at.desc(), DeliveryRow.id.desc())
        .offset(MOST_A_SOURCE)
    )
    session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(kept)))


def _same_news(session: Session, row: DeliveryRow) -> DeliveryRow | None:
    query = select(DeliveryRow).where(
        DeliveryRow.source_id == row.source_id,
        DeliveryRow.at > utc_now() - _SAME_WITHIN,
        DeliveryRow.outcome == row.outcome,
        DeliveryRow.external_id.is_(None),
        DeliveryRow.is_test == bool(row.is_test),
        DeliveryRow.reason == row.reason,
    )
    return session.scalars(query.order_by(DeliveryRow.at.desc()).limit(1)).first()
