"""Phone systems that may post recordings."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.base import Base, utc_now


class SourceRow(Base):
    """One phone system: its signing secret, a hash of its bearer token, and its defaults.

    The secret is kept readable since checking a signature needs it. `agent_channel` is
    left, right or auto.
    """

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    secret: Mapped[str] = mapped_column(String(200))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    agent_channel: Mapped[str] = mapped_column(String(10), default="auto")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
