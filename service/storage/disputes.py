"""What an agent says to a review of their call: acknowledged, or verdicts disputed; and answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Select, func, select, update
from sqlalchemy.orm import Session

from rubrics.review import Correction
from rubrics.scorecard import Verdict
from service.errors import InvalidInput, NotFound
from service.storage.history import Event, Kind, note
from service.storage.reviews import change_verdict, reviewed, submitted_review
from service.storage.tables import (
    CallRow,
    DisputeRow,
    DisputeState,
    ReviewRow,
    ScorecardRow,
    UserRow,
)
from service.storage.tables.base import utc_now

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Window:
    """How long an agent may still dispute the review that counts."""

    until: datetime

    @property
    def is_open(self) -> bool:
        """Whether it is not over yet."""
        return utc_now() < self.until


def window_of(review: ReviewRow, *, days: int) -> Window:
    """The window of a submitted review."""
    return Window((review.submitted_at or review.created_at) + timedelta(days=days))


def acknowledge(session: Session, row: CallRow, card: ScorecardRow, agent: UserRow) -> None:
    """Note that the agent has read the review that counts; once is enough."""
    _review_of(session, card)
    if is_acknowledged(row):
        return
    row.acknowledged_at = utc_now()
    note(session, row.id, agent, Event(kind=Kind.ACKNOWLEDGED, rubric_version=card.rubric_version))


def is_acknowledged(row: CallRow) -> bool:
    """Whether the agent acknowledged the newest review; a later one asks again."""
    if row.acknowledged_at is None or row.reviewed_at is None:
        return False
    return row.acknowledged_at >= row.reviewed_at


def dispute(
    session: Session, card: ScorecardRow, agent: UserRow, said: tuple[str, str], *, days: int
) -> DisputeRow:
    """Dispute one verdict (criterion, reason) of the review that counts, within the window.

    Raises `InvalidInput` with what is wrong.
    """
    criterion, reason = said[0], said[1].replace("\0", "").strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise InvalidInput(f"Say why you dispute it, in at most {LONGEST_REASON} letters.")
    review = _review_of(session, card)
    if not window_of(review, days=days).is_open:
        raise InvalidInput(f"A review can be disputed for {days} days. That time is over.")
    if criterion not in card.card["verdicts"]:
        raise InvalidInput("This call was not judged by that criterion. Reload the page.")
    if criterion in disputed_criteria(session, card):
        raise InvalidInput("This verdict was disputed already. Its answer stands on the page.")
    verdicts = {v.criterion: v.verdict.value for v in reviewed(card, review).verdicts}
    row = DisputeRow(
        call_id=card.call_id,
        review_id=review.id,
        criterion=criterion,
        verdict=verdicts[criterion],
        agent_id=agent.id,
        reason=reason,
    )
    session.add(row)
    session.flush()
    step = Event(
        kind=Kind.DISPUTED, subject=criterion, reason=reason, rubric_version=card.rubric_version
    )
    note(session, card.call_id, agent, step)
    _count_open(session, card.call_id)
    return row


def uphold(session: Session, dispute_id: int, user: UserRow, answer: str) -> DisputeRow:
    """Let the disputed verdict stand, and say why. Raises `InvalidInput`, `NotFound`."""
    row = _open_dispute(session, dispute_id)
    _decide(session, row, DisputeState.UPHELD, user, answer)
    step = Event(kind=Kind.UPHELD, subject=row.criterion, reason=row.answer)
    note(session, row.call_id, user, step)
    _count_open(session, row.call_id)
    return row


def change(
    session: Session, dispute_id: int, user: UserRow, verdict: Verdict, answer: str
) -> DisputeRow:
    """Give another verdict: a new review that counts, with its score. Raises `InvalidInput`."""
    row = _open_dispute(session, dispute_id)
    card = _card_of(session, row.review)
    counting = {
        v.criterion: v.verdict for v in reviewed(card, submitted_review(session, card)).verdicts
    }
    if verdict is counting.get(row.criterion):
        raise InvalidInput("That is the verdict which is disputed. Uphold it, or choose another.")
    _decide(session, row, DisputeState.CHANGED, user, answer)
    row.new_verdict = verdict.value
    step = Event(
        kind=Kind.DISPUTE_CHANGED,
        subject=row.criterion,
        old=counting[row.criterion].value,
        new=verdict.value,
        reason=row.answer,
    )
    note(session, row.call_id, user, step)
    change_verdict(session, card, user, Correction(row.criterion, verdict, row.answer))
    _count_open(session, row.call_id)
    return row


def disputes_of(session: Session, call_id: str) -> Sequence[DisputeRow]:
    """Every dispute of a call, newest first."""
    query = select(DisputeRow).where(DisputeRow.call_id == call_id)
    return session.scalars(query.order_by(DisputeRow.id.desc())).all()


def disputed_criteria(session: Session, card: ScorecardRow) -> set[str]:
    """The criteria disputed so far under the scorecard's rubric version: each only once."""
    query = select(DisputeRow.criterion).join(ReviewRow, ReviewRow.id == DisputeRow.review_id)
    query = query.where(
        DisputeRow.call_id == card.call_id,
        ReviewRow.rubric_id == card.rubric_id,
        ReviewRow.rubric_version == card.rubric_version,
    )
    return set(session.scalars(query))


def open_disputes(session: Session, *, limit: int) -> list[tuple[DisputeRow, CallRow]]:
    """What waits for a supervisor, oldest first, each with its call."""
    query = _with_calls().where(DisputeRow.state == DisputeState.OPEN)
    found = session.execute(query.order_by(DisputeRow.id).limit(limit))
    return [(row[0], row[1]) for row in found]


def decided_disputes(session: Session, *, limit: int) -> list[tuple[DisputeRow, CallRow]]:
    """What was decided last, newest first."""
    query = _with_calls().where(DisputeRow.state != DisputeState.OPEN)
    found = session.execute(query.order_by(DisputeRow.decided_at.desc()).limit(limit))
    return [(row[0], row[1]) for row in found]


def count_open(session: Session) -> int:
    """How many disputes wait for a supervisor."""
    query = select(func.count(DisputeRow.id)).where(DisputeRow.state == DisputeState.OPEN)
    return session.scalar(query) or 0


def card_of(session: Session, row: DisputeRow) -> ScorecardRow:
    """The newest scorecard of the rubric version that the disputed review is of."""
    return _card_of(session, row.review)


def _with_calls() -> Select[DisputeRow, CallRow]:
    return select(DisputeRow, CallRow).join(CallRow, CallRow.id == DisputeRow.call_id)


def _review_of(session: Session, card: ScorecardRow) -> ReviewRow:
    review = submitted_review(session, card)
    if review is None:
        raise InvalidInput("This call has no review that counts now. Wait for one.")
    return review


def _open_dispute(session: Session, dispute_id: int) -> DisputeRow:
    row = session.get(DisputeRow, dispute_id)
    if row is None:
        raise NotFound("There is no such dispute. Its call may have been deleted.")
    return row


def _decide(
    session: Session, row: DisputeRow, state: DisputeState, user: UserRow, answer: str
) -> None:
    answer = answer.replace("\0", "").strip()
    if not answer or len(answer) > LONGEST_REASON:
        raise InvalidInput(f"Answer the agent, in at most {LONGEST_REASON} letters.")
    # Of two who decide at once, the second finds it decided.
    still_open = (DisputeRow.id == row.id, DisputeRow.state == DisputeState.OPEN)
    taken = session.execute(update(DisputeRow).where(*still_open).values(state=state.value))
    if cast("CursorResult[Any]", taken).rowcount != 1:
        raise InvalidInput("This dispute has been decided already. Reload the page.")
    row.state, row.answer = state, answer
    row.decided_by, row.decided_at = user.id, utc_now()


def _card_of(session: Session, review: ReviewRow) -> ScorecardRow:
    query = select(ScorecardRow).where(
        ScorecardRow.call_id == review.call_id,
        ScorecardRow.rubric_id == review.rubric_id,
        ScorecardRow.rubric_version == review.rubric_version,
    )
    return session.scalars(query.order_by(ScorecardRow.id.desc()).limit(1)).one()


def _count_open(session: Session, call_id: str) -> None:
    """Let the call's row say how many wait, so that lists need no join."""
    session.flush()
    query = select(func.count(DisputeRow.id)).where(
        DisputeRow.call_id == call_id, DisputeRow.state == DisputeState.OPEN
    )
    session.get_one(CallRow, call_id).open_disputes = session.scalar(query) or 0
