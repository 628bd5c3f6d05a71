"""A recording that was fetched gets its place, under the lease's token."""

from sqlalchemy.orm import Session

from service.crash_points import CrashPoint, pass_crash_point
from service.storage import fetches
from service.storage.fetches import FetchLease
from service.storage.late_sounds import Place, keep_sound
from service.storage.recordings import Received
from service.storage.tables import CallRow
from workers.fetching.runtime import FetchRuntime


def keep_recording(
    runtime: FetchRuntime, lease: FetchLease, received: Received, *, attempt: int
) -> bool:
    """Store the sound and let its call wait for scoring; False when it must not be scored."""

    def lock(session: Session) -> CallRow | None:
        pass_crash_point(CrashPoint.KEPT, runtime.settings.crash_at)
        return fetches.locked_call(session, lease)

    place = Place(runtime.database, runtime.store, runtime.settings.same_sound == "one")
    kept = keep_sound(place, received, _key(lease.call_id, attempt), lock)
    for earlier in range(1, attempt):  # what a try left behind that died in the middle
        runtime.store.delete(_key(lease.call_id, earlier))
    return kept


def _key(call_id: str, attempt: int) -> str:
    """Another for each try: a worker that lost its lease never writes over what another kept."""
    return f"{call_id[:2]}/{call_id}.{attempt}"
