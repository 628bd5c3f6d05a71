"""Which calls a person must not see yet: those they are still to score blindly in an open round.

Until they have submitted a call there, or the round is closed, it is out of their sight
everywhere else: page, lists, searches, reports, comments and clips.
"""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from service.storage.tables import RoundCallRow, RoundReviewerRow, RoundRow, ScoringRow


def unseen_call_ids(user_id: int) -> Select[str]:
    """The ids of the calls that are out of the person's sight, to be left out of a query."""
    return _unseen(user_id).with_only_columns(RoundCallRow.call_id)


def blind_round(session: Session, call_id: str, user_id: int) -> int | None:
    """The open round in which the person is still to score the call; None when there is none."""
    query = _unseen(user_id).with_only_columns(RoundCallRow.round_id)
    query = query.where(RoundCallRow.call_id == call_id)
    return session.scalar(query.order_by(RoundCallRow.round_id).limit(1))


def waiting_for(session: Session, user_id: int) -> int:
    """How many calls of open rounds the person is still to score."""
    return session.scalar(select(func.count()).select_from(_unseen(user_id).subquery())) or 0


def _unseen(user_id: int) -> Select[str, int]:
    submitted = select(ScoringRow.id).where(
        ScoringRow.round_id == RoundCallRow.round_id,
        ScoringRow.call_id == RoundCallRow.call_id,
        ScoringRow.user_id == user_id,
        ScoringRow.submitted_at.is_not(None),
    )
    return (
        select(RoundCallRow.call_id, RoundCallRow.round_id)
        .join(RoundRow, RoundRow.id == RoundCallRow.round_id)
        .join(RoundReviewerRow, RoundReviewerRow.round_id == RoundCallRow.round_id)
        .where(
            RoundRow.closed_at.is_(None),
            RoundReviewerRow.user_id == user_id,
            ~submitted.exists(),
        )
    )
