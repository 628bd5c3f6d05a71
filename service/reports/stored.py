"""Gathers what is stored about a call for its report."""

from datetime import tzinfo

from sqlalchemy.orm import Session

from service.errors import NotReady
from service.reports.rows import CallReport, ReviewFacts, StoredCall, build_report
from service.storage import calls, reviews
from service.storage.corrections import corrected_evidence
from service.storage.scorecards import newest_scorecard
from service.storage.tables import CallRow, CallState, ScorecardRow


def load_report(session: Session, call_id: str, zone: tzinfo) -> CallReport:
    """The report of a scored call, its times in `zone`. Raises `NotFound`, `NotReady`."""
    row = calls.get_call(session, call_id)
    card = newest_scorecard(session, call_id)
    evidence = corrected_evidence(session, call_id)
    if card is None or evidence is None:
        raise _not_ready(row)
    return build_report(
        StoredCall(
            id=row.id,
            file_name=row.file_name,
            agent=row.agent,
            direction=row.direction,
            started_at=row.started_at.astimezone(zone),
            duration_seconds=row.duration_seconds,
            state=row.state,
            sha256=card.audio_sha256,
            program_version=card.program_version,
            evidence=evidence,
            card=card.card,
            form=card.form,
            review=_review_facts(session, card, zone),
        )
    )


def _review_facts(session: Session, card: ScorecardRow, zone: tzinfo) -> ReviewFacts | None:
    row = reviews.submitted_review(session, card)
    if row is None or row.submitted_at is None:
        return None
    total = reviews.reviewed(card, row).total
    titles = {b["name"]: b["title"] for b in card.form.get("bands", ())}
    return ReviewFacts(
        by=row.reviewer.name,
        at=row.submitted_at.astimezone(zone),
        score=total.score,
        band=titles.get(total.band, total.band or ""),
        auto_fail=total.auto_fail,
        note=row.note,
        said={v.criterion: (v.verdict, v.reason) for v in row.verdicts},
    )


def _not_ready(row: CallRow) -> NotReady:
    if row.state == CallState.FAILED:
        return NotReady(
            f"This call could not be scored, so it has no report: {row.error_message}",
            code="not_scored",
        )
    return NotReady("This call is not scored yet. Its report can be had as soon as it is.")
