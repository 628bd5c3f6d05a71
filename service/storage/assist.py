"""Which criteria of a rubric only assist: switched by a person, each switch kept for ever."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from rubrics.assist import assist_mark, base_version, with_assist
from rubrics.rubric import Rubric
from service.errors import InvalidInput
from service.storage import leases
from service.storage.tables import (
    AssistSwitchRow,
    CallRow,
    CallState,
    ReviewRow,
    ScorecardRow,
    UserRow,
)

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A criterion to switch, why, and what the agreement was (in words)."""

    rubric_id: str
    criterion: str
    assists: bool
    reason: str
    figures: str = ""


def assisting(session: Session, rubric_id: str) -> frozenset[str]:
    """The criteria of a rubric that only assist now: the newest switch of each counts."""
    newest = (
        select(func.max(AssistSwitchRow.id))
        .where(AssistSwitchRow.rubric_id == rubric_id)
        .group_by(AssistSwitchRow.criterion)
    )
    query = select(AssistSwitchRow.criterion).where(
        AssistSwitchRow.id.in_(newest), AssistSwitchRow.assists
    )
    return frozenset(session.scalars(query))


def effective_rubric(session: Session, rubric: Rubric) -> Rubric:
    """The rubric as calls are scored with it now: what only assists is out of the score."""
    return with_assist(rubric, assisting(session, rubric.id))


def switch(session: Session, user: UserRow, wanted: Switch) -> bool:
    """Switch a criterion; whether that changed anything. Raises `InvalidInput` without a reason."""
    reason = wanted.reason.replace("\0", "").strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise InvalidInput(f"Say why, in at most {LONGEST_REASON} letters: it is kept for ever.")
    if (wanted.criterion in assisting(session, wanted.rubric_id)) == wanted.assists:
        return False
    session.add(
        AssistSwitchRow(
            rubric_id=wanted.rubric_id,
            criterion=wanted.criterion,
            assists=wanted.assists,
            reason=reason,
            figures=wanted.figures,
            user_id=user.id,
        )
    )
    session.flush()
    return True


def switches_of(session: Session, rubric_id: str, *, limit: int) -> Sequence[AssistSwitchRow]:
    """The newest switches of a rubric first."""
    query = select(AssistSwitchRow).where(AssistSwitchRow.rubric_id == rubric_id)
    return session.scalars(query.order_by(AssistSwitchRow.id.desc()).limit(limit)).all()


def scored_otherwise(session: Session, rubric: Rubric, *, limit: int) -> list[str]:
    """Scored calls whose scorecard has another set of assisting criteria than the rubric now.

    Those that a person reviewed, or began to, are left out: their review counts as it is.
    """
    newest = select(func.max(ScorecardRow.id)).group_by(ScorecardRow.call_id)
    version, base = ScorecardRow.rubric_version, base_version(rubric.version)
    query = (
        select(ScorecardRow.call_id)
        .join(CallRow, CallRow.id == ScorecardRow.call_id)
        .where(
            ScorecardRow.id.in_(newest),
            ScorecardRow.rubric_id == rubric.id,
            version != rubric.version,
            or_(version == base, version.startswith(assist_mark(base), autoescape=True)),
            CallRow.state == CallState.SCORED,
            ~select(ReviewRow.id).where(ReviewRow.call_id == CallRow.id).exists(),
        )
    )
    return list(session.scalars(query.order_by(ScorecardRow.id.desc()).limit(limit)))


def score_those_again(session: Session, rubric: Rubric, *, limit: int) -> list[str]:
    """Send as many of them as the limit allows round again, from their transcripts; their ids."""
    found = scored_otherwise(session, rubric, limit=limit)
    rows = session.scalars(select(CallRow).where(CallRow.id.in_(found))).all()
    return [row.id for row in rows if leases.score_again(row, transcribe=False)]
