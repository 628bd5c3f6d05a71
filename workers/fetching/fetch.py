"""One announced recording, from claim to its place or its reason: the task without Celery."""

import logging
import random
import secrets
from typing import IO

from service.crash_points import CrashPoint, pass_crash_point
from service.errors import PermanentError, TransientError
from service.outgoing.errors import Unanswered
from service.storage import fetches, sources
from service.storage.fetches import MOST_ATTEMPTS, PAUSES_SECONDS, FetchLease, Wanted
from service.storage.recordings import Received, receive
from workers.fetching.answers import recording_in
from workers.fetching.errors import Gone, NotPermitted, NotYet
from workers.fetching.heartbeat import Heartbeat
from workers.fetching.keeping import keep_recording
from workers.fetching.objects import is_object, open_object
from workers.fetching.refreshing import fresh_link
from workers.fetching.runtime import FetchRuntime

_LOG = logging.getLogger(__name__)
# When the trouble is on our side: the try does not count.
_OWN_TROUBLE_PAUSE_SECONDS = 60.0
# Twelve tries at the same second would meet the phone system's limit together again.
_JITTER = 0.1


def fetch_recording(runtime: FetchRuntime, call_id: str) -> None:
    """Claim the fetch, try once and note how it went; returns when it is not to be had."""
    with runtime.database.transaction() as session:
        lease = fetches.claim(session, call_id, seconds=runtime.settings.lease_seconds)
        wanted = fetches.wanted(session, lease) if lease else None
    if lease is None or wanted is None:
        _LOG.info("The recording of call %s is not to be fetched now", call_id)
        return
    try:
        with Heartbeat(runtime.database, lease):
            received = _receive(runtime, wanted, call_id)
            kept = _keep(runtime, lease, received, wanted.attempt)
    except (NotYet, Unanswered) as error:
        _try_later(runtime, lease, wanted, error)
    except PermanentError as error:
        _give_up(runtime, lease, error.code, error.message)
    except TransientError as error:
        _LOG.warning("Fetching call %s waits: %s", call_id, error)
        _give_back(runtime, lease)
    except Exception:  # noqa: BLE001 - the last resort of the task: the call must end visibly
        _note_bug(runtime, lease)
    else:
        pass_crash_point(CrashPoint.ADDED, runtime.settings.crash_at)
        if kept:
            runtime.queue.send_marked(call_id)


def _keep(runtime: FetchRuntime, lease: FetchLease, received: Received, attempt: int) -> bool:
    try:
        pass_crash_point(CrashPoint.RECEIVED, runtime.settings.crash_at)
        return keep_recording(runtime, lease, received, attempt=attempt)
    finally:
        received.path.unlink(missing_ok=True)


def _receive(runtime: FetchRuntime, wanted: Wanted, call_id: str) -> Received:
    try:
        return _download(runtime, wanted, wanted.url)
    except (NotPermitted, Gone):
        link = fresh_link(runtime, wanted, call_id)
        if link is None:
            raise
        _LOG.info("The link of call %s had run out, and the phone system gave another", call_id)
        return _download(runtime, wanted, link)


def _download(runtime: FetchRuntime, wanted: Wanted, url: str) -> Received:
    limit_bytes = runtime.settings.max_upload_bytes
    if is_object(url):
        with open_object(url, wanted.authorization, limit_bytes=limit_bytes) as stream:
            return _received(runtime, stream)
    authorization = _authorization(runtime, wanted)
    with runtime.client.get(url, authorization=authorization) as answer:
        return _received(runtime, recording_in(answer, limit_bytes=limit_bytes))


def _received(runtime: FetchRuntime, stream: IO[bytes]) -> Received:
    return receive(
        stream,
        runtime.settings.data_dir / "incoming",
        limit_bytes=runtime.settings.max_upload_bytes,
        keep_free_bytes=runtime.settings.keep_free_bytes,
    )


def _authorization(runtime: FetchRuntime, wanted: Wanted) -> str | None:
    """The header that the announcement asked for."""
    way, _, token = wanted.authorization.partition(":")
    if way == "given" and token:
        return f"Bearer {token}"
    if not way or wanted.source_id is None:
        return None
    with runtime.database.transaction() as session:
        return sources.fetch_authorization(session, wanted.source_id)


def _try_later(
    runtime: FetchRuntime, lease: FetchLease, wanted: Wanted, error: NotYet | Unanswered
) -> None:
    if wanted.attempt >= MOST_ATTEMPTS:
        _give_up(
            runtime,
            lease,
            "fetch_failed",
            f"The recording could not be fetched in {MOST_ATTEMPTS} tries. The last time:"
            f" {error.message} Look in the phone system whether the recording is there, and"
            " whether Callgrade can reach it; then fetch it again.",
        )
        return
    pause_seconds = PAUSES_SECONDS[wanted.attempt - 1] * (1 + _JITTER * random.random())  # noqa: S311
    if isinstance(error, NotYet):
        pause_seconds = max(pause_seconds, error.pause_seconds)
    _LOG.info("Call %s, try %s: %s", lease.call_id, wanted.attempt, error)
    with runtime.database.transaction() as session:
        fetches.put_off(session, lease, pause_seconds=pause_seconds, reason=error.message)


def _give_up(runtime: FetchRuntime, lease: FetchLease, code: str, message: str) -> None:
    _LOG.warning("The recording of call %s is not fetched: %s", lease.call_id, code)
    with runtime.database.transaction() as session:
        fetches.give_up(session, lease, code=code, message=message)


def _give_back(runtime: FetchRuntime, lease: FetchLease) -> None:
    stopping = runtime.client.stopping.is_set()
    pause_seconds = 0.0 if stopping else _OWN_TROUBLE_PAUSE_SECONDS
    with runtime.database.transaction() as session:
        fetches.give_back(session, lease, pause_seconds=pause_seconds)


def _note_bug(runtime: FetchRuntime, lease: FetchLease) -> None:
    reference = secrets.token_hex(4)
    _LOG.exception("Fetching call %s failed unexpectedly, reference %s", lease.call_id, reference)
    _give_up(
        runtime,
        lease,
        "unexpected",
        f"Something unexpected went wrong (reference {reference} in the fetch worker's log)."
        " Fetch it again, and report the reference if it stays.",
    )
