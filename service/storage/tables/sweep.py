"""What the last look through the recordings' store found."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.base import Base


class SweepRow(Base):
    """The one row about sweeping: who begins next, and what the last one found.

    `missing` names calls whose recording is gone (a few of them), `missing_count` says how many.
    """

    __tablename__ = "sweeps"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    removed_count: Mapped[int] = mapped_column(default=0)
    missing_count: Mapped[int] = mapped_column(default=0)
    missing: Mapped[list[Any]]
