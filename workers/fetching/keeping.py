"""A recording that was fetched gets its place, and its call goes on, under the lease's token."""

from contextlib import suppress

from sqlalchemy.exc import IntegrityError

from service.storage import calls, fetches
from service.storage.fetches import FetchLease
from service.storage.recordings import Received
from service.storage.tables import CallRow
from workers.fetching.runtime import FetchRuntime


def keep_recording(runtime: FetchRuntime, lease: FetchLease, received: Received) -> bool:
    """Store the sound and let its call wait for scoring; False when it must not be scored.

    That is so when another worker was given the fetch, or another call has the same sound.
    """
    if _ends_as_duplicate(runtime, lease, received):
        return False
    # The token in the name: a worker that lost its lease never writes over what another kept.
    key = f"{lease.call_id[:2]}/{lease.call_id}-{lease.token[:8]}"
    runtime.store.keep(received.path, key)
    try:
        kept = _give_sound(runtime, lease, received, key)
    except IntegrityError:  # the same sound came in meanwhile
        runtime.store.delete(key)
        _ends_as_duplicate(runtime, lease, received)
        return False
    except BaseException:
        _delete_unless_kept(runtime, lease, key)
        raise
    if not kept:
        runtime.store.delete(key)
    return kept


def _one_call_a_sound(runtime: FetchRuntime) -> bool:
    return runtime.settings.same_sound == "one"


def _ends_as_duplicate(runtime: FetchRuntime, lease: FetchLease, received: Received) -> bool:
    if not _one_call_a_sound(runtime):
        return False
    with runtime.database.transaction() as session:
        other = calls.find_by_sha256(session, received.sha256)
        row = fetches.locked_call(session, lease) if other else None
        if other is None or row is None:
            return False
        fetches.end_as_duplicate(session, row, other.id)
    return True


def _give_sound(runtime: FetchRuntime, lease: FetchLease, received: Received, key: str) -> bool:
    with runtime.database.transaction() as session:
        row = fetches.locked_call(session, lease)
        if row is None:
            return False
        row.storage_key, row.sha256 = key, received.sha256
        row.unique_sha256 = received.sha256 if _one_call_a_sound(runtime) else None
        row.size_bytes = received.size_bytes
        fetches.end_with_sound(session, row)
    return True


def _delete_unless_kept(runtime: FetchRuntime, lease: FetchLease, key: str) -> None:
    """A commit whose answer was lost may have happened: then the row needs its file."""
    with suppress(Exception), runtime.database.transaction() as session:
        row = session.get(CallRow, lease.call_id)
        if row is None or row.storage_key != key:
            runtime.store.delete(key)
