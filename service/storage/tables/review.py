"""What people say of a scored call: reviews with their verdicts, and the history of it all."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now
from service.storage.tables.user import UserRow


class ReviewState(StrEnum):
    """A draft is its writer's own; a submitted review never changes again."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class ReviewRow(Base):
    """One person's verdicts on a call under one rubric version.

    A change after submitting is a new row: the newest submitted one counts. The scores are
    those at submission; `note` is what the reviewer says of the whole.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        Index("ix_reviews_of_call", "call_id", "rubric_id", "rubric_version"),
        Index(
            "uq_reviews_one_draft",
            "call_id",
            "rubric_id",
            "rubric_version",
            "reviewer_id",
            unique=True,
            sqlite_where=text("state = 'draft'"),
            postgresql_where=text("state = 'draft'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"))
    rubric_id: Mapped[str] = mapped_column(String(100))
    rubric_version: Mapped[str] = mapped_column(String(40))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    state: Mapped[ReviewState] = mapped_column(String(10), default=ReviewState.DRAFT)
    note: Mapped[str] = mapped_column(Text, default="")
    score: Mapped[float | None]
    machine_score: Mapped[float | None]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    submitted_at: Mapped[datetime | None]

    reviewer: Mapped[UserRow] = relationship(lazy="joined")
    verdicts: Mapped[list["ReviewVerdictRow"]] = relationship(
        order_by="ReviewVerdictRow.id", passive_deletes=True, lazy="selectin"
    )


class ReviewVerdictRow(Base):
    """What a review says of one criterion: pass, partial, fail or na."""

    __tablename__ = "review_verdicts"
    __table_args__ = (UniqueConstraint("review_id", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    criterion: Mapped[str] = mapped_column(String(60), index=True)
    verdict: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="")


class ReviewEventRow(Base):
    """One step in the history of a call. Rows are only ever added; a trigger refuses changes.

    `kind` is what was done (`service.storage.history.Kind`), `subject` to what (a criterion, an
    utterance, a comment). `private_to` hides a draft's steps from all but its writer. Nobody
    (None) is the program itself.
    """

    __tablename__ = "review_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(100), default="")
    old: Mapped[str] = mapped_column(Text, default="")
    new: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    rubric_version: Mapped[str] = mapped_column(String(40), default="")
    private_to: Mapped[int | None] = mapped_column(ForeignKey("users.id"))

    user: Mapped[UserRow | None] = relationship(lazy="joined", foreign_keys=[user_id])
