"""The one way in: a recording is durable, then its row is, and only then the sender hears yes."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy.exc import IntegrityError

from service.config import Settings
from service.jobs import Queue
from service.storage import calls
from service.storage.calls import CallDetails
from service.storage.recordings import Received, RecordingStore, receive
from service.storage.session import Database
from service.storage.tables import CallRow, GivenTranscriptRow
from service.storage.tables.base import utc_now


@dataclass(frozen=True, slots=True)
class Accepted:
    """The call that a recording became; `duplicate` when it was there before."""

    call_id: str
    duplicate: bool


@dataclass(frozen=True, slots=True)
class Intake:
    """What accepting a recording needs."""

    settings: Settings
    database: Database
    store: RecordingStore
    queue: Queue

    def accept(self, stream: IO[bytes], details: CallDetails) -> Accepted:
        """Store a recording and queue it; the same recording leads to the existing call.

        Raises `InvalidInput` (empty), `TooLarge`, `StorageFull`, or `TransientError` when
        the database is away; nothing is left behind then.
        """
        received = receive(
            stream,
            self._incoming,
            limit_bytes=self.settings.max_upload_bytes,
            keep_free_bytes=self.settings.keep_free_bytes,
        )
        try:
            accepted = self._add(received, details)
        finally:
            received.path.unlink(missing_ok=True)
        if not accepted.duplicate:
            self.queue.enqueue(accepted.call_id)
        return accepted

    @property
    def _incoming(self) -> Path:
        return self.settings.data_dir / "incoming"

    def _add(self, received: Received, details: CallDetails) -> Accepted:
        if existing := self._existing(received, details):
            return Accepted(existing, duplicate=True)
        call_id = calls.new_call_id()
        key = f"{call_id[:2]}/{call_id}"
        self.store.keep(received.path, key)
        try:
            with self.database.transaction() as session:
                session.add(_row(call_id, key, received, details))
        except IntegrityError:  # the same recording came in meanwhile
            self.store.delete(key)
            existing = self._existing(received, details)
            if existing is None:
                raise
            return Accepted(existing, duplicate=True)
        except BaseException:
            self._delete_unless_added(call_id, key)
            raise
        return Accepted(call_id, duplicate=False)

    def _delete_unless_added(self, call_id: str, key: str) -> None:
        """A commit whose answer was lost may have happened: then the row needs its file."""
        with suppress(Exception), self.database.transaction() as session:
            if session.get(CallRow, call_id) is None:
                self.store.delete(key)

    def _existing(self, received: Received, details: CallDetails) -> str | None:
        source_id, external_id = details.source_id, details.external_id
        with self.database.transaction() as session:
            if source_id is not None and external_id:
                row = calls.find_by_external_id(session, source_id, external_id)
                if row:
                    return row.id
            row = calls.find_by_sha256(session, received.sha256)
            if row and row.source_id is None and source_id is not None:
                # Uploaded by hand before: from now on the phone system may ask for it too.
                row.source_id, row.external_id = source_id, external_id
            return row.id if row else None


def _row(call_id: str, key: str, received: Received, details: CallDetails) -> CallRow:
    return CallRow(
        id=call_id,
        sha256=received.sha256,
        storage_key=key,
        file_name=details.file_name[-255:],
        size_bytes=received.size_bytes,
        source_id=details.source_id,
        external_id=details.external_id,
        agent=details.agent,
        queue=details.queue,
        caller_number=details.caller_number,
        direction=details.direction,
        agent_channel=details.agent_channel,
        started_at=details.started_at or utc_now(),
        given_transcript=_given(details),
    )


def _given(details: CallDetails) -> GivenTranscriptRow | None:
    given = details.transcript
    if given is None:
        return None
    return GivenTranscriptRow(name=given.name[-255:], form=given.form, text=given.text)
