"""Noting what others are to be told, in the transaction in which it happens.

What is noted here is sent later (`service.messenger`), so nothing is told that did not
happen, and nothing that happened stays untold.
"""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.storage.tables import (
    CallRow,
    CallState,
    DispatchRow,
    NoticeKind,
    NoticeRow,
    ReceiverRow,
)
from service.storage.tables.base import utc_now


@dataclass(frozen=True, slots=True)
class CountedScore:
    """The score that counts: a person's where there is one, else the machine's."""

    score: float | None
    band: str | None
    auto_fail: bool


def counted_score(row: CallRow) -> CountedScore | None:
    """What counts for a call now; None while it has no score."""
    if row.scored_at is None:
        return None
    if row.reviewed_auto_fail is not None:
        return CountedScore(row.reviewed_score, row.reviewed_band, row.reviewed_auto_fail)
    return CountedScore(row.score, row.band, row.auto_fail)


def note_scored(session: Session, row: CallRow, *, failed: Iterable[str]) -> None:
    """A call has its first score; `failed` are the criteria that it failed."""
    payload = {**_call(row), **_score(row), "failed_criteria": list(failed)}
    _tell(session, row, NoticeKind.SCORED, payload)


def note_changed(session: Session, row: CallRow, before: float | None, *, by: str) -> None:
    """A call's score is another now; `by` is review or scoring."""
    payload = {**_call(row), **_score(row), "previous_score": before, "changed_by": by}
    _tell(session, row, NoticeKind.CHANGED, payload)


def note_failed(session: Session, call_ids: Iterable[str]) -> None:
    """Calls ended; those of them that have no score are told as failed."""
    for call_id in call_ids:
        row = session.get(CallRow, call_id, populate_existing=True)
        if row is None or row.state not in (CallState.FAILED, CallState.QUARANTINED):
            continue
        error = {"code": row.error_code, "message": row.error_message}
        _tell(session, row, NoticeKind.FAILED, {**_call(row), "error": error})


def note_test(session: Session, receiver: ReceiverRow) -> None:
    """A notice for trying a receiver out."""
    notice = _notice(NoticeKind.TEST, None, {"message": "A test from Callgrade. All is well."})
    session.add(notice)
    session.add(DispatchRow(notice=notice, receiver=receiver))


def is_alert(receiver: ReceiverRow, payload: dict[str, Any]) -> bool:
    """Whether a score is one that this receiver wants to be warned of."""
    if payload.get("auto_fail"):
        return True
    score, below = payload.get("score"), receiver.below_score
    return score is not None and below is not None and score < below


def _tell(session: Session, row: CallRow, kind: NoticeKind, payload: dict[str, Any]) -> None:
    wanted = [r for r in session.scalars(select(ReceiverRow)) if _wants(r, kind, payload)]
    if not wanted:
        return
    notice = _notice(kind, row.id, payload)
    session.add(notice)
    session.add_all(DispatchRow(notice=notice, receiver=receiver) for receiver in wanted)


def _wants(receiver: ReceiverRow, kind: NoticeKind, payload: dict[str, Any]) -> bool:
    if receiver.stopped_because or kind.value not in receiver.told:
        return False
    if kind is NoticeKind.FAILED or not receiver.only_alerts:
        return True
    return is_alert(receiver, payload)


def _notice(kind: NoticeKind, call_id: str | None, payload: dict[str, Any]) -> NoticeRow:
    return NoticeRow(
        id=f"msg_{secrets.token_hex(12)}", kind=kind, call_id=call_id, payload=payload, at=utc_now()
    )


def _call(row: CallRow) -> dict[str, Any]:
    """What names a call over there; no word of what was said."""
    return {
        "call_id": row.id,
        "external_id": row.external_id,
        "source": row.source.name if row.source else None,
        "agent": row.agent,
        "queue": row.queue,
        "direction": row.direction,
        "started_at": row.started_at.isoformat(),
        "duration_seconds": row.duration_seconds,
    }


def _score(row: CallRow) -> dict[str, Any]:
    counted = counted_score(row)
    return {
        **(asdict(counted) if counted else {}),
        "machine_score": row.score,
        "unsure_criteria": row.unsure_count,
    }
