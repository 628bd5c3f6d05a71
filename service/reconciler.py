"""Brings back what the queue lost: waiting calls go on it again, abandoned ones start over."""

import logging
import threading
from datetime import timedelta

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from service.config import Settings
from service.errors import AppError
from service.jobs import FETCH_QUEUE, Queue
from service.services import Services
from service.storage import fetches, leases
from service.storage.session import Database
from service.storage.tables.base import utc_now

_LOG = logging.getLogger(__name__)
# Long enough for a worker to claim what it has just taken from the queue.
_SETTLING_SECONDS = 30


def reconcile(settings: Settings, database: Database, queue: Queue) -> int:
    """Put every call on the queue that should be there; how many. Any process may do this.

    An id that was sent is sent again only when no worker is going to see it: the queue is
    empty, or has given out what was sent after it. A second delivery does no harm, since a
    call is claimed in the database.
    """
    with database.transaction() as session:
        leases.recover_abandoned(session, max_attempts=settings.max_attempts)
    queue_is_empty = queue.waiting() == 0
    with database.transaction() as session:
        given_out = utc_now() if queue_is_empty else leases.newest_claimed(session)
        before = given_out - _settling(settings) if given_out else None
        waiting = leases.waiting_ids(session, enqueued_before=before)
    return sum(queue.enqueue(call_id) for call_id in waiting)


def reconcile_fetches(settings: Settings, database: Database, queue: Queue) -> int:
    """Put every fetch on its queue that is due or was left behind; how many."""
    with database.transaction() as session:
        fetches.recover_abandoned(session)
    before = utc_now() - _settling(settings) if queue.waiting(FETCH_QUEUE) == 0 else None
    with database.transaction() as session:
        due = fetches.due_ids(session, enqueued_before=before)
    return sum(queue.enqueue_fetch(call_id) for call_id in due)


def _settling(settings: Settings) -> timedelta:
    return timedelta(seconds=min(_SETTLING_SECONDS, settings.lease_seconds))


class Reconciler(threading.Thread):
    """Reconciles every few seconds for as long as the process lives."""

    def __init__(self, services: Services) -> None:
        super().__init__(name="reconciler", daemon=True)
        self._services = services
        self._stopped = threading.Event()

    def run(self) -> None:
        """Reconcile until stopped; a queue or database that is away is tried again."""
        services = self._services
        pause_seconds = min(15.0, services.settings.lease_seconds / 2)
        while not self._stopped.is_set():
            try:
                reconcile_fetches(services.settings, services.database, services.queue)
                reconcile(services.settings, services.database, services.queue)
            except (AppError, OperationalError, RedisError, OSError) as error:
                _LOG.warning("Reconciling failed and is tried again: %s", error)
            self._stopped.wait(pause_seconds)

    def stop(self) -> None:
        """End after the current round."""
        self._stopped.set()
