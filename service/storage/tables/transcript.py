"""What was heard in a call, as the domain's JSON form of it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now

if TYPE_CHECKING:
    from service.storage.tables.call import CallRow


class TranscriptRow(Base):
    """The newest evidence of a call (`rubrics.call.call_to_dict`) and what produced it."""

    __tablename__ = "transcripts"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    evidence: Mapped[dict[str, Any]]
    engine: Mapped[str] = mapped_column(String(40))
    model: Mapped[str] = mapped_column(String(300))
    program_version: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    call: Mapped["CallRow"] = relationship(back_populates="transcript")
