"""Which call comes after this one for a reviewer."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.storage.tables import CallRow, CallState


def next_call_id(session: Session, row: CallRow) -> str | None:
    """The next older scored call that nobody reviewed yet, None when there is none."""
    older = (CallRow.started_at < row.started_at) | (
        (CallRow.started_at == row.started_at) & (CallRow.id < row.id)
    )
    query = select(CallRow.id).where(
        CallRow.state == CallState.SCORED, CallRow.reviewed_at.is_(None), older
    )
    return session.scalar(query.order_by(CallRow.started_at.desc(), CallRow.id.desc()).limit(1))
