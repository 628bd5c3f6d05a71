"""The one way in: a recording is durable, then its row is, and only then the sender hears yes."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from service.config import Settings
from service.crash_points import CrashPoint, pass_crash_point
from service.errors import TransientError
from service.intake.admission import check_admission
from service.intake.announced import Announced
from service.jobs import Queue
from service.storage import calls, fetches
from service.storage.calls import CallDetails
from service.storage.late_sounds import Place, keep_sound
from service.storage.recordings import Received, RecordingStore, receive
from service.storage.session import Database
from service.storage.tables import CallRow, CallState, GivenTranscriptRow
from service.storage.tables.base import utc_now

_LOG = logging.getLogger(__name__)
# Each try settles at least one race for the same recording.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Accepted:
    """The call that a recording became; `duplicate` when it was there before."""

    call_id: str
    duplicate: bool


# Writes a line about what was accepted, in the transaction that adds a new call.
Note = Callable[[Session, CallDetails, Accepted], None]


def no_note(_session: Session, _details: CallDetails, _accepted: Accepted) -> None:
    """For those who keep no log."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What accepting a recording needs."""

    settings: Settings
    database: Database
    store: RecordingStore
    queue: Queue

    def accept(self, stream: IO[bytes], details: CallDetails, note: Note = no_note) -> Accepted:
        """Store a recording and queue it; the same recording leads to the existing call.

        Raises `InvalidInput` (empty), `TooLarge`, `StorageFull`, `OverQuota`, `Busy`, or
        `TransientError` when the database is away; nothing is left behind then.
        """
        self._check_admission([details])
        received = receive(
            stream,
            self._incoming,
            limit_bytes=self.settings.max_upload_bytes,
            keep_free_bytes=self.settings.keep_free_bytes,
        )
        try:
            pass_crash_point(CrashPoint.RECEIVED, self.settings.crash_at)
            accepted = self._add(received, details, note)
        finally:
            received.path.unlink(missing_ok=True)
        pass_crash_point(CrashPoint.ADDED, self.settings.crash_at)
        if not accepted.duplicate:
            self.queue.send_marked(accepted.call_id)
        pass_crash_point(CrashPoint.ENQUEUED, self.settings.crash_at)
        return accepted

    def announce(self, announced: Sequence[Announced], note: Note = no_note) -> list[Accepted]:
        """Add a call for each recording that is still to be fetched, all of them or none.

        A repeat leads to the existing call. Raises `OverQuota`, `Busy`, or `TransientError`
        when the database is away.
        """
        self._check_admission([each.details for each in announced])
        added = self._announce(announced, note)
        for call_id in (each.call_id for each in added if each.fetch):
            # One refusal is enough to know that the queue is away; the rows wait for it to return.
            if not self.queue.enqueue_fetch(call_id):
                break
        return [Accepted(each.call_id, each.duplicate) for each in added]

    def _announce(self, announced: Sequence[Announced], note: Note) -> list["_Added"]:
        for tries_left in reversed(range(_TRIES)):
            try:
                with self.database.transaction() as session:
                    added = [_add_announced(session, each) for each in announced]
                    for each, one in zip(announced, added, strict=True):
                        _write(note, session, each.details, Accepted(one.call_id, one.duplicate))
                    return added
            except _NotNoted:
                note = no_note
            except IntegrityError:  # one of them was announced meanwhile: now it is found
                if not tries_left:
                    raise
        raise AssertionError("the last try returns or raises")

    def _check_admission(self, sent: Sequence[CallDetails]) -> None:
        """Look whether there is room, unless all of it is here already: repeats are always heard.

        Raises `OverQuota` or `Busy`.
        """
        with self.database.transaction() as session:
            new = [each for each in sent if not _is_known(session, each)]
            if new:
                check_admission(session, self.settings, new[0].source_id, utc_now())

    @property
    def _incoming(self) -> Path:
        return self.settings.data_dir / "incoming"

    @property
    def _one_call_a_sound(self) -> bool:
        return self.settings.same_sound == "one"

    def _add(self, received: Received, details: CallDetails, note: Note) -> Accepted:
        if existing := self._existing(received, details):
            duplicate = not self._is_its_sound(received, existing)
            return self._noted(details, Accepted(existing, duplicate), note)
        call_id = calls.new_call_id()
        key = _key(call_id)
        self.store.keep(received.path, key)
        pass_crash_point(CrashPoint.KEPT, self.settings.crash_at)
        try:
            try:
                self._insert(call_id, received, details, note)
            except _NotNoted:
                self._insert(call_id, received, details, no_note)
        except IntegrityError:  # the same recording came in meanwhile
            self.store.delete(key)
            existing = self._existing(received, details)
            if existing is None:
                raise
            return self._noted(details, Accepted(existing, duplicate=True), note)
        except BaseException:
            self._delete_unless_added(call_id, key)
            raise
        return Accepted(call_id, duplicate=False)

    def _insert(self, call_id: str, received: Received, details: CallDetails, note: Note) -> None:
        with self.database.transaction() as session:
            row = _row(call_id, details)
            row.sha256, row.size_bytes = received.sha256, received.size_bytes
            row.unique_sha256 = received.sha256 if self._one_call_a_sound else None
            row.storage_key, row.enqueued_at = _key(call_id), utc_now()
            session.add(row)
            session.flush()
            _write(note, session, details, Accepted(call_id, duplicate=False))
            pass_crash_point(CrashPoint.ADDING, self.settings.crash_at)

    def _noted(self, details: CallDetails, accepted: Accepted, note: Note) -> Accepted:
        try:
            with self.database.transaction() as session:
                note(session, details, accepted)
        except TransientError as error:
            _LOG.warning("A delivery could not be logged: %s", error.message)
        return accepted

    def _is_its_sound(self, received: Received, call_id: str) -> bool:
        """Whether the call was announced, and this is the sound that it still lacked."""
        with self.database.transaction() as session:
            if fetches.locked_without_sound(session, call_id) is None:
                return False
        place = Place(self.database, self.store, self._one_call_a_sound)
        return keep_sound(
            place,
            received,
            _key(call_id),
            lambda session: fetches.locked_without_sound(session, call_id),
        )

    def _delete_unless_added(self, call_id: str, key: str) -> None:
        """A commit whose answer was lost may have happened: then the row needs its file."""
        with suppress(Exception), self.database.transaction() as session:
            if session.get(CallRow, call_id) is None:
                self.store.delete(key)

    def _existing(self, received: Received, details: CallDetails) -> str | None:
        source_id, external_id = details.source_id, details.external_id
        with self.database.transaction() as session:
            if source_id is not None and external_id:
                known = calls.id_by_external_id(session, source_id, external_id)
                if known:
                    return known
            if not self._one_call_a_sound:
                return None
            row = calls.find_by_sha256(session, received.sha256)
            if row and row.source_id is None and source_id is not None:
                # Uploaded by hand before: from now on the phone system may ask for it too.
                row.source_id, row.external_id = source_id, external_id
            return row.id if row else None


@dataclass(frozen=True, slots=True)
class _Added:
    call_id: str
    duplicate: bool
    fetch: bool


class _NotNoted(Exception):  # noqa: N818 - it never leaves this module
    """The line about a call could not be written; nothing of its transaction was committed."""


def _write(note: Note, session: Session, details: CallDetails, accepted: Accepted) -> None:
    """The log is for finding faults: that it cannot be written is no reason to refuse."""
    try:
        note(session, details, accepted)
    except DBAPIError as error:
        raise _NotNoted from error


def _key(call_id: str) -> str:
    return f"{call_id[:2]}/{call_id}"


def _add_announced(session: Session, announced: Announced) -> _Added:
    details = announced.details
    if details.source_id is None or not details.external_id:
        raise ValueError("an announced recording needs its source and its id there")
    url, authorization = announced.url, announced.authorization
    row = calls.find_by_external_id(session, details.source_id, details.external_id)
    if row is not None:
        anew = fetches.announce_again(session, row, url, authorization)
        return _Added(row.id, duplicate=True, fetch=anew)
    row = _row(calls.new_call_id(), details)
    row.state = CallState.RECEIVED
    row.declared_seconds = announced.declared_seconds or details.declared_seconds
    session.add(row)
    session.flush()
    fetches.add_fetch(session, row.id, url, authorization)
    return _Added(row.id, duplicate=False, fetch=True)


def _is_known(session: Session, details: CallDetails) -> bool:
    source_id, external_id = details.source_id, details.external_id
    if source_id is None or not external_id:
        return False
    return calls.id_by_external_id(session, source_id, external_id) is not None


def _row(call_id: str, details: CallDetails) -> CallRow:
    return CallRow(
        id=call_id,
        file_name=details.file_name[-255:],
        source_id=details.source_id,
        external_id=details.external_id,
        declared_seconds=details.declared_seconds,
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
