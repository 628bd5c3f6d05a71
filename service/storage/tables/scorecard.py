"""Scorecards and, a row each, their verdicts."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now

if TYPE_CHECKING:
    from service.storage.tables.call import CallRow


class ScorecardRow(Base):
    """One scoring of a call under one rubric version. Rows stay when a later one takes their place.

    `revision` counts, from 1, the scorings of a call under one rubric version that came out
    differently, as after a correction of its transcript. The newest row (by id) counts.
    `card` is `rubrics.scorecard.scorecard_to_dict`, `form` the rubric's sections and
    titles as they were (`rubrics.rubric.rubric_to_dict`).
    """

    __tablename__ = "scorecards"
    __table_args__ = (UniqueConstraint("call_id", "rubric_id", "rubric_version", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"), index=True)
    rubric_id: Mapped[str] = mapped_column(String(100))
    rubric_version: Mapped[str] = mapped_column(String(40))
    revision: Mapped[int] = mapped_column(default=1)
    score: Mapped[float | None]
    band: Mapped[str | None] = mapped_column(String(60))
    auto_fail: Mapped[bool]
    card: Mapped[dict[str, Any]]
    form: Mapped[dict[str, Any]]
    engine: Mapped[str] = mapped_column(String(40))
    model: Mapped[str] = mapped_column(String(300))
    audio_sha256: Mapped[str] = mapped_column(String(64))
    program_version: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    call: Mapped["CallRow"] = relationship(back_populates="scorecards")
    verdicts: Mapped[list["VerdictRow"]] = relationship(
        back_populates="scorecard", order_by="VerdictRow.id", passive_deletes=True
    )


class VerdictRow(Base):
    """One criterion's verdict, for reports and filters."""

    __tablename__ = "verdicts"
    __table_args__ = (UniqueConstraint("scorecard_id", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    scorecard_id: Mapped[int] = mapped_column(
        ForeignKey("scorecards.id", ondelete="CASCADE"), index=True
    )
    criterion: Mapped[str] = mapped_column(String(60), index=True)
    verdict: Mapped[str] = mapped_column(String(10))
    confidence: Mapped[float]
    weight: Mapped[float]
    reason: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text, default="")
    evidence_start: Mapped[float | None]

    scorecard: Mapped[ScorecardRow] = relationship(back_populates="verdicts")
