"""What of a recording was transcribed, kept while the work goes on."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.base import Base, utc_now


class CheckpointRow(Base):
    """The words of consecutive speech segments, from number `first` on.

    `key` stands for all that decides the words: the sound, the segments, the engine and its
    settings. `progress` is the share of the transcription that was done with these.
    """

    __tablename__ = "checkpoints"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    first: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(64))
    words: Mapped[list[Any]]
    progress: Mapped[float]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
