"""What of a call was transcribed: kept, so that whoever takes the call over goes on from there."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.storage import leases
from service.storage.leases import Lease
from service.storage.tables import CheckpointRow


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The words of consecutive segments, a list a segment; `first` is the first one's number."""

    key: str
    first: int
    words: list[Any]
    progress: float


def keep_checkpoint(session: Session, lease: Lease, checkpoint: Checkpoint) -> bool:
    """Keep it under the lease; False when the call was given to another, and nothing is kept."""
    if leases.locked_call(session, lease) is None:
        return False
    session.merge(  # the same one may be there already, when its commit was not heard of
        CheckpointRow(
            call_id=lease.call_id,
            first=checkpoint.first,
            key=checkpoint.key,
            words=checkpoint.words,
            progress=checkpoint.progress,
        )
    )
    return True


def kept_checkpoints(session: Session, call_id: str, key: str) -> list[Checkpoint]:
    """What was kept under the key, without a gap from the first segment on."""
    query = select(CheckpointRow).where(CheckpointRow.call_id == call_id, CheckpointRow.key == key)
    kept: list[Checkpoint] = []
    done = 0
    for row in session.scalars(query.order_by(CheckpointRow.first)):
        if row.first != done:
            break
        kept.append(Checkpoint(row.key, row.first, row.words, row.progress))
        done += len(row.words)
    return kept


def progress_kept(session: Session, call_id: str) -> float:
    """The share of the transcription (0-1) that was done when the last checkpoint was kept."""
    query = select(CheckpointRow.progress).where(CheckpointRow.call_id == call_id)
    return session.scalar(query.order_by(CheckpointRow.first.desc()).limit(1)) or 0.0


def forget_checkpoints(session: Session, lease: Lease, *, but_key: str) -> None:
    """Drop the call's checkpoints except those of the key; nothing if the lease was lost."""
    if leases.locked_call(session, lease) is not None:
        session.execute(
            delete(CheckpointRow).where(
                CheckpointRow.call_id == lease.call_id, CheckpointRow.key != but_key
            )
        )


def forget_all_checkpoints(session: Session, call_id: str) -> None:
    """Drop the call's checkpoints: its result is there. The caller holds the call's lease."""
    session.execute(delete(CheckpointRow).where(CheckpointRow.call_id == call_id))
