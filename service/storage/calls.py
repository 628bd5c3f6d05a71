"""Queries on calls: adding one, finding them again, listing them as a page or report filters."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from rubrics.transcript_files.given import TranscriptFile
from service.errors import NotFound
from service.storage.blindness import unseen_call_ids
from service.storage.tables import CallRow, CallState


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilter:
    """Which calls to list; None leaves a thing open. Dates are moments, `until` excluded.

    `reviewed_agent` leaves the calls of one agent that a reviewer has submitted; `unseen_by`
    leaves out what that person is still to score blindly.
    """

    agent: str | None = None
    state: CallState | None = None
    since: datetime | None = None
    until: datetime | None = None
    lowest_score: float | None = None
    highest_score: float | None = None
    fallback_only: bool = False
    reviewed_agent: str | None = None
    unseen_by: int | None = None


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


def list_calls(
    session: Session, wanted: CallFilter, *, limit: int, before: tuple[datetime, str] | None = None
) -> list[CallRow]:
    """The newest calls first (by start); `before` is the (start, id) of the last one shown."""
    query = _filtered(select(CallRow), wanted)
    if before:
        at, call_id = before
        query = query.where(
            (CallRow.started_at < at) | ((CallRow.started_at == at) & (CallRow.id < call_id))
        )
    query = query.order_by(CallRow.started_at.desc(), CallRow.id.desc()).limit(limit)
    return list(session.scalars(query))


def count_calls(session: Session, wanted: CallFilter) -> int:
    """How many calls the filter leaves."""
    return session.scalar(_filtered(select(func.count(CallRow.id)), wanted)) or 0


def fallback_ids(session: Session) -> list[str]:
    """Every scored call that the offline recogniser transcribed, oldest first."""
    query = select(CallRow.id).where(CallRow.fallback_engine, CallRow.state == CallState.SCORED)
    return list(session.scalars(query.order_by(CallRow.created_at)))


def agent_names(session: Session) -> list[str]:
    """Every agent that has a call, in order of the alphabet."""
    names = select(CallRow.agent).where(CallRow.agent.is_not(None)).distinct()
    return [name for name in session.scalars(names.order_by(CallRow.agent)) if name]


def _filtered(query: Select[Any], wanted: CallFilter) -> Select[Any]:
    if wanted.agent is not None:
        query = query.where(CallRow.agent == wanted.agent)
    if wanted.state is not None:
        query = query.where(CallRow.state == wanted.state)
    if wanted.since is not None:
        query = query.where(CallRow.started_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(CallRow.started_at < wanted.until)
    if wanted.lowest_score is not None:
        query = query.where(CallRow.score >= wanted.lowest_score)
    if wanted.highest_score is not None:
        query = query.where(CallRow.score <= wanted.highest_score)
    if wanted.fallback_only:
        query = query.where(CallRow.fallback_engine)
    if wanted.reviewed_agent is not None:
        query = query.where(
            CallRow.agent == wanted.reviewed_agent, CallRow.reviewed_at.is_not(None)
        )
    if wanted.unseen_by is not None:
        query = query.where(CallRow.id.not_in(unseen_call_ids(wanted.unseen_by)))
    return query
