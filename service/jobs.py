"""Names of tasks and queues, and putting a call's id on the queue after its row is committed."""

import logging
from contextlib import suppress

from celery import Celery
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from service.errors import TransientError
from service.storage import fetches, leases
from service.storage.session import Database

SCORE_QUEUE = "score"
SCORE_CALL = "callgrade.score_call"
FETCH_QUEUE = "fetch"
FETCH_RECORDING = "callgrade.fetch_recording"

_LOG = logging.getLogger(__name__)


class Queue:
    """Sends tasks by name. A queue that is away loses nothing: the database knows what waits."""

    def __init__(self, redis_url: str, database: Database) -> None:
        self._database = database
        self._celery = Celery(broker=redis_url, set_as_current=False)
        # A page must not hang on a broker that is away; the reconciler sends later.
        self._celery.conf.broker_transport_options = {
            "socket_connect_timeout": 2,
            "socket_timeout": 5,
            "max_retries": 0,
        }

    def enqueue(self, call_id: str) -> bool:
        """Send the call to the workers; False, logged, when the queue is away."""
        if not self._send(SCORE_CALL, SCORE_QUEUE, call_id):
            return False
        with self._database.transaction() as session:
            leases.mark_enqueued(session, call_id)
        return True

    def send_marked(self, call_id: str) -> bool:
        """Send a call whose row says already that it is on the queue; False, logged, when that is
        away, and then the row says so no more.
        """
        if self._send(SCORE_CALL, SCORE_QUEUE, call_id):
            return True
        # With the mark left the reconciler sends it too, only somewhat later.
        with suppress(TransientError), self._database.transaction() as session:
            leases.unmark_enqueued(session, call_id)
        return False

    def enqueue_fetch(self, call_id: str) -> bool:
        """Send the call to those who fetch recordings; False, logged, when the queue is away."""
        if not self._send(FETCH_RECORDING, FETCH_QUEUE, call_id):
            return False
        with self._database.transaction() as session:
            fetches.mark_enqueued(session, call_id)
        return True

    def waiting(self, queue: str = SCORE_QUEUE) -> int:
        """How many ids lie on the queue. Raises `redis.exceptions.RedisError` when it is away."""
        with self._celery.connection_for_read() as connection:
            return int(connection.default_channel.client.llen(queue))

    def _send(self, task: str, queue: str, call_id: str) -> bool:
        try:
            self._celery.send_task(task, [call_id], queue=queue, retry=False, ignore_result=True)
        except (OperationalError, RedisError, OSError) as error:
            _LOG.warning("The queue is away, the call waits in the database: %s", error)
            return False
        return True

    def close(self) -> None:
        """Give back the connections."""
        self._celery.close()
