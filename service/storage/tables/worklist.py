"""A reviewer's desk: words to search, who looks at what, views worth keeping, weekly samples."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now
from service.storage.tables.user import UserRow


class CallTextRow(Base):
    """What each side of a call says, a line each, as corrected: what a search looks through.

    `times` has under `agent` and `caller` the second at which each line begins. Triggers keep
    `call_words` (FTS5 on SQLite, tsvector and GIN on PostgreSQL) beside this table.
    """

    __tablename__ = "call_texts"

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"), unique=True)
    agent: Mapped[str] = mapped_column(Text)
    caller: Mapped[str] = mapped_column(Text)
    times: Mapped[dict[str, Any]]


class AssignmentRow(Base):
    """Who is to review a call, and who said so; one person a call."""

    __tablename__ = "assignments"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=utc_now)

    user: Mapped[UserRow] = relationship(lazy="joined", foreign_keys=[user_id])


class SavedViewRow(Base):
    """A list with its filters and order, by the query of its address."""

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("owner_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(Text)
    shared: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    owner: Mapped[UserRow] = relationship(lazy="joined")


class SampleRow(Base):
    """A fair sample of one week: from which seed, how many an agent, who asked for it.

    `candidates` is how many calls it was drawn from, `drawn` the ids that came out.
    """

    __tablename__ = "samples"

    id: Mapped[int] = mapped_column(primary_key=True)
    week: Mapped[str] = mapped_column(String(8), index=True)
    seed: Mapped[str] = mapped_column(String(100))
    per_agent: Mapped[int]
    candidates: Mapped[int]
    drawn: Mapped[list[Any]]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=utc_now)

    asked_by: Mapped[UserRow] = relationship(lazy="joined")


class SampleCallRow(Base):
    """A call that a sample drew."""

    __tablename__ = "sample_calls"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    sample_id: Mapped[int] = mapped_column(
        ForeignKey("samples.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class AgentRow(Base):
    """An agent's team, by the name that stands at their calls."""

    __tablename__ = "agents"

    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    team: Mapped[str] = mapped_column(String(100), index=True)
