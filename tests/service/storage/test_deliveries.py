"""The log of deliveries stays small, whoever sends whatever, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from service.storage import deliveries, sources
from service.storage.session import Database
from service.storage.tables import DeliveryRow, Outcome
from service.storage.tables.base import utc_now


@pytest.fixture(autouse=True)
def phone_systems(database: Database) -> None:
    with database.transaction() as session:
        sources.add_source(session, "pbx")
        sources.add_source(session, "other")


def note(database: Database, source_id: int = 1, **columns: object) -> None:
    values = {"outcome": Outcome.ACCEPTED, "kind": "generic", "reason": "", **columns}
    with database.transaction() as session:
        deliveries.note(session, DeliveryRow(source_id=source_id, **values))


def count(database: Database, source_id: int = 1) -> int:
    query = select(func.count(DeliveryRow.id)).where(DeliveryRow.source_id == source_id)
    with database.transaction() as session:
        return session.scalar(query) or 0


def test_a_source_keeps_its_newest_and_leaves_others_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "MOST_A_SOURCE", 60)
    note(database, source_id=2)
    for number in range(150):
        note(database, external_id=str(number))
    with database.transaction() as session:
        newest = deliveries.newest(session, 1, 1)[0]
    assert 60 <= count(database) < 60 + 50
    assert newest.external_id == "149"
    assert count(database, source_id=2) == 1


def test_what_is_older_than_a_month_goes(database: Database) -> None:
    note(database, at=utc_now() - timedelta(days=31))
    note(database)
    with database.transaction() as session:
        deliveries.tidy(session, 1)
    assert count(database) == 1


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOTED])
def test_the_same_news_is_counted_in_one_line(database: Database, outcome: Outcome) -> None:
    for number in range(20):
        note(database, outcome=outcome, reason=("wrong", "old")[number % 2])
    with database.transaction() as session:
        lines = deliveries.newest(session, 1, 10)
    assert [line.times for line in lines] == [10, 10]


def test_tests_do_not_count_as_activity(database: Database) -> None:
    note(database, is_test=True, outcome=Outcome.NOTED)
    with database.transaction() as session:
        assert deliveries.activity(session, 1, utc_now()).newest is None


def test_a_removed_source_takes_its_log_along(database: Database) -> None:
    note(database)
    with database.transaction() as session:
        sources.remove_source(session, "pbx")
    assert count(database) == 0
