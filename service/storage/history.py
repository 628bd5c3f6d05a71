"""The history of a call: who did what when. It is only ever added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from service.storage.tables import ReviewEventRow, UserRow


class Kind(StrEnum):
    """What was done."""

    VERDICT = "verdict"
    UNDONE = "undone"
    DISCARDED = "discarded"
    SUBMITTED = "submitted"
    SCORED_AGAIN = "scored_again"
    WORDS = "words"
    SPEAKER = "speaker"
    ROLES_SWAPPED = "roles_swapped"
    CORRECTIONS_DROPPED = "corrections_dropped"
    COMMENT = "comment"
    COMMENT_EDITED = "comment_edited"
    COMMENT_DELETED = "comment_deleted"
    CLIP = "clip"
    CLIP_DELETED = "clip_deleted"
    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    DISPUTED = "disputed"
    UPHELD = "upheld"
    DISPUTE_CHANGED = "dispute_changed"


# What reviewers say among themselves is not for the agent's eyes.
AMONG_REVIEWERS = (Kind.COMMENT, Kind.COMMENT_EDITED, Kind.COMMENT_DELETED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One step: what was done, to what, from what to what, and why; `private` to its doer."""

    kind: Kind
    subject: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""
    rubric_version: str = ""
    private: bool = False


def note(session: Session, call_id: str, user: UserRow | None, event: Event) -> None:
    """Add a step to the history of a call; nobody (None) is the program itself."""
    session.add(
        ReviewEventRow(
            call_id=call_id,
            user_id=user.id if user else None,
            kind=event.kind.value,
            subject=event.subject,
            old=event.old,
            new=event.new,
            reason=event.reason,
            rubric_version=event.rubric_version,
            private_to=user.id if user and event.private else None,
        )
    )


def history_of(
    session: Session, call_id: str, reader: UserRow, *, for_agent: bool, limit: int
) -> Sequence[ReviewEventRow]:
    """The newest steps first, as far as the reader may know of them."""
    mine = or_(ReviewEventRow.private_to.is_(None), ReviewEventRow.private_to == reader.id)
    query = select(ReviewEventRow).where(ReviewEventRow.call_id == call_id, mine)
    if for_agent:
        query = query.where(ReviewEventRow.kind.not_in(AMONG_REVIEWERS))
    return session.scalars(query.order_by(ReviewEventRow.id.desc()).limit(limit)).all()
