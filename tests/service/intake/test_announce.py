"""Announced recordings are calls at once: all of an announcement or none, and each only once."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.config import Settings
from service.intake.announced import Announced
from service.services import Services
from service.storage import fetches, sources
from service.storage.calls import CallDetails, get_call
from service.storage.fetches import MOST_ATTEMPTS
from service.storage.tables import CallRow, CallState, FetchRow
from service.storage.tables.base import utc_now
from tests.databases import lay_schema, new_postgres_url
from tests.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    settings = Settings().with_data_dir(tmp_path / "data")
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        settings = replace(settings, database_url=new_postgres_url(postgres))
    services = Services.build(settings)
    lay_schema(services.database)
    with services.database.transaction() as session:
        sources.add_source(session, "pbx")
    yield services
    services.close()


def recording(external_id: str, source_id: int = 1) -> Announced:
    details = CallDetails(file_name="a.wav", source_id=source_id, external_id=external_id)
    return Announced(url=f"https://pbx.example/{external_id}", details=details)


def count(services: Services) -> tuple[int, int]:
    with services.database.transaction() as session:
        calls = session.scalar(select(func.count(CallRow.id)))
        return calls or 0, session.scalar(select(func.count(FetchRow.call_id))) or 0


def test_several_recordings_become_a_call_each(services: Services) -> None:
    accepted = services.intake.announce([recording("1"), recording("2"), recording("1")])
    assert [each.duplicate for each in accepted] == [False, False, True]
    assert accepted[0].call_id == accepted[2].call_id
    assert count(services) == (2, 2)


def test_one_that_cannot_be_added_keeps_the_others_out(services: Services) -> None:
    with pytest.raises(IntegrityError):
        services.intake.announce([recording("1"), recording("2", source_id=99)])
    assert count(services) == (0, 0)


def test_fifty_at_once_make_one_call(services: Services) -> None:
    together = threading.Barrier(50)
    found: list[str] = []

    def announce() -> None:
        together.wait()
        found.append(services.intake.announce([recording("1")])[0].call_id)

    threads = [threading.Thread(target=announce) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 50
    assert len(set(found)) == 1
    assert count(services) == (1, 1)


def test_a_worker_that_is_gone_gives_the_fetch_back_and_the_last_try_ends_it(
    services: Services,
) -> None:
    (accepted,) = services.intake.announce([recording("1")])
    with services.database.transaction() as session:
        assert fetches.claim(session, accepted.call_id, seconds=60)
        assert fetches.due_ids(session, enqueued_before=utc_now()) == []
        _make_past(session)
    with services.database.transaction() as session:
        fetches.recover_abandoned(session)
        assert fetches.due_ids(session, enqueued_before=None) == [accepted.call_id]
        session.execute(update(FetchRow).values(attempts=MOST_ATTEMPTS))
        fetches.recover_abandoned(session)
        call = get_call(session, accepted.call_id)
        session.refresh(call)
        assert (call.state, call.error_code) == (CallState.FAILED, "fetch_worker_lost")


def test_only_one_worker_is_given_a_fetch(services: Services) -> None:
    (accepted,) = services.intake.announce([recording("1")])
    with services.database.transaction() as session:
        first = fetches.claim(session, accepted.call_id, seconds=60)
        assert first
        assert fetches.claim(session, accepted.call_id, seconds=60) is None
        _make_past(session)
        second = fetches.claim(session, accepted.call_id, seconds=60)
        assert second
        assert fetches.locked_call(session, first) is None
        assert fetches.locked_call(session, second)
        assert fetches.locked_without_sound(session, accepted.call_id)
        assert not fetches.renew(session, first)


def _make_past(session: Session) -> None:
    past = utc_now() - timedelta(seconds=1)
    session.execute(update(FetchRow).values(lease_expires_at=past))
