"""Criteria that are shown and not scored: every switch, the newest of a criterion holds."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now
from service.storage.tables.user import UserRow


class AssistSwitchRow(Base):
    """One switch of a criterion of a rubric. Rows are only ever added; a trigger refuses changes.

    `figures` is what the agreement was when it was switched, in words.
    """

    __tablename__ = "assist_switches"
    __table_args__ = (Index("ix_assist_switches_of_rubric", "rubric_id", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rubric_id: Mapped[str] = mapped_column(String(100))
    criterion: Mapped[str] = mapped_column(String(60))
    assists: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    figures: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=utc_now)

    user: Mapped[UserRow] = relationship(lazy="joined")
