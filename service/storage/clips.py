"""Clips: stretches of a call's sound with a note, to learn from."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import InvalidInput, NotAllowed, NotFound
from service.storage.history import Event, Kind, note
from service.storage.tables import CallRow, ClipRow, UserRow
from service.storage.tables.base import utc_now

LONGEST_NOTE = 2000
LONGEST_CLIP_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a call, in seconds."""

    start: float
    end: float


def add_clip(
    session: Session, row: CallRow, author: UserRow, stretch: Stretch, words: str
) -> ClipRow:
    """Keep a stretch of the call with a note. Raises `InvalidInput` for one that is not there."""
    words = words.replace("\0", "").strip()
    if not words or len(words) > LONGEST_NOTE:
        raise InvalidInput(f"A clip needs a note, at most {LONGEST_NOTE} letters long.")
    _check(stretch, row.duration_seconds)
    clip = ClipRow(
        call_id=row.id, author_id=author.id, start=stretch.start, end=stretch.end, note=words
    )
    session.add(clip)
    session.flush()
    note(session, row.id, author, Event(kind=Kind.CLIP, subject=_span(clip), new=words))
    return clip


def delete_clip(session: Session, clip_id: int, user: UserRow) -> ClipRow:
    """Take one's own clip away. Raises `NotAllowed` for another's."""
    clip = get_clip(session, clip_id)
    if clip.author_id != user.id:
        raise NotAllowed("A clip can be deleted by its author.")
    clip.deleted_at = utc_now()
    step = Event(kind=Kind.CLIP_DELETED, subject=_span(clip), old=clip.note)
    note(session, clip.call_id, user, step)
    return clip


def get_clip(session: Session, clip_id: int) -> ClipRow:
    """The clip of that id. Raises `NotFound`."""
    clip = session.get(ClipRow, clip_id)
    if clip is None or clip.deleted_at is not None:
        raise NotFound("There is no such clip. It may have been deleted.")
    return clip


def clips_of(session: Session, call_id: str) -> Sequence[ClipRow]:
    """The clips of a call in the order of time."""
    query = select(ClipRow).where(ClipRow.call_id == call_id, ClipRow.deleted_at.is_(None))
    return session.scalars(query.order_by(ClipRow.start, ClipRow.id)).all()


def newest_clips(
    session: Session, *, agent: str | None, before: int | None, limit: int
) -> list[tuple[ClipRow, CallRow]]:
    """The newest clips with their calls; of one agent's reviewed calls where one is named."""
    query = select(ClipRow, CallRow).join(CallRow, CallRow.id == ClipRow.call_id)
    query = query.where(ClipRow.deleted_at.is_(None))
    if agent is not None:
        query = query.where(CallRow.agent == agent, CallRow.reviewed_at.is_not(None))
    if before is not None:
        query = query.where(ClipRow.id < before)
    rows = session.execute(query.order_by(ClipRow.id.desc()).limit(limit))
    return [(clip, call) for clip, call in rows]


def _check(stretch: Stretch, duration_seconds: float | None) -> None:
    if not (math.isfinite(stretch.start) and math.isfinite(stretch.end)):
        raise InvalidInput("A clip begins and ends at a time such as 01:12.")
    if not 0 <= stretch.start < stretch.end:
        raise InvalidInput("A clip ends after it begins. Swap the two times.")
    if stretch.end - stretch.start > LONGEST_CLIP_SECONDS:
        raise InvalidInput("A clip is at most ten minutes long. Choose a shorter stretch.")
    if duration_seconds is not None and stretch.start >= duration_seconds:
        raise InvalidInput("The call is shorter than that. Choose a stretch of the call.")


def _span(clip: ClipRow) -> str:
    return f"{clip.start:.1f}-{clip.end:.1f}"
