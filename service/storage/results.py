"""Writing what a worker found out, in one transaction with the end of its lease."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rubrics.call import Engine
from rubrics.rubric import Rubric, rubric_to_dict
from rubrics.scorecard import CriterionResult, Scorecard, Verdict, scorecard_to_dict
from service.storage.checkpoints import forget_all_checkpoints
from service.storage.corrections import drop_corrections
from service.storage.history import Event, Kind, note
from service.storage.notices import CountedScore, counted_score, note_changed, note_scored
from service.storage.reviews import apply_review, score_text
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, CallState, ScorecardRow, TranscriptRow, VerdictRow
from service.storage.tables.base import utc_now
from service.storage.transcript_index import index_call


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All that is stored about a scored call. `evidence` is `rubrics.call.call_to_dict`.

    `corrections` is the count at the call's row when people's corrections were read for it.
    """

    evidence: dict[str, Any]
    card: Scorecard
    rubric: Rubric
    engine: Engine
    duration_seconds: float
    listening_key: str | None
    program_version: str
    audio_flag: str | None = None
    corrections: int = 0


def stored_evidence(session: Session, call_id: str) -> dict[str, Any] | None:
    """What was heard in the call, if a worker has listened to it before."""
    return session.scalar(select(TranscriptRow.evidence).where(TranscriptRow.call_id == call_id))


def store_result(session: Session, row: CallRow, result: Result) -> None:
    """Store evidence and scorecard and end the lease; `row` was locked under its token."""
    session.merge(
        TranscriptRow(
            call_id=row.id,
            evidence=result.evidence,
            engine=result.engine.name,
            model=result.engine.model,
            program_version=result.program_version,
            created_at=utc_now(),
        )
    )
    if row.transcribe_again:
        drop_corrections(session, row)
    session.flush()
    index_call(session, row.id)
    before = counted_score(row)
    scorecard = _keep_scorecard(session, row, result)
    forget_all_checkpoints(session, row.id)
    card = result.card
    row.state = CallState.SCORED
    row.progress = 1.0
    row.lease_token = row.lease_expires_at = None
    row.error_code = row.error_message = None
    row.transcribe_again = False
    row.scored_at = row.moved_at = utc_now()
    row.setbacks = 0
    row.not_before = None
    row.duration_seconds = result.duration_seconds
    row.listening_key = result.listening_key
    row.audio_flag = result.audio_flag
    row.score, row.band, row.auto_fail = card.score, card.band, card.auto_fail
    row.unsure_count = len(_scored(result, Verdict.UNSURE))
    row.fallback_engine = result.engine.fallback
    row.role_confidence = result.evidence.get("role_confidence")
    apply_review(session, row, scorecard)
    _note_score(session, row, before, _scored(result, Verdict.FAIL))
    if row.corrections != result.corrections:
        # Somebody corrected the transcript meanwhile: once more, with that.
        row.state, row.progress, row.enqueued_at = CallState.STORED, 0.0, None


def _note_score(
    session: Session, row: CallRow, before: CountedScore | None, failed: Sequence[str]
) -> None:
    """Tell others of a first score, and of one that is another now."""
    if before is None:
        note_scored(session, row, failed=failed)
    elif before != counted_score(row):
        note_changed(session, row, before.score, by="scoring")


def _scored(result: Result, verdict: Verdict) -> list[str]:
    """The criteria with this verdict; those that only assist need nobody and cost nothing."""
    assisting = {c.id for c in result.rubric.criteria if c.assists}
    found = [r.criterion for r in result.card.results if r.finding.verdict is verdict]
    return [criterion for criterion in found if criterion not in assisting]


def _keep_scorecard(session: Session, row: CallRow, result: Result) -> ScorecardRow:
    """The scorecard as the call's newest: a new row where it came out differently than before."""
    newest = newest_scorecard(session, row.id)
    fresh = _scorecard(row, result)
    if newest is not None and _is_same(newest, fresh):
        newest.engine, newest.model = fresh.engine, fresh.model
        newest.program_version, newest.created_at = fresh.program_version, utc_now()
        return newest
    fresh.revision = _last_revision(session, fresh) + 1
    session.add(fresh)
    session.flush()
    if newest is not None:
        step = Event(
            kind=Kind.SCORED_AGAIN,
            old=score_text(newest.score),
            new=score_text(fresh.score),
            rubric_version=fresh.rubric_version,
        )
        note(session, row.id, None, step)
    return fresh


def _is_same(newest: ScorecardRow, fresh: ScorecardRow) -> bool:
    """Whether two scorings say the same; what was stored went through JSON, which keeps lists."""
    return (newest.card, newest.form) == (_as_stored(fresh.card), _as_stored(fresh.form))


def _as_stored(data: dict[str, Any]) -> Any:
    return json.loads(json.dumps(data))


def _last_revision(session: Session, fresh: ScorecardRow) -> int:
    query = select(func.max(ScorecardRow.revision)).where(
        ScorecardRow.call_id == fresh.call_id,
        ScorecardRow.rubric_id == fresh.rubric_id,
        ScorecardRow.rubric_version == fresh.rubric_version,
    )
    return session.scalar(query) or 0


def _scorecard(row: CallRow, result: Result) -> ScorecardRow:
    card = result.card
    return ScorecardRow(
        call_id=row.id,
        rubric_id=card.rubric_id,
        rubric_version=card.rubric_version,
        score=card.score,
        band=card.band,
        auto_fail=card.auto_fail,
        card=scorecard_to_dict(card),
        form=rubric_to_dict(result.rubric),
        engine=result.engine.name,
        model=result.engine.model,
        audio_sha256=row.sha256,
        program_version=result.program_version,
        verdicts=[_verdict(r) for r in card.results],
    )


def _verdict(result: CriterionResult) -> VerdictRow:
    finding = result.finding
    first = finding.evidence[0] if finding.evidence else None
    return VerdictRow(
        criterion=result.criterion,
        verdict=finding.verdict.value,
        confidence=finding.confidence,
        weight=result.weight,
        reason=finding.reason,
        quote=first.quote if first else "",
        evidence_start=first.start if first else None,
    )
