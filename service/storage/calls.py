"""Queries on calls: adding one, finding them again, listing them as a page or report filters."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rubrics.transcript_files.given import TranscriptFile
from service.errors import NotFound
from service.storage.call_filter import CallFilter, RowByRow, conditions
from service.storage.tables import CallRow, CallState

__all__ = ["CallDetails", "CallFilter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDetails:
    """What is known about a call beside its sound; `caller_number` is the customer's, and
    `declared_seconds` the length that the phone system tells.

    With a `transcript` nobody transcribes the recording.
    """

    file_name: str
    agent: str | None = None
    queue: str | None = None
    caller_number: str | None = None
    direction: str = "inbound"
    agent_channel: str = "auto"
    started_at: datetime | None = None
    source_id: int | None = None
    external_id: str | None = None
    declared_seconds: float | None = None
    transcript: TranscriptFile | None = None


def new_call_id() -> str:
    """A fresh call id: 16 characters that need no escaping and cannot be guessed."""
    return secrets.token_hex(8)


def get_call(session: Session, call_id: str) -> CallRow:
    """The call of that id. Raises `NotFound`."""
    row = session.get(CallRow, call_id)
    if row is None:
        raise NotFound("There is no such call. It may have been deleted.")
    return row


def sound_key(row: CallRow) -> str:
    """Where the call's recording lies. Raises `NotFound` while it is not here."""
    if row.storage_key is None:
        raise NotFound("The sound of this call is not here. Its page says why.")
    return row.storage_key


def has_storage_key(session: Session, key: str) -> bool:
    """Whether a call's recording lies there."""
    return session.scalar(select(CallRow.id).where(CallRow.storage_key == key)) is not None


def find_by_sha256(session: Session, sha256: str) -> CallRow | None:
    """The call with exactly this recording, or None."""
    return session.scalar(select(CallRow).where(CallRow.sha256 == sha256))


def find_by_external_id(session: Session, source_id: int, external_id: str) -> CallRow | None:
    """The call that a phone system knows by this id, or None."""
    return session.scalar(
        select(CallRow).where(CallRow.source_id == source_id, CallRow.external_id == external_id)
    )


def id_by_external_id(session: Session, source_id: int, external_id: str) -> str | None:
    """The id of the call that a phone system knows by its own, or None."""
    known = (CallRow.source_id == source_id) & (CallRow.external_id == external_id)
    return session.scalar(select(CallRow.id).where(known))


def list_calls(
    session: Session, wanted: CallFilter, *, limit: int, before: tuple[datetime, str] | None = None
) -> list[CallRow]:
    """The newest calls first (by start); `before` is the (start, id) of the last one shown."""
    query = select(CallRow).where(*conditions(wanted, CallRow.started_at))
    if before:
        at, call_id = before
        query = query.where(
            (CallRow.started_at < at) | ((CallRow.started_at == at) & (CallRow.id < call_id))
        )
    query = query.order_by(CallRow.started_at.desc(), CallRow.id.desc()).limit(limit)
    return list(session.scalars(query))


def matching_ids(session: Session, wanted: CallFilter, *, limit: int) -> list[str]:
    """The ids of the newest calls that the filter leaves."""
    query = select(CallRow.id).where(*conditions(wanted))
    query = query.order_by(CallRow.started_at.desc(), CallRow.id.desc()).limit(limit)
    return list(session.scalars(query))


def count_by_fallback(session: Session, *, limit: int) -> int:
    """How many scored calls the offline recogniser transcribed, counted up to a limit."""
    scored = RowByRow(CallRow.state) == CallState.SCORED.value
    query = select(CallRow.id).where(CallRow.fallback_engine, scored)
    return session.scalar(select(func.count()).select_from(query.limit(limit).subquery())) or 0


def fallback_ids(session: Session) -> list[str]:
    """Every scored call that the offline recogniser transcribed, oldest first."""
    query = select(CallRow.id).where(CallRow.fallback_engine, CallRow.state == CallState.SCORED)
    return list(session.scalars(query.order_by(CallRow.created_at)))
