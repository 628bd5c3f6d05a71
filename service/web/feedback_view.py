"""What an agent said to the review of a call, as its page shows it, and what they still may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from service.storage import disputes
from service.storage.tables import CallRow, DisputeRow, DisputeState, ReviewRow
from service.web.access import is_agent, is_supervisor
from service.web.current import services


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """Disputes by criterion (the newest of each); `until` when the agent may dispute no more."""

    by_criterion: Mapping[str, DisputeRow] = field(default_factory=dict)
    acknowledged: bool = False
    until: datetime | None = None
    may_answer: bool = False
    may_dispute: bool = False
    may_decide: bool = False

    @property
    def open_disputes(self) -> int:
        """How many wait for a supervisor."""
        return sum(d.state == DisputeState.OPEN for d in self.by_criterion.values())


def feedback_view(session: Session, row: CallRow, submitted: ReviewRow | None) -> FeedbackView:
    """The feedback on a call, and on the review that counts for it."""
    found = {d.criterion: d for d in reversed(disputes.disputes_of(session, row.id))}
    if submitted is None:
        return FeedbackView(found, may_decide=is_supervisor())
    window = disputes.window_of(submitted, days=services().settings.dispute_days)
    return FeedbackView(
        by_criterion=found,
        acknowledged=disputes.is_acknowledged(row),
        until=window.until,
        may_answer=is_agent(),
        may_dispute=is_agent() and window.is_open,
        may_decide=is_supervisor(),
    )
