"""A query becomes a filter; what cannot be read is named."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from service.errors import InvalidInput
from service.storage.calls import CallFilter
from service.storage.tables import CallState
from service.web.filters import filter_from_query, query_of


def test_every_part_of_the_query_is_read() -> None:
    query = {
        "agent": " Mo ",
        "since": "2026-03-01",
        "until": "2026-03-31",
        "min_score": "40",
        "max_score": "62.5",
        "state": "scored",
        "fallback": "1",
    }
    assert filter_from_query(query) == CallFilter(
        agent="Mo",
        since=datetime(2026, 3, 1, tzinfo=UTC),
        until=datetime(2026, 4, 1, tzinfo=UTC),
        lowest_score=40.0,
        highest_score=62.5,
        state=CallState.SCORED,
        fallback_only=True,
    )


def test_empty_values_leave_everything_open() -> None:
    query = {"agent": "", "since": " ", "min_score": "", "state": ""}
    assert filter_from_query(query) == CallFilter()
    assert query_of(query) == {}


def test_days_begin_at_midnight_of_the_zone() -> None:
    wanted = filter_from_query({"since": "2026-07-01"}, ZoneInfo("Europe/Berlin"))
    assert wanted.since == datetime(2026, 6, 30, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"since": "31.3.2026"}, "is no date"),
        ({"since": "0001-01-01"}, "too far away"),
        ({"until": "9999-12-31"}, "too far away"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "Swap"),
        ({"min_score": "high"}, "is no score"),
        ({"min_score": "nan"}, "from 0 to 100"),
        ({"max_score": "101"}, "from 0 to 100"),
        ({"min_score": "70", "max_score": "60"}, "Swap"),
        ({"state": "lost"}, "There is no state"),
    ],
)
def test_what_cannot_be_read_is_named(query: dict[str, str], says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        filter_from_query(query)
