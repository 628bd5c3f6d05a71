"""Pages of the list of calls, in each order, for as much work on 100,000 calls as on 1,000.

A page walks along one index and looks at no more than `WINDOW` calls; where few of them fit,
the page ends there and the next one goes on (`Page.looked_through`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import ColumnElement, func, literal, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.storage.call_filter import CallFilter, conditions
from service.storage.tables import CallRow

WINDOW = 1000
# A verdict is looked up in other tables.
_WINDOW_OF_VERDICTS = 500
MOST_COUNTED = 1000
_MOST_CHOICES = 500


class Sort(StrEnum):
    """The orders of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    LOWEST = "lowest"
    HIGHEST = "highest"
    LONGEST = "longest"
    SHORTEST = "shortest"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last call of a page: what it is ordered by, and its id."""

    value: datetime | float
    call_id: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some calls; `after` leads to the next page, `looked_through` says that few of many fit."""

    rows: Sequence[CallRow]
    after: Cursor | None
    looked_through: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many calls there are; `more`: at least so many."""

    number: int
    more: bool


@dataclass(frozen=True, slots=True)
class _Order:
    key: InstrumentedAttribute[Any]
    falls: bool

    def beyond(self, cursor: Cursor) -> ColumnElement[bool]:
        place = tuple_(self.key, CallRow.id)
        end = tuple_(*_bound(self, cursor))
        return place < end if self.falls else place > end

    def up_to(self, cursor: Cursor) -> ColumnElement[bool]:
        place = tuple_(self.key, CallRow.id)
        end = tuple_(*_bound(self, cursor))
        return place >= end if self.falls else place <= end

    def clauses(self) -> Iterator[ColumnElement[Any]]:
        for column in (self.key, CallRow.id):
            yield column.desc() if self.falls else column.asc()


_ORDERS = {
    Sort.NEWEST: _Order(CallRow.started_at, falls=True),
    Sort.OLDEST: _Order(CallRow.started_at, falls=False),
    Sort.LOWEST: _Order(CallRow.counted_score, falls=False),
    Sort.HIGHEST: _Order(CallRow.counted_score, falls=True),
    Sort.LONGEST: _Order(CallRow.duration_seconds, falls=True),
    Sort.SHORTEST: _Order(CallRow.duration_seconds, falls=False),
}


def read_page(
    session: Session, wanted: CallFilter, sort: Sort, *, limit: int, after: Cursor | None = None
) -> Page:
    """The calls after a cursor. An order by score or length leaves out calls that have none."""
    order = _ORDERS[sort]
    edge = _edge(session, wanted, order, after)
    rows = session.scalars(
        select(CallRow)
        .where(*_between(wanted, order, after, edge))
        .order_by(*order.clauses())
        .limit(limit + 1)
    ).all()
    if len(rows) > limit:
        return Page(rows[:limit], _cursor(session, order, rows[limit - 1]))
    return Page(rows, edge, looked_through=edge is not None)


def count_calls(
    session: Session, wanted: CallFilter, sort: Sort, first: Page | None = None
) -> Count:
    """How many calls an order has, as far as that is quickly told; `first` is its first page."""
    if first is not None and (first.after is None or first.looked_through):
        return Count(len(first.rows), first.looked_through)
    order = _ORDERS[sort]
    edge = _edge(session, wanted, order, None)
    some = select(CallRow.id).where(*_between(wanted, order, None, edge)).limit(MOST_COUNTED + 1)
    number = session.scalar(select(func.count()).select_from(some.subquery())) or 0
    return Count(min(number, MOST_COUNTED), number > MOST_COUNTED or edge is not None)


def choices(session: Session, column: InstrumentedAttribute[Any]) -> list[str]:
    """Every value of an indexed column, in order; one look-up a value rather than one a call."""
    seen = select(func.min(column).label("value")).cte("seen", recursive=True)
    following = select(func.min(column)).where(column > seen.c.value).scalar_subquery()
    seen = seen.union_all(select(following).where(seen.c.value.is_not(None)))
    query = select(seen.c.value).where(seen.c.value.is_not(None)).limit(_MOST_CHOICES)
    return [str(value) for value in session.scalars(query) if value]


def _lead(wanted: CallFilter, order: _Order) -> InstrumentedAttribute[Any] | None:
    """The column that an index narrows an order to beforehand."""
    if wanted.agent is not None or wanted.reviewed_agent is not None:
        return CallRow.agent
    if order.key is not CallRow.started_at:
        return None
    if wanted.queue is not None:
        return CallRow.queue
    return CallRow.state if wanted.state is not None else None


def _walked(
    wanted: CallFilter, order: _Order, after: Cursor | None
) -> Iterator[ColumnElement[bool]]:
    """What the order's index knows of a call."""
    yield order.key.is_not(None)
    if after is not None:
        yield order.beyond(after)
    lead = _lead(wanted, order)
    known = CallFilter(
        agent=wanted.agent if lead is CallRow.agent else None,
        queue=wanted.queue if lead is CallRow.queue else None,
        state=wanted.state if lead is CallRow.state else None,
        since=wanted.since if order.key is CallRow.started_at else None,
        until=wanted.until if order.key is CallRow.started_at else None,
    )
    yield from conditions(known, order.key, *((lead,) if lead else ()))
    if lead is CallRow.agent and wanted.reviewed_agent is not None:
        yield CallRow.agent == wanted.reviewed_agent


def _edge(
    session: Session, wanted: CallFilter, order: _Order, after: Cursor | None
) -> Cursor | None:
    """The last call that a page may look at; None when it may look at all that are left."""
    window = WINDOW if wanted.criterion is None else _WINDOW_OF_VERDICTS
    query = select(order.key, CallRow.id).where(*_walked(wanted, order, after))
    last = session.execute(query.order_by(*order.clauses()).offset(window - 1).limit(1)).first()
    return Cursor(last[0], last[1]) if last else None


def _between(
    wanted: CallFilter, order: _Order, after: Cursor | None, edge: Cursor | None
) -> Iterator[ColumnElement[bool]]:
    lead = _lead(wanted, order)
    yield order.key.is_not(None)
    yield from conditions(wanted, order.key, *((lead,) if lead else ()))
    if after is not None:
        yield order.beyond(after)
    if edge is not None:
        yield order.up_to(edge)


def _bound(order: _Order, cursor: Cursor) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return literal(cursor.value, order.key.type), literal(cursor.call_id)


def _cursor(session: Session, order: _Order, row: CallRow) -> Cursor:
    value = session.scalar(select(order.key).where(CallRow.id == row.id))
    return Cursor(cast("datetime | float", value), row.id)
