"""Phone systems that may post recordings, and what came from them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.base import Base, utc_now


class SourceRow(Base):
    """One phone system: what it proves itself with, and its defaults.

    The secret is kept readable since checking a signature needs it; of the bearer token
    there is only a hash. While a secret is being changed the old one counts too.
    `agent_channel` (left, right or auto) is for calls that came in, `outbound_agent_channel`
    for those that went out. `fetch_scheme` is empty, basic or bearer: what the phone system
    asks for when a recording is fetched from it. `raw_format` is what its sound without a
    header is, where it sends such.
    """

    __tablename__ = "sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(30), default="generic")
    secret: Mapped[str] = mapped_column(String(300))
    old_secret: Mapped[str | None] = mapped_column(String(300))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    old_token_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    rotated_at: Mapped[datetime | None]
    agent_channel: Mapped[str] = mapped_column(String(10), default="auto")
    outbound_agent_channel: Mapped[str] = mapped_column(String(10), default="auto")
    fetch_scheme: Mapped[str] = mapped_column(String(10), default="")
    fetch_user: Mapped[str] = mapped_column(String(200), default="")
    fetch_secret: Mapped[str] = mapped_column(Text, default="")
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict)
    raw_format: Mapped[str | None] = mapped_column(String(30))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class Outcome(StrEnum):
    """What became of something that a phone system sent."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    NOTED = "noted"
    REFUSED = "refused"


class DeliveryRow(Base):
    """One thing that came from a phone system, for finding out what is wrong with it.

    `body` is what was sent, without secrets and numbers; None when the sender is not known
    to be the phone system. `times` counts repeats of the very same refusal, `is_test` tells
    what somebody here asked for.
    """

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_source_id_at", "source_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(30))
    outcome: Mapped[Outcome] = mapped_column(String(12))
    external_id: Mapped[str | None] = mapped_column(String(200))
    call_id: Mapped[str | None] = mapped_column(
        ForeignKey("calls.id", ondelete="SET NULL"), index=True
    )
    reason: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str | None] = mapped_column(Text)
    is_test: Mapped[bool] = mapped_column(default=False)
    times: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime] = mapped_column(default=utc_now, index=True)
