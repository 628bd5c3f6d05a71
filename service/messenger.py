"""Sends what is to be told of calls: looks every few seconds what is due, four at a time.

Any number of processes may do this; a lease in the database keeps a notice from being sent
by two of them. A process that dies while sending leaves the notice to be sent again, so a
receiver may see one twice, with the same id.
"""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from service.errors import AppError
from service.notices import WAYS, Message, Refused, Unheard
from service.notices.post import Poster
from service.outgoing.destinations import Destinations
from service.outgoing.errors import Stopped
from service.services import Services
from service.storage import dispatches
from service.storage.tables import DispatchRow, NoticeKind
from service.storage.tables.base import utc_now

_LOG = logging.getLogger(__name__)
_PAUSE_SECONDS = 2.0
_AT_ONCE = 4
# Well above what one attempt may take by post or by mail.
_LEASE_SECONDS = 180
_FORGET_EVERY_ROUNDS = 1800


class Messenger(threading.Thread):
    """Sends due notices for as long as the process lives."""

    def __init__(self, services: Services) -> None:
        super().__init__(name="messenger", daemon=True)
        self._services = services
        self._stopped = threading.Event()
        self._poster = Poster(
            Destinations.read(services.settings.notify_allow, ""), stopping=self._stopped
        )

    def run(self) -> None:
        """Send until stopped; a database that is away is asked again."""
        rounds = 0
        while not self._stopped.is_set():
            try:
                while self.send_due() and not self._stopped.is_set():
                    continue
                if rounds % _FORGET_EVERY_ROUNDS == 0:
                    self._forget_old()
            except AppError as error:
                _LOG.warning("Sending notices failed and is tried again: %s", error)
            rounds += 1
            self._stopped.wait(_PAUSE_SECONDS)

    def send_due(self) -> int:
        """Send what is due now; how many attempts were made."""
        with self._services.database.transaction() as session:
            due = dispatches.claim_due(session, seconds=_LEASE_SECONDS, limit=_AT_ONCE)
        if due:
            self._send_all(due)
        return len(due)

    def stop(self) -> None:
        """End after the current attempts."""
        self._stopped.set()

    def _send_all(self, due: Sequence[DispatchRow]) -> None:
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="notice") as pool:
            for future in [pool.submit(self._send, row) for row in due]:
                future.result()

    def _send(self, row: DispatchRow) -> None:
        try:
            answer = WAYS[row.receiver.kind](self._message(row))
        except Refused as error:
            self._refused(row, error)
        except Unheard as error:
            self._later(row, error.message, error.pause_seconds)
        except Stopped as error:
            self._later(row, error.message, 0.0)
        except Exception:  # noqa: BLE001 - the last resort: the notice must be tried again
            _LOG.exception("Notice %s could not be sent", row.notice_id)
            self._later(row, "Something unexpected went wrong; the log says what.", 0.0)
        else:
            with self._services.database.transaction() as session:
                dispatches.note_arrived(session, row.id, answer)

    def _refused(self, row: DispatchRow, error: Refused) -> None:
        with self._services.database.transaction() as session:
            dispatches.note_given_up(session, row.id, error.message)
            if error.for_good:
                dispatches.stop_receiver(session, row.receiver_id, error.message)

    def _later(self, row: DispatchRow, answer: str, pause_seconds: float) -> None:
        _LOG.info("Notice %s, attempt %s: %s", row.notice_id, row.attempts, answer)
        with self._services.database.transaction() as session:
            dispatches.put_off(session, row, answer, at_least_seconds=pause_seconds)

    def _message(self, row: DispatchRow) -> Message:
        receiver, notice = row.receiver, row.notice
        return Message(
            id=notice.id,
            kind=NoticeKind(notice.kind),
            at=notice.at,
            now=utc_now(),
            payload=notice.payload,
            address=receiver.address,
            secrets=tuple(s for s in (receiver.secret, receiver.old_secret) if s),
            settings=self._services.settings,
            post=self._poster.post,
        )

    def _forget_old(self) -> None:
        with self._services.database.transaction() as session:
            dispatches.forget_old(session)
