"""A call is worked on by one worker at a time, and comes back when that worker is gone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from service.storage import leases
from service.storage.session import Database
from service.storage.tables import CallRow, CallState
from service.storage.tables.base import utc_now
from tests.databases import lay_schema


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'calls.sqlite3'}")
    lay_schema(database)
    yield database
    database.dispose()


def _add(database: Database, call_id: str = "a", **fields: object) -> None:
    with database.transaction() as session:
        row = CallRow(
            id=call_id, sha256=call_id * 4, storage_key=call_id, file_name="a.wav", size_bytes=1
        )
        for name, value in fields.items():
            setattr(row, name, value)
        session.add(row)


def _get(database: Database, call_id: str = "a") -> CallRow:
    with database.transaction() as session:
        row = session.get(CallRow, call_id)
        assert row is not None
        return row


def _claim(database: Database, seconds: int = 60) -> leases.Lease | None:
    with database.transaction() as session:
        return leases.claim(session, "a", seconds=seconds)


def test_a_waiting_call_is_claimed_once(database: Database) -> None:
    _add(database)
    assert _claim(database) is not None
    assert _claim(database) is None


def test_the_attempt_is_counted_before_the_work(database: Database) -> None:
    _add(database)
    _claim(database)
    assert _get(database).attempts == 1


def test_a_call_whose_lease_ran_out_can_be_claimed_by_another(database: Database) -> None:
    _add(database)
    _claim(database, seconds=-1)
    assert _claim(database) is not None


def test_a_worker_that_lost_its_lease_writes_nothing(database: Database) -> None:
    _add(database)
    late = _claim(database, seconds=-1)
    _claim(database)
    assert late is not None
    with database.transaction() as session:
        assert leases.locked_call(session, late) is None
        assert not leases.renew(session, late, state=CallState.SCORING, progress=0.5)
        assert not leases.mark_failed(session, late, code="x", message="y")
    assert _get(database).state == CallState.TRANSCRIBING


def test_an_abandoned_call_waits_again(database: Database) -> None:
    _add(database)
    _add(database, "b", state=CallState.SCORED, lease_expires_at=utc_now() - timedelta(hours=1))
    _claim(database, seconds=-1)
    with database.transaction() as session:
        leases.recover_abandoned(session, max_attempts=3)
    assert _get(database).state == CallState.STORED
    assert _get(database, "b").state == CallState.SCORED


def test_a_call_that_takes_down_its_worker_again_and_again_is_quarantined(
    database: Database,
) -> None:
    _add(database)
    for _ in range(3):
        _claim(database, seconds=-1)
        with database.transaction() as session:
            leases.recover_abandoned(session, max_attempts=3)
    row = _get(database)
    assert (row.state, row.error_code) == (CallState.QUARANTINED, "worker_lost")
    assert "stopped 3 times" in (row.error_message or "")


def test_a_call_whose_decoder_died_three_times_is_quarantined(database: Database) -> None:
    _add(database)
    cause = leases.Cause("decoder_crashed", "The decoder died.")
    states = []
    for _ in range(3):
        lease = _claim(database)
        assert lease is not None
        with database.transaction() as session:
            leases.put_back_after_crash(session, lease, cause, max_attempts=3)
        states.append(_get(database).state)
    assert states == [CallState.STORED, CallState.STORED, CallState.QUARANTINED]
    assert _get(database).error_message == "The decoder died."


def test_a_setback_lets_the_call_wait_and_spends_no_attempt(database: Database) -> None:
    _add(database)
    lease = _claim(database)
    assert lease is not None
    with database.transaction() as session:
        leases.put_off(session, lease, leases.Cause("away", "Away."), max_setbacks=5)
        assert leases.waiting_ids(session, enqueued_before=None) == []
    row = _get(database)
    assert (row.state, row.attempts, row.setbacks) == (CallState.STORED, 0, 1)
    assert _claim(database) is None


def test_setbacks_do_not_go_on_for_ever(database: Database) -> None:
    _add(database, setbacks=4)
    lease = _claim(database)
    assert lease is not None
    with database.transaction() as session:
        leases.put_off(session, lease, leases.Cause("away", "Away."), max_setbacks=5)
    row = _get(database)
    assert (row.state, row.error_message) == (CallState.QUARANTINED, "Away.")


def test_a_quarantined_call_starts_afresh_when_it_is_tried_again(database: Database) -> None:
    _add(database, state=CallState.QUARANTINED, attempts=3, setbacks=9, error_code="worker_lost")
    with database.transaction() as session:
        row = session.get(CallRow, "a")
        assert row is not None
        assert leases.score_again(row, transcribe=False)
    row = _get(database)
    assert (row.state, row.attempts, row.setbacks, row.error_code) == ("stored", 0, 0, None)


def test_a_lease_written_before_the_clock_was_set_back_holds_nothing_up(
    database: Database,
) -> None:
    _add(database)
    _claim(database, seconds=3600)
    with database.transaction() as session:
        assert leases.recover_abandoned(session, max_attempts=3) == 1
    assert _claim(database) is not None


def test_a_call_given_back_spends_no_attempt(database: Database) -> None:
    _add(database)
    lease = _claim(database)
    assert lease is not None
    with database.transaction() as session:
        leases.give_back(session, lease)
    row = _get(database)
    assert (row.state, row.attempts) == (CallState.STORED, 0)


def test_only_calls_that_the_queue_misses_are_sent_again(database: Database) -> None:
    _add(database, "a")
    _add(database, "b", enqueued_at=utc_now())
    _add(database, "c", state=CallState.SCORED)
    with database.transaction() as session:
        assert leases.waiting_ids(session, enqueued_before=None) == ["a"]
        later = utc_now() + timedelta(seconds=1)
        assert leases.waiting_ids(session, enqueued_before=later) == ["a", "b"]


def test_a_call_that_was_scored_before_keeps_its_score_when_another_try_fails(
    database: Database,
) -> None:
    _add(database, scored_at=utc_now(), score=90.0, transcribe_again=True)
    lease = _claim(database)
    assert lease is not None
    with database.transaction() as session:
        leases.mark_failed(session, lease, code="model_missing", message="No model.")
    row = _get(database)
    assert (row.state, row.score, row.error_message) == (CallState.SCORED, 90.0, "No model.")
    assert not row.transcribe_again
