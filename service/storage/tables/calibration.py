"""Calibration rounds: calls that several people score without seeing the machine or each other."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now
from service.storage.tables.call import CallRow
from service.storage.tables.user import UserRow


class RoundRow(Base):
    """A round: which rubric, by when, and how its calls were picked.

    `form` is the rubric's (`rubric_to_dict`) as it was when the round began. `picked` says how
    the calls came: by hand, or a sample with its filter; `seed` makes the same sample again.
    """

    __tablename__ = "calibration_rounds"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    rubric_id: Mapped[str] = mapped_column(String(100))
    rubric_version: Mapped[str] = mapped_column(String(40))
    form: Mapped[dict[str, Any]]
    picked: Mapped[dict[str, Any]]
    seed: Mapped[int | None] = mapped_column(BigInteger)
    due_at: Mapped[datetime | None]
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    closed_at: Mapped[datetime | None] = mapped_column(index=True)

    creator: Mapped[UserRow] = relationship(lazy="joined", foreign_keys=[created_by])
    reviewers: Mapped[list["RoundReviewerRow"]] = relationship(
        order_by="RoundReviewerRow.user_id", passive_deletes=True
    )
    calls: Mapped[list["RoundCallRow"]] = relationship(
        order_by="RoundCallRow.position", passive_deletes=True
    )


class RoundCallRow(Base):
    """A call of a round, in the order in which it is shown."""

    __tablename__ = "round_calls"

    round_id: Mapped[int] = mapped_column(
        ForeignKey("calibration_rounds.id", ondelete="CASCADE"), primary_key=True
    )
    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int]

    call: Mapped[CallRow] = relationship(lazy="joined")


class RoundReviewerRow(Base):
    """A person who is invited to a round."""

    __tablename__ = "round_reviewers"

    round_id: Mapped[int] = mapped_column(
        ForeignKey("calibration_rounds.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)

    user: Mapped[UserRow] = relationship(lazy="joined")


class ScoringRow(Base):
    """What one invited person says of one call; it never touches the call's own score."""

    __tablename__ = "round_scorings"
    __table_args__ = (
        UniqueConstraint("round_id", "call_id", "user_id"),
        Index("ix_round_scorings_call_id", "call_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("calibration_rounds.id", ondelete="CASCADE"))
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    score: Mapped[float | None]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    submitted_at: Mapped[datetime | None]

    user: Mapped[UserRow] = relationship(lazy="joined")
    verdicts: Mapped[list["ScoringVerdictRow"]] = relationship(
        order_by="ScoringVerdictRow.id", passive_deletes=True, lazy="selectin"
    )


class ScoringVerdictRow(Base):
    """One criterion of a blind scoring."""

    __tablename__ = "round_verdicts"
    __table_args__ = (UniqueConstraint("scoring_id", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    scoring_id: Mapped[int] = mapped_column(ForeignKey("round_scorings.id", ondelete="CASCADE"))
    criterion: Mapped[str] = mapped_column(String(60))
    verdict: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text, default="")


class ReferenceRow(Base):
    """What a supervisor holds to be right for one criterion of one call, after the discussion."""

    __tablename__ = "round_references"
    __table_args__ = (UniqueConstraint("round_id", "call_id", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("calibration_rounds.id", ondelete="CASCADE"))
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"))
    criterion: Mapped[str] = mapped_column(String(60))
    verdict: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text, default="")
    set_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    set_at: Mapped[datetime] = mapped_column(default=utc_now)
