"""What the queue lost is sent again, and what a dead worker held comes back, by whoever looks."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta

from service.config import Settings
from service.reconciler import reconcile
from service.storage import leases
from service.storage.session import Database
from service.storage.tables import CallRow, CallState
from service.storage.tables.base import utc_now

SETTINGS = Settings()
MINUTE = timedelta(minutes=1)


@dataclass
class LongQueue:
    """A queue that is never empty, as in a busy hour."""

    sent: list[str] = field(default_factory=list)

    def waiting(self) -> int:
        return 1000

    def enqueue(self, call_id: str) -> bool:
        self.sent.append(call_id)
        return True


def _add(database: Database, call_id: str, **columns: object) -> None:
    with database.transaction() as session:
        row = CallRow(id=call_id, sha256=call_id * 4, storage_key=call_id, file_name="a", **columns)
        session.add(row)


def test_an_id_that_others_overtook_is_sent_again_though_the_queue_is_long(
    database: Database,
) -> None:
    now = utc_now()
    _add(database, "lost", enqueued_at=now - 3 * MINUTE)
    _add(database, "next", enqueued_at=now)
    working = {"state": CallState.TRANSCRIBING, "lease_expires_at": now + MINUTE}
    _add(database, "later", enqueued_at=now - MINUTE, **working)
    queue = LongQueue()
    reconcile(SETTINGS, database, queue)  # type: ignore[arg-type]
    assert queue.sent == ["lost"]


def test_several_processes_may_look_at_once(database: Database) -> None:
    gone = {"state": CallState.TRANSCRIBING, "lease_expires_at": utc_now() - MINUTE}
    for number in range(20):
        _add(database, f"c{number}", attempts=3 if number < 5 else 1, **gone)

    def recover(_: int) -> int:
        with database.transaction() as session:
            return leases.recover_abandoned(session, max_attempts=3)

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(recover, range(4))) == 20
    with database.transaction() as session:
        assert len(leases.quarantined_ids(session)) == 5
        assert len(leases.waiting_ids(session, enqueued_before=None)) == 15


def test_a_lost_workers_call_is_back_within_a_minute() -> None:
    longest_pause_seconds = min(15.0, SETTINGS.lease_seconds / 2)
    assert SETTINGS.lease_seconds + longest_pause_seconds <= 60
