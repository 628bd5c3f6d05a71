"""Queries on scorecards: the newest of a call or of many, and their verdicts."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from service.storage.tables import ScorecardRow, VerdictRow


class StoredVerdict(NamedTuple):
    """A verdict without the row's machinery: lists read millions of them."""

    criterion: str
    verdict: str
    confidence: float
    weight: float
    reason: str
    quote: str
    evidence_start: float | None


def newest_scorecard(session: Session, call_id: str) -> ScorecardRow | None:
    """The last scoring of a call, or None before the first."""
    query = select(ScorecardRow).where(ScorecardRow.call_id == call_id)
    return session.scalar(query.order_by(ScorecardRow.id.desc()).limit(1))


def newest_scorecards(session: Session, call_ids: Collection[str]) -> dict[str, ScorecardRow]:
    """The last scoring of each call; without the large columns, which load when asked for."""
    query = select(ScorecardRow).where(ScorecardRow.call_id.in_(call_ids))
    light = load_only(
        ScorecardRow.call_id,
        ScorecardRow.rubric_id,
        ScorecardRow.rubric_version,
        ScorecardRow.engine,
        ScorecardRow.model,
        ScorecardRow.program_version,
    )
    rows = session.scalars(query.options(light).order_by(ScorecardRow.id))
    return {row.call_id: row for row in rows}


def verdicts_of(session: Session, scorecard_ids: Collection[int]) -> dict[int, list[StoredVerdict]]:
    """The verdicts of each scorecard, in the order of its form."""
    columns = (getattr(VerdictRow, name) for name in StoredVerdict._fields)
    query = select(VerdictRow.scorecard_id, *columns)
    query = query.where(VerdictRow.scorecard_id.in_(scorecard_ids)).order_by(VerdictRow.id)
    found: dict[int, list[StoredVerdict]] = defaultdict(list)
    for scorecard_id, *values in session.execute(query):
        found[scorecard_id].append(StoredVerdict(*values))
    return found


def verdict_words_of(session: Session, scorecard_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """Of each scorecard only criterion and verdict."""
    query = select(VerdictRow.scorecard_id, VerdictRow.criterion, VerdictRow.verdict)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in session.execute(query.where(VerdictRow.scorecard_id.in_(scorecard_ids))):
        scorecard_id, criterion, verdict = row
        found[scorecard_id][criterion] = verdict
    return found


def criteria_in_use(session: Session) -> set[str]:
    """Every criterion that any call was ever judged by."""
    return set(session.scalars(select(VerdictRow.criterion).distinct()))


def forms_in_use(session: Session) -> dict[tuple[str, str], dict[str, Any]]:
    """The rubrics that calls were scored by, as they were, by id and version; oldest first."""
    versions = session.execute(
        select(ScorecardRow.rubric_id, ScorecardRow.rubric_version).distinct()
    ).all()
    newest = [_form(session, rubric_id, version) for rubric_id, version in versions]
    return {(row.rubric_id, row.rubric_version): row.form for row in sorted(newest, key=_age)}


def _form(session: Session, rubric_id: str, version: str) -> ScorecardRow:
    query = select(ScorecardRow).where(
        ScorecardRow.rubric_id == rubric_id, ScorecardRow.rubric_version == version
    )
    return session.scalars(query.order_by(ScorecardRow.id.desc()).limit(1)).one()


def _age(row: ScorecardRow) -> int:
    return row.id
