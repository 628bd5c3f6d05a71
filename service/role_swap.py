"""Exchanges agent and caller of a scored call and scores it at once, from what was heard."""

from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from typing import Any, cast

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from rubrics.call import Call, call_from_dict, call_to_dict
from rubrics.corrections import UtteranceCorrection, correct_call
from rubrics.engine import score_call
from rubrics.in_use import rubric_in_use
from rubrics.roles import other_role, swap_roles
from rubrics.rubric import Rubric, RubricError
from rubrics.scorecard import Scorecard
from service.errors import NotReady, PermanentError
from service.services import Services
from service.storage import assist, calls, corrections, results
from service.storage.history import Event, Kind, note
from service.storage.tables import CallRow, CallState, UserRow

_BUSY = (
    "This call is waiting or being worked on, so agent and caller were not swapped. Swap them once "
    "it is scored."
)


@dataclass(frozen=True, slots=True)
class _Known:
    """A call as it was when it was read: `changes` counts people's corrections up to then."""

    heard: Call
    heard_at: datetime
    corrections: tuple[UtteranceCorrection, ...]
    changes: int


def swap_agent_and_caller(services: Services, call_id: str, user: UserRow | None) -> Scorecard:
    """The scorecard after the swap; `user` did it, None: somebody at the command line.

    Nothing is transcribed. Raises `NotFound`, and `NotReady` while the call is worked on.
    """
    rubric = _rubric(services)
    known = _read(services, call_id)
    swapped = swap_roles(known.heard)
    corrected = tuple(
        replace(c, speaker=other_role(c.speaker)) if c.speaker else c for c in known.corrections
    )
    # Scored outside of the transaction: a long call takes a second.
    card = score_call(rubric, correct_call(swapped, corrected))
    with services.database.transaction() as session:
        row = _taken(session, call_id, known)
        corrections.exchange_speakers(session, call_id)
        _store(session, row, swapped, card, rubric)
        note(session, call_id, user, Event(kind=Kind.ROLES_SWAPPED))
    return card


def _read(services: Services, call_id: str) -> _Known:
    with services.database.transaction() as session:
        row = calls.get_call(session, call_id)
        if row.state != CallState.SCORED or row.transcript is None:
            raise NotReady(_BUSY)
        return _Known(
            heard=call_from_dict(row.transcript.evidence),
            heard_at=row.transcript.created_at,
            corrections=tuple(corrections.corrections_of(session, call_id)),
            changes=row.corrections,
        )


def _taken(session: Session, call_id: str, known: _Known) -> CallRow:
    """The row, held until the end of the transaction, if nothing has become of it meanwhile."""
    unchanged = (
        CallRow.id == call_id,
        CallRow.state == CallState.SCORED,
        CallRow.corrections == known.changes,
    )
    held = session.execute(update(CallRow).where(*unchanged).values(progress=1.0))
    kept = cast("CursorResult[Any]", held).rowcount == 1
    row = calls.get_call(session, call_id)
    if not kept or row.transcript is None or row.transcript.created_at != known.heard_at:
        raise NotReady(_BUSY)
    return row


def _store(session: Session, row: CallRow, call: Call, card: Scorecard, rubric: Rubric) -> None:
    result = results.Result(
        evidence=call_to_dict(call),
        card=card,
        rubric=rubric,
        engine=call.engine,
        duration_seconds=call.duration,
        listening_key=row.listening_key,
        program_version=version("callgrade"),
        audio_flag=row.audio_flag,
        corrections=row.corrections,
    )
    results.store_result(session, row, result)


def _rubric(services: Services) -> Rubric:
    try:
        rubric = rubric_in_use(services.settings.rubric)
    except RubricError as error:
        raise PermanentError(f"The rubric cannot be used: {error}") from error
    with services.database.transaction() as session:
        return assist.effective_rubric(session, rubric)
