"""What other systems and people are told of calls: who is told, what, and how that went."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now


class NoticeKind(StrEnum):
    """What is told; the values are the event types that other systems see."""

    SCORED = "call.scored"
    FAILED = "call.failed"
    CHANGED = "score.changed"
    TEST = "test"


class ReceiverRow(Base):
    """Another system that is told by signed webhooks, or a person who is told by e-mail.

    `kind` is webhook or email, `address` the link or the mailbox. The secret is kept readable
    since signing needs it; while it is being changed the old one signs too. With
    `only_alerts` a scored call is told only when it failed outright or is below `below_score`.
    """

    __tablename__ = "receivers"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(1000))
    secret: Mapped[str] = mapped_column(String(200), default="")
    old_secret: Mapped[str | None] = mapped_column(String(200))
    told: Mapped[list[Any]] = mapped_column(default=list)
    only_alerts: Mapped[bool] = mapped_column(default=False)
    below_score: Mapped[float | None]
    stopped_because: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class NoticeRow(Base):
    """One thing that happened to a call; its id stays the same however often it is sent."""

    __tablename__ = "notices"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    call_id: Mapped[str | None] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), index=True
    )
    payload: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(default=utc_now, index=True)


class DispatchRow(Base):
    """A notice on its way to one receiver.

    It is due at `next_attempt_at`; None when it has arrived or was given up. A lease keeps
    two processes from sending it at once.
    """

    __tablename__ = "dispatches"
    __table_args__ = (Index("ix_dispatches_receiver_id_id", "receiver_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[str] = mapped_column(ForeignKey("notices.id", ondelete="CASCADE"), index=True)
    receiver_id: Mapped[int] = mapped_column(ForeignKey("receivers.id", ondelete="CASCADE"))
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None] = mapped_column(default=utc_now, index=True)
    lease_expires_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    last_attempt_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(Text, default="")

    notice: Mapped[NoticeRow] = relationship(lazy="joined")
    receiver: Mapped[ReceiverRow] = relationship(lazy="joined")
