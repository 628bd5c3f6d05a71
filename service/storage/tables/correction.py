"""What people corrected in a transcript; the transcript itself stays as it was heard."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.base import Base, utc_now


class UtteranceCorrectionRow(Base):
    """The words or the speaker of one utterance (its index), None where they stay as heard."""

    __tablename__ = "utterance_corrections"
    __table_args__ = (UniqueConstraint("call_id", "utterance"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"))
    utterance: Mapped[int]
    text: Mapped[str | None] = mapped_column(Text)
    speaker: Mapped[str | None] = mapped_column(String(10))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=utc_now)
