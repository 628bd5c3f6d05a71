"""Writing what a worker found out, in one transaction with the end of its lease."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from rubrics.call import Engine
from rubrics.rubric import Rubric, rubric_to_dict
from rubrics.scorecard import CriterionResult, Scorecard, Verdict, scorecard_to_dict
from service.storage.checkpoints import forget_checkpoints
from service.storage.tables import CallRow, CallState, ScorecardRow, TranscriptRow, VerdictRow
from service.storage.tables.base import utc_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All that is stored about a scored call. `evidence` is `rubrics.call.call_to_dict`."""

    evidence: dict[str, Any]
    card: Scorecard
    rubric: Rubric
    engine: Engine
    duration_seconds: float
    listening_key: str | None
    program_version: str


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
    _replace_scorecard(session, row, result)
    forget_checkpoints(session, row.id)
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
    row.score, row.band, row.auto_fail = card.score, card.band, card.auto_fail
    row.unsure_count = sum(r.finding.verdict is Verdict.UNSURE for r in card.results)
    row.fallback_engine = result.engine.fallback


def _replace_scorecard(session: Session, row: CallRow, result: Result) -> None:
    """One scorecard a rubric version: a new transcript of the same call takes its place."""
    card = result.card
    session.execute(
        delete(ScorecardRow).where(
            ScorecardRow.call_id == row.id,
            ScorecardRow.rubric_id == card.rubric_id,
            ScorecardRow.rubric_version == card.rubric_version,
        )
    )
    session.add(
        ScorecardRow(
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
