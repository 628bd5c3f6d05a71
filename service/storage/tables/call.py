"""Calls: the row is the truth about where a recording stands; the queue only carries its id."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Computed,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now
from service.storage.tables.given_transcript import GivenTranscriptRow
from service.storage.tables.scorecard import ScorecardRow
from service.storage.tables.source import SourceRow
from service.storage.tables.transcript import TranscriptRow


class CallState(StrEnum):
    """Where a call stands. `STORED` is accepted and waiting for a worker.

    `RECEIVED` is announced, and its sound is being fetched. `DUPLICATE` was announced, and
    its sound is the one of another call.

    `FAILED` has a known reason that lies in the recording or the settings. `QUARANTINED` took
    down what worked on it too often, or could not be worked on for too long: a person decides.
    """

    RECEIVED = "received"
    STORED = "stored"
    TRANSCRIBING = "transcribing"
    SCORING = "scoring"
    SCORED = "scored"
    FAILED = "failed"
    QUARANTINED = "quarantined"
    DUPLICATE = "duplicate"


def _partial(name: str, *columns: str, where: str) -> Index:
    """An index on the rows of a condition; SQLite compares booleans with 1."""
    bare = where.replace("auto_fail", "auto_fail = 1").replace("engine", "engine = 1")
    return Index(name, *columns, sqlite_where=text(bare), postgresql_where=text(where))


class CallRow(Base):
    """One recording, unique by the phone system's id for it and, where wanted, by its sound.

    `sha256`, `storage_key` and `size_bytes` come with the sound: an announced call has none
    yet. `unique_sha256` repeats the hash where the installation keeps one call a sound.
    `same_as` is the other call that has the same sound.

    `lease_token` fences off a worker that was presumed dead: results are written only
    under the token that was given out last. `listening_key` is a copy of the sound that
    every browser plays (MP3), None until a worker made it. `score` and what follows repeat
    the newest scorecard, so that lists need no join. `moved_at` is when the call last came
    further, `not_before` until when a setback keeps it waiting, `declared_seconds` the length
    that the phone system told, and `audio_flag` what is odd about the sound (`cut_off`,
    `length_differs`).
    """

    __tablename__ = "calls"
    __table_args__ = (
        UniqueConstraint("source_id", "external_id"),
        Index("ix_calls_state_lease", "state", "lease_expires_at"),
        Index("ix_calls_moved_at", "moved_at"),
        # The orders of the list, each also within what it is narrowed to most.
        Index("ix_calls_by_start", "started_at", "id"),
        Index("ix_calls_by_score", "counted_score", "id"),
        Index("ix_calls_by_duration", "duration_seconds", "id"),
        Index("ix_calls_of_agent_by_start", "agent", "started_at", "id"),
        Index("ix_calls_of_agent_by_score", "agent", "counted_score", "id"),
        Index("ix_calls_of_agent_by_duration", "agent", "duration_seconds", "id"),
        Index("ix_calls_of_queue_by_start", "queue", "started_at", "id"),
        Index("ix_calls_in_state_by_start", "state", "started_at", "id"),
        Index("ix_calls_reviewed_by_start", "reviewed_at", "started_at", "id"),
        # The reasons of the worklist (`service.storage.worklist`).
        _partial("ix_calls_todo_auto_fail", "reviewed_at", "started_at", "id", where="auto_fail"),
        _partial(
            "ix_calls_todo_unsure", "reviewed_at", "started_at", "id", where="unsure_count > 0"
        ),
        _partial(
            "ix_calls_todo_score", "reviewed_at", "counted_score", "id", where="unsure_count = 0"
        ),
        _partial(
            "ix_calls_todo_roles", "reviewed_at", "role_confidence", "id", where="unsure_count = 0"
        ),
        _partial("ix_calls_by_fallback", "state", "id", where="fallback_engine"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    unique_sha256: Mapped[str | None] = mapped_column(String(64), unique=True)
    storage_key: Mapped[str | None] = mapped_column(String(200))
    file_name: Mapped[str] = mapped_column(String(255))
    size_bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    same_as: Mapped[str | None] = mapped_column(ForeignKey("calls.id", ondelete="SET NULL"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="SET NULL"))
    external_id: Mapped[str | None] = mapped_column(String(200))
    agent: Mapped[str | None] = mapped_column(String(200))
    queue: Mapped[str | None] = mapped_column(String(200))
    caller_number: Mapped[str | None] = mapped_column(String(60), index=True)
    direction: Mapped[str] = mapped_column(String(10), default="inbound")
    agent_channel: Mapped[str] = mapped_column(String(10), default="auto")
    started_at: Mapped[datetime] = mapped_column(default=utc_now)
    created_at: Mapped[datetime] = mapped_column(default=utc_now, index=True)

    state: Mapped[CallState] = mapped_column(String(20), default=CallState.STORED)
    progress: Mapped[float] = mapped_column(default=0.0)
    error_code: Mapped[str | None] = mapped_column(String(60))
    error_message: Mapped[str | None] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_token: Mapped[str | None] = mapped_column(String(32))
    lease_expires_at: Mapped[datetime | None]
    enqueued_at: Mapped[datetime | None]
    transcribe_again: Mapped[bool] = mapped_column(default=False)
    moved_at: Mapped[datetime] = mapped_column(default=utc_now)
    not_before: Mapped[datetime | None]
    setbacks: Mapped[int] = mapped_column(default=0)

    listening_key: Mapped[str | None] = mapped_column(String(200))
    duration_seconds: Mapped[float | None]
    declared_seconds: Mapped[float | None]
    audio_flag: Mapped[str | None] = mapped_column(String(20))
    scored_at: Mapped[datetime | None]
    score: Mapped[float | None]
    band: Mapped[str | None] = mapped_column(String(60))
    auto_fail: Mapped[bool] = mapped_column(default=False)
    unsure_count: Mapped[int] = mapped_column(default=0)
    fallback_engine: Mapped[bool] = mapped_column(default=False)
    role_confidence: Mapped[float | None]

    corrections: Mapped[int] = mapped_column(default=0)
    reviewed_at: Mapped[datetime | None]
    reviewed_by: Mapped[str | None] = mapped_column(String(200))
    reviewed_score: Mapped[float | None]
    reviewed_band: Mapped[str | None] = mapped_column(String(60))
    reviewed_auto_fail: Mapped[bool | None]
    open_disputes: Mapped[int] = mapped_column(default=0)
    acknowledged_at: Mapped[datetime | None]
    counted_score: Mapped[float | None] = mapped_column(
        Computed("coalesce(reviewed_score, score)", persisted=True), deferred=True
    )

    source: Mapped[SourceRow | None] = relationship(lazy="joined")
    transcript: Mapped[TranscriptRow | None] = relationship(
        back_populates="call", passive_deletes=True
    )
    given_transcript: Mapped[GivenTranscriptRow | None] = relationship(
        back_populates="call", passive_deletes=True
    )
    scorecards: Mapped[list[ScorecardRow]] = relationship(
        back_populates="call", order_by=ScorecardRow.id, passive_deletes=True
    )
