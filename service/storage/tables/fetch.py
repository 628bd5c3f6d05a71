"""Recordings that were announced and are still to be fetched."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.base import Base, utc_now


class FetchRow(Base):
    """Where an announced recording lies; gone as soon as its sound is here.

    `attempts` is counted before a try begins. `lease_token` fences off a worker that was
    presumed dead. A fetch that was given up stays, without a `next_attempt_at`, so that a
    person can start it again.
    """

    __tablename__ = "fetches"
    __table_args__ = (Index("ix_fetches_next_attempt_at", "next_attempt_at"),)

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    url: Mapped[str] = mapped_column(Text)
    authorization: Mapped[str] = mapped_column(Text, default="")
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None] = mapped_column(default=utc_now)
    enqueued_at: Mapped[datetime | None]
    lease_token: Mapped[str | None] = mapped_column(String(32))
    lease_expires_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
