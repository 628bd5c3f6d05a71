"""Transcripts that came with a recording, as they came."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now

if TYPE_CHECKING:
    from service.storage.tables.call import CallRow


class GivenTranscriptRow(Base):
    """The text of a transcript file that was sent with the call.

    `form` is its format in words ("VTT"). While `in_use`, nobody transcribes the recording:
    its words are taken from here whenever the call is listened to.
    """

    __tablename__ = "given_transcripts"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(String(255))
    form: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    in_use: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    call: Mapped["CallRow"] = relationship(back_populates="given_transcript")
