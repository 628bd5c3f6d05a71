"""Keeps the lease of a fetch for as long as the worker is at it."""

import logging
import threading

from service.errors import TransientError
from service.storage import fetches
from service.storage.fetches import FetchLease
from service.storage.session import Database

_LOG = logging.getLogger(__name__)


class Heartbeat:
    """Renews a lease from a thread of its own while the context lasts."""

    def __init__(self, database: Database, lease: FetchLease) -> None:
        self._database = database
        self._lease = lease
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._done.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._done.wait(self._lease.seconds / 4):
            try:
                with self._database.transaction() as session:
                    kept = fetches.renew(session, self._lease)
            except TransientError as error:
                _LOG.warning("The lease of call %s was not renewed: %s", self._lease.call_id, error)
            else:
                if not kept:  # what is fetched now will be refused, which does no harm
                    return
