"""What a list of calls is narrowed to: `CallFilter`, and the conditions that it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from service.storage.blindness import unseen_call_ids
from service.storage.search_words import calls_that_say
from service.storage.tables import (
    AgentRow,
    AssignmentRow,
    CallRow,
    CallState,
    ReviewRow,
    ReviewState,
    ReviewVerdictRow,
    ScorecardRow,
    VerdictRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilter:
    """Which calls to list; None leaves a thing open. Dates are moments, `until` excluded.

    Scores are those that count. `criterion` goes with `verdict`: a person's where a review
    counts, else the machine's. `assigned_to` is a person's id, 0 for nobody. `words` is what a
    search asks for (`service.storage.search_words`). `reviewed_agent` leaves the calls of one
    agent that a reviewer has submitted; `unseen_by` leaves out what that person is still to
    score blindly.
    """

    agent: str | None = None
    team: str | None = None
    queue: str | None = None
    direction: str | None = None
    source_id: int | None = None
    shortest: float | None = None
    longest: float | None = None
    criterion: str | None = None
    verdict: str | None = None
    reviewed: bool | None = None
    assigned_to: int | None = None
    words: str | None = None
    state: CallState | None = None
    since: datetime | None = None
    until: datetime | None = None
    lowest_score: float | None = None
    highest_score: float | None = None
    fallback_only: bool = False
    reviewed_agent: str | None = None
    unseen_by: int | None = None


class RowByRow(FunctionElement[Any]):
    """A column that no index is to be chosen for: the order's own index must stay the way in."""

    inherit_cache = True
    name = "row_by_row"


@compiles(RowByRow)
def _as_it_is(element: RowByRow, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(RowByRow, "sqlite")
def _with_plus(element: RowByRow, compiler: SQLCompiler, **options: Any) -> str:
    # SQLite's planner, without statistics, may take the wrong of two indexes: + forbids one.
    return f"+{compiler.process(element.clauses, **options)}"


def conditions(
    wanted: CallFilter, *sought: InstrumentedAttribute[Any]
) -> Iterator[ColumnElement[bool]]:
    """What must hold of a call; an index may be used for the `sought` columns only."""

    def column(which: InstrumentedAttribute[Any]) -> Any:
        return which if which in sought else RowByRow(which)

    for which, value in _equal_to(wanted):
        if value is not None:
            yield column(which) == value
    for which, lowest, highest in _ranges(wanted):
        if lowest is not None:
            yield column(which) >= lowest
        if highest is not None:
            yield column(which) <= highest
    if wanted.since is not None:
        yield column(CallRow.started_at) >= literal(wanted.since, CallRow.started_at.type)
    if wanted.until is not None:
        yield column(CallRow.started_at) < literal(wanted.until, CallRow.started_at.type)
    yield from _flags(wanted)
    yield from _of_other_tables(wanted)


def _equal_to(wanted: CallFilter) -> Iterator[tuple[InstrumentedAttribute[Any], Any]]:
    yield CallRow.agent, wanted.agent
    yield CallRow.agent, wanted.reviewed_agent
    yield CallRow.queue, wanted.queue
    yield CallRow.state, wanted.state.value if wanted.state else None
    yield CallRow.direction, wanted.direction
    yield CallRow.source_id, wanted.source_id


def _ranges(
    wanted: CallFilter,
) -> Iterator[tuple[InstrumentedAttribute[Any], float | None, float | None]]:
    yield CallRow.counted_score, wanted.lowest_score, wanted.highest_score
    yield CallRow.duration_seconds, wanted.shortest, wanted.longest


def _flags(wanted: CallFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.fallback_only:
        yield RowByRow(CallRow.fallback_engine) == true()
    if wanted.reviewed_agent is not None:
        yield CallRow.reviewed_at.is_not(None)
    if wanted.reviewed is not None:
        reviewed = RowByRow(CallRow.reviewed_at)
        yield reviewed.is_not(None) if wanted.reviewed else reviewed.is_(None)


def _of_other_tables(wanted: CallFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.team is not None:
        members = select(AgentRow.name).where(AgentRow.team == wanted.team)
        yield RowByRow(CallRow.agent).in_(members)
    if wanted.criterion is not None and wanted.verdict is not None:
        yield _counted_verdict(wanted.criterion) == wanted.verdict
    if wanted.assigned_to == 0:
        yield ~select(AssignmentRow).where(AssignmentRow.call_id == CallRow.id).exists()
    elif wanted.assigned_to is not None:
        mine = AssignmentRow.user_id == wanted.assigned_to
        yield CallRow.id.in_(select(AssignmentRow.call_id).where(mine))
    if wanted.unseen_by is not None:
        yield RowByRow(CallRow.id).not_in(unseen_call_ids(wanted.unseen_by))
    if wanted.words is not None:
        yield CallRow.id.in_(calls_that_say(wanted.words))


def _counted_verdict(criterion: str) -> ColumnElement[str]:
    """A person's verdict where a review counts, else that of the newest scorecard."""
    newest = select(func.max(ScorecardRow.id)).where(ScorecardRow.call_id == CallRow.id)
    machine = select(VerdictRow.verdict).where(
        VerdictRow.scorecard_id == newest.correlate(CallRow).scalar_subquery(),
        VerdictRow.criterion == criterion,
    )
    submitted = select(func.max(ReviewRow.id)).where(
        ReviewRow.call_id == CallRow.id, ReviewRow.state == ReviewState.SUBMITTED
    )
    person = select(ReviewVerdictRow.verdict).where(
        ReviewVerdictRow.review_id == submitted.correlate(CallRow).scalar_subquery(),
        ReviewVerdictRow.criterion == criterion,
    )
    # Asked of reviewed calls only: for all others it would be a look-up in vain.
    said = case((CallRow.reviewed_auto_fail.is_not(None), person.scalar_subquery()))
    return func.coalesce(said, machine.scalar_subquery())
