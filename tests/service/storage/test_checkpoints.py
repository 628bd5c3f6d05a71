"""Checkpoints are written by the worker that holds the call, read by the next, and then gone."""

import pytest

from service.storage import leases
from service.storage.checkpoints import (
    Checkpoint,
    forget_all_checkpoints,
    forget_checkpoints,
    keep_checkpoint,
    kept_checkpoints,
    progress_kept,
)
from service.storage.leases import Lease
from service.storage.session import Database
from service.storage.tables import CallRow, CheckpointRow


@pytest.fixture
def lease(database: Database) -> Lease:
    with database.transaction() as session:
        session.add(
            CallRow(id="a", sha256="a" * 64, storage_key="a", file_name="a.wav", size_bytes=1)
        )
    return _claim(database)


def _claim(database: Database) -> Lease:
    with database.transaction() as session:
        lease = leases.claim(session, "a", seconds=-1)
    assert lease is not None
    return lease


def _keep(database: Database, lease: Lease, first: int, key: str = "k") -> bool:
    words = [[["yes", 0.1 * first, 0.4, 0.913]], []]
    with database.transaction() as session:
        return keep_checkpoint(session, lease, Checkpoint(key, first, words, 0.1 * (first + 2)))


def _kept(database: Database, key: str = "k") -> list[int]:
    with database.transaction() as session:
        return [c.first for c in kept_checkpoints(session, "a", key)]


def test_what_one_worker_kept_the_next_one_finds(database: Database, lease: Lease) -> None:
    assert _keep(database, lease, 0)
    assert _keep(database, lease, 2)
    _claim(database)
    with database.transaction() as session:
        first, second = kept_checkpoints(session, "a", "k")
        assert first.words == [[["yes", 0.0, 0.4, 0.913]], []]
        assert (second.first, progress_kept(session, "a")) == (2, pytest.approx(0.4))


def test_a_worker_that_lost_the_call_keeps_and_drops_nothing(
    database: Database, lease: Lease
) -> None:
    _keep(database, lease, 0)
    _claim(database)
    assert not _keep(database, lease, 2)
    with database.transaction() as session:
        forget_checkpoints(session, lease, but_key="other")
    assert _kept(database) == [0]


def test_what_follows_a_gap_is_not_used(database: Database, lease: Lease) -> None:
    _keep(database, lease, 0)
    _keep(database, lease, 4)
    assert _kept(database) == [0]


def test_the_same_checkpoint_twice_is_one(database: Database, lease: Lease) -> None:
    assert _keep(database, lease, 0)
    assert _keep(database, lease, 0)
    assert _kept(database) == [0]


def test_what_another_engine_heard_is_not_used(database: Database, lease: Lease) -> None:
    _keep(database, lease, 0)
    assert _kept(database, "another") == []
    with database.transaction() as session:
        forget_checkpoints(session, lease, but_key="another")
    assert _kept(database) == []


@pytest.mark.parametrize("way", ["finished", "deleted"])
def test_they_go_with_the_result_and_with_the_call(
    database: Database, lease: Lease, way: str
) -> None:
    _keep(database, lease, 0)
    with database.transaction() as session:
        if way == "finished":
            forget_all_checkpoints(session, "a")
        else:
            session.delete(session.get_one(CallRow, "a"))
    with database.transaction() as session:
        assert session.query(CheckpointRow).count() == 0
