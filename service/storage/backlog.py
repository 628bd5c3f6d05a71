"""How much waits, how long already, and whether anything comes further."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, literal, select
from sqlalchemy.orm import Session

from service.storage.tables import CallRow, CallState, SweepRow

# An announced recording has its own queue and its own patience.
_UNFINISHED = (CallState.STORED, CallState.TRANSCRIBING, CallState.SCORING)
PATIENCE_SECONDS = 300
# Later than this is no time at all: it was written before the clock was set back.
_AHEAD = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Backlog:
    """Calls by where they stand; `oldest_seconds` is how long the oldest unfinished one waits."""

    unfinished: int
    oldest_seconds: float
    failed: int
    quarantined: int
    missing: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in: how many calls and bytes."""

    calls: int
    size_bytes: int


def backlog(session: Session, now: datetime) -> Backlog:
    """How many calls are unfinished, failed and in quarantine, and recordings missing."""
    states = (*_UNFINISHED, CallState.FAILED, CallState.QUARANTINED)
    query = select(CallRow.state, func.count()).where(CallRow.state.in_(states))
    rows = session.execute(query.group_by(CallRow.state)).all()
    counts = {row[0]: row[1] for row in rows}
    # A call that is scored anew waits since then, a new one since it came.
    waiting_since = case((CallRow.scored_at.is_(None), CallRow.created_at), else_=CallRow.moved_at)
    oldest = session.scalar(select(func.min(waiting_since)).where(CallRow.state.in_(_UNFINISHED)))
    missing = session.scalar(select(SweepRow.missing_count))
    return Backlog(
        unfinished=sum(counts.get(state, 0) for state in _UNFINISHED),
        oldest_seconds=max(0.0, (now - oldest).total_seconds()) if oldest else 0.0,
        failed=counts.get(CallState.FAILED, 0),
        quarantined=counts.get(CallState.QUARANTINED, 0),
        missing=missing or 0,
    )


def is_stuck(session: Session, found: Backlog, now: datetime) -> bool:
    """Whether calls wait and none has come further for five minutes."""
    if found.oldest_seconds < PATIENCE_SECONDS:
        return False
    recently = now - timedelta(seconds=PATIENCE_SECONDS)
    moved = CallRow.moved_at.between(recently, now + _AHEAD)
    return session.scalar(select(literal(1)).where(moved).limit(1)) is None


def is_longer_than(session: Session, limit: int) -> bool:
    """Whether at least that many calls are unfinished."""
    query = select(CallRow.id).where(CallRow.state.in_((*_UNFINISHED, CallState.RECEIVED)))
    return session.scalar(query.order_by(None).offset(limit - 1).limit(1)) is not None


def taken_since(session: Session, moment: datetime, source_id: int | None = None) -> Taken:
    """What came in since that moment, from everywhere or from one source."""
    query = select(func.count(), func.coalesce(func.sum(CallRow.size_bytes), 0)).where(
        CallRow.created_at > moment
    )
    if source_id is not None:
        query = query.where(CallRow.source_id == source_id)
    calls, size_bytes = session.execute(query).one()
    return Taken(calls, int(size_bytes))
