"""Verdicts that an agent does not accept, and what a supervisor decided of them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now
from service.storage.tables.review import ReviewRow
from service.storage.tables.user import UserRow


class DisputeState(StrEnum):
    """Open until a supervisor upholds the verdict or changes it."""

    OPEN = "open"
    UPHELD = "upheld"
    CHANGED = "changed"


class DisputeRow(Base):
    """One verdict of a submitted review that its agent disputes.

    `verdict` is what counted when it was disputed, `new_verdict` what a supervisor changed it
    to; `answer` is the supervisor's reason.
    """

    __tablename__ = "disputes"
    __table_args__ = (UniqueConstraint("review_id", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"), index=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    criterion: Mapped[str] = mapped_column(String(60))
    verdict: Mapped[str] = mapped_column(String(10))
    agent_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    state: Mapped[DisputeState] = mapped_column(String(10), default=DisputeState.OPEN, index=True)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    new_verdict: Mapped[str | None] = mapped_column(String(10))

    review: Mapped[ReviewRow] = relationship(lazy="joined")
    agent: Mapped[UserRow] = relationship(lazy="joined", foreign_keys=[agent_id])
    decider: Mapped[UserRow | None] = relationship(lazy="joined", foreign_keys=[decided_by])
