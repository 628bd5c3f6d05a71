"""What needs a person first: the reasons, in order of urgency, and the calls that have one.

To add a reason: a line in `REASONS`. Its condition should be one that an index answers.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    false,
    func,
    literal,
    literal_column,
    not_,
    select,
    tuple_,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.storage.blindness import unseen_call_ids
from service.storage.call_filter import RowByRow
from service.storage.tables import (
    AssignmentRow,
    CallRow,
    CallState,
    CommentRow,
    DisputeRow,
    DisputeState,
    MentionRow,
    ReviewRow,
    ReviewState,
    SampleCallRow,
)

MOST_COUNTED = 100


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose worklist it is, and from where on a call needs a person."""

    user_id: int
    low_score: float
    low_role_confidence: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a call needs a person. `while_open`: only until a review of it is submitted.

    Within a reason calls come newest first, or with `by` the lowest of that first. Without an
    index of its own (that begins with `reviewed_at`) the ids that the condition names lead.
    """

    code: str
    title: str
    holds: Callable[[Desk], ColumnElement[bool]]
    while_open: bool = True
    by: InstrumentedAttribute[Any] = CallRow.started_at
    own_index: bool = True

    @property
    def falls(self) -> bool:
        """Whether the highest value comes first."""
        return self.by is CallRow.started_at


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the worklist a page ended."""

    reason: str
    value: datetime | float
    call_id: str


@dataclass(frozen=True, slots=True)
class Todo:
    """A page of the worklist: calls with the codes of all their reasons, the most urgent first."""

    rows: Sequence[tuple[CallRow, Sequence[str]]]
    after: Place | None


# Constants are written out: SQLite takes a partial index only for what it sees to be the same.
_SCORED = RowByRow(CallRow.state) == CallState.SCORED.value
_SURE = CallRow.unsure_count == literal_column("0")


def _mentions_me(desk: Desk) -> ColumnElement[bool]:
    unseen = select(CommentRow.call_id).join(MentionRow, MentionRow.comment_id == CommentRow.id)
    return CallRow.id.in_(
        unseen.where(
            MentionRow.user_id == desk.user_id,
            MentionRow.seen_at.is_(None),
            CommentRow.deleted_at.is_(None),
        )
    )


def _is_mine(desk: Desk) -> ColumnElement[bool]:
    mine = select(AssignmentRow.call_id).where(AssignmentRow.user_id == desk.user_id)
    return CallRow.id.in_(mine)


def _is_disputed(_desk: Desk) -> ColumnElement[bool]:
    open_ones = select(DisputeRow.call_id).where(DisputeRow.state == DisputeState.OPEN)
    return CallRow.id.in_(open_ones)


def _in_state(name: str) -> Callable[[Desk], ColumnElement[bool]]:
    return lambda _desk: CallRow.state == name


def _has_low_score(desk: Desk) -> ColumnElement[bool]:
    return and_(_SCORED, _SURE, CallRow.counted_score < desk.low_score)


def _has_doubtful_roles(desk: Desk) -> ColumnElement[bool]:
    return and_(_SCORED, _SURE, CallRow.role_confidence < desk.low_role_confidence)


REASONS = (
    Reason("mention", "Mentions you", _mentions_me, while_open=False),
    Reason("assigned", "Assigned to you", _is_mine, own_index=False),
    Reason("disputed", "Disputed", _is_disputed, while_open=False),
    Reason("quarantined", "Quarantined", _in_state("quarantined"), while_open=False),
    Reason("failed", "Failed", _in_state("failed"), while_open=False),
    Reason("auto_fail", "Auto-fail", lambda _desk: and_(_SCORED, CallRow.auto_fail)),
    Reason(
        "unsure",
        "To check",
        lambda _desk: and_(_SCORED, CallRow.unsure_count > literal_column("0")),
    ),
    Reason("score", "Low score", _has_low_score, by=CallRow.counted_score),
    Reason("roles", "Speakers uncertain", _has_doubtful_roles, by=CallRow.role_confidence),
    Reason(
        "sample",
        "Weekly sample",
        lambda _desk: and_(_SCORED, CallRow.id.in_(select(SampleCallRow.call_id))),
        own_index=False,
    ),
)
_BY_CODE = {reason.code: reason for reason in REASONS}


def read_todo(
    session: Session, desk: Desk, *, limit: int, after: Place | None = None, only: str | None = None
) -> Todo:
    """The calls after a place, each under its most urgent reason; `only` keeps to one reason."""
    found: list[tuple[CallRow, Reason]] = []
    for reason in _from(after, only):
        begun = after if after and after.reason == reason.code else None
        query = _calls_of(desk, reason, begun, exclude_earlier=only is None)
        rows = session.scalars(query.limit(limit + 1 - len(found))).all()
        found += [(row, reason) for row in rows]
        if len(found) > limit:
            break
    shown = found[:limit]
    why = reasons_of(session, desk, [row.id for row, _ in shown])
    place = _place(session, *shown[-1]) if len(found) > limit else None
    return Todo([(row, why[row.id]) for row, _ in shown], place)


def count_todo(session: Session, desk: Desk) -> dict[str, int]:
    """How many calls each reason has, counted up to `MOST_COUNTED` + 1."""
    counts = {}
    for reason in REASONS:
        some = _narrowed(select(CallRow.id), desk, reason).limit(MOST_COUNTED + 1).subquery()
        counts[reason.code] = session.scalar(select(func.count()).select_from(some)) or 0
    return counts


def reasons_of(session: Session, desk: Desk, ids: Iterable[str]) -> dict[str, Sequence[str]]:
    """The codes of all reasons that hold of each call, whether it is reviewed or not."""
    columns = [func.coalesce(r.holds(desk), false()).label(r.code) for r in REASONS]
    query = select(CallRow.id, *columns).where(CallRow.id.in_(ids))
    return {
        call_id: [r.code for r, holds in zip(REASONS, flags, strict=True) if holds]
        for call_id, *flags in session.execute(query)
    }


def next_todo(session: Session, desk: Desk, row: CallRow) -> str | None:
    """The call after this one in the worklist, over what others are at; from its end, the first."""
    why = reasons_of(session, desk, [row.id]).get(row.id, ())
    here = _place(session, row, _BY_CODE[why[0]]) if why else None
    return _first(session, desk, row, here) or (_first(session, desk, row, None) if here else None)


def _first(session: Session, desk: Desk, row: CallRow, after: Place | None) -> str | None:
    free = and_(CallRow.id != row.id, _nobody_else_is_at_it(desk), CallRow.state == "scored")
    for reason in _from(after, None):
        begun = after if after and after.reason == reason.code else None
        query = _calls_of(desk, reason, begun, exclude_earlier=True).where(free)
        found = session.scalar(query.with_only_columns(CallRow.id).limit(1))
        if found:
            return found
    return None


def _from(after: Place | None, only: str | None) -> Iterator[Reason]:
    reached = after is None
    for reason in REASONS:
        reached = reached or (after is not None and reason.code == after.reason)
        if reached and only in (None, reason.code):
            yield reason


def _calls_of(
    desk: Desk, reason: Reason, after: Place | None, *, exclude_earlier: bool
) -> Select[CallRow]:
    query = _narrowed(select(CallRow), desk, reason)
    for earlier in REASONS[: REASONS.index(reason)] if exclude_earlier else ():
        query = query.where(not_(_holds_now(desk, earlier)))
    place = tuple_(reason.by, CallRow.id)
    if after is not None:
        end = tuple_(literal(after.value, reason.by.type), literal(after.call_id))
        query = query.where(place < end if reason.falls else place > end)
    if reason.falls:
        return query.order_by(reason.by.desc(), CallRow.id.desc())
    return query.order_by(reason.by, CallRow.id)


def _narrowed(query: Select[Any], desk: Desk, reason: Reason) -> Select[Any]:
    unseen = unseen_call_ids(desk.user_id)
    query = query.where(reason.holds(desk), _is_not_anothers(desk), CallRow.id.not_in(unseen))
    if not reason.while_open:
        return query
    reviewed = CallRow.reviewed_at if reason.own_index else RowByRow(CallRow.reviewed_at)
    return query.where(reviewed.is_(None))


def _holds_now(desk: Desk, reason: Reason) -> ColumnElement[bool]:
    holds = reason.holds(desk)
    if reason.while_open:
        holds = and_(holds, RowByRow(CallRow.reviewed_at).is_(None))
    return func.coalesce(holds, false())


def _is_not_anothers(desk: Desk) -> ColumnElement[bool]:
    anothers = select(AssignmentRow).where(
        AssignmentRow.call_id == CallRow.id, AssignmentRow.user_id != desk.user_id
    )
    return ~anothers.exists()


def _nobody_else_is_at_it(desk: Desk) -> ColumnElement[bool]:
    draft = select(ReviewRow).where(
        ReviewRow.call_id == CallRow.id,
        ReviewRow.state == ReviewState.DRAFT,
        ReviewRow.reviewer_id != desk.user_id,
    )
    return ~draft.exists()


def _place(session: Session, row: CallRow, reason: Reason) -> Place:
    value = session.scalar(select(reason.by).where(CallRow.id == row.id))
    return Place(reason.code, cast("datetime | float", value), row.id)
