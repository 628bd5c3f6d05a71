"""Sounds that come after their call: each gets its place, and its call goes on, or ends here."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.storage import calls, fetches
from service.storage.recordings import Received, RecordingStore
from service.storage.session import Database
from service.storage.tables import CallRow

# The call, locked for its sound; None when somebody else was faster.
Lock = Callable[[Session], CallRow | None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where sounds are kept, and whether one sound may belong to several calls."""

    database: Database
    store: RecordingStore
    one_call_a_sound: bool


def keep_sound(place: Place, received: Received, key: str, lock: Lock) -> bool:
    """Store the sound and let its call wait for scoring; False when it must not be scored.

    That is so when somebody else was faster, or another call has the same sound.
    """
    if _ends_as_duplicate(place, received, lock):
        return False
    place.store.keep(received.path, key)
    try:
        kept = _give_sound(place, received, key, lock)
    except IntegrityError:  # the same sound came in meanwhile
        place.store.delete(key)
        _ends_as_duplicate(place, received, lock)
        return False
    except BaseException:
        _delete_unless_kept(place, key)
        raise
    if not kept:
        _delete_unless_kept(place, key)
    return kept


def _ends_as_duplicate(place: Place, received: Received, lock: Lock) -> bool:
    if not place.one_call_a_sound:
        return False
    with place.database.transaction() as session:
        other = calls.find_by_sha256(session, received.sha256)
        row = lock(session) if other else None
        if other is None or row is None:
            return False
        fetches.end_as_duplicate(session, row, other.id)
    return True


def _give_sound(place: Place, received: Received, key: str, lock: Lock) -> bool:
    with place.database.transaction() as session:
        row = lock(session)
        if row is None:
            return False
        row.storage_key, row.sha256 = key, received.sha256
        row.unique_sha256 = received.sha256 if place.one_call_a_sound else None
        row.size_bytes = received.size_bytes
        fetches.end_with_sound(session, row)
    return True


def _delete_unless_kept(place: Place, key: str) -> None:
    """A commit whose answer was lost may have happened: then the row needs its file."""
    with suppress(Exception), place.database.transaction() as session:
        if not calls.has_storage_key(session, key):
            place.store.delete(key)
