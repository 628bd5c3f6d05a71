"""One stored call, from claim to scorecard: what the task does, without Celery."""

import logging
import secrets
import threading
from importlib.metadata import version

from celery.exceptions import SoftTimeLimitExceeded

from rubrics.call import Call, call_from_dict, call_to_dict
from rubrics.corrections import correct_call
from rubrics.engine import score_call
from rubrics.roles import keep_roles
from rubrics.rubric import Rubric
from service.crash_points import CrashPoint, pass_crash_point
from service.errors import PermanentError, TransientError
from service.storage import assist, calls, corrections, given_transcripts, leases, results
from service.storage.leases import Cause, Lease
from service.storage.peaks import peaks_key
from service.storage.raw_formats import RawFormat, read_raw_format
from service.storage.tables import CallRow, CallState
from workers.audio import Sound
from workers.checkpoints import StoredCheckpoints
from workers.errors import DecoderCrashed, LeaseLost
from workers.length_check import audio_flag
from workers.listening_copy import keep_listening_copy
from workers.peaks import keep_peaks
from workers.pipeline import ProgressReport, Recording, Stage, analyse
from workers.runtime import Runtime
from workers.written_call import read_given

_LOG = logging.getLogger(__name__)


def score_stored_call(runtime: Runtime, call_id: str) -> None:
    """Claim the call, work on it and store the result; returns when it is not to be had."""
    with runtime.database.transaction() as session:
        lease = leases.claim(session, call_id, seconds=runtime.settings.lease_seconds)
    if lease is None:
        _LOG.info("Call %s is not waiting; nothing to do", call_id)
        return
    try:
        _work(runtime, lease)
    except LeaseLost:
        _LOG.warning("Call %s was given to another worker", call_id)
    except PermanentError as error:
        _fail(runtime, lease, error.code, error.message)
    except TransientError as error:
        _LOG.warning("Call %s waits: %s", call_id, error)
        _try_later(runtime, lease, error)
    except SoftTimeLimitExceeded:
        limit_seconds = runtime.settings.task_soft_limit_seconds
        _fail(
            runtime,
            lease,
            "too_slow",
            f"Reading this recording took longer than {limit_seconds} s. Use a smaller "
            "model or a faster machine, or raise CALLGRADE_TASK_SOFT_LIMIT_SECONDS.",
        )
    except SystemExit:  # the worker is told to stop now
        _give_back(runtime, lease)
        raise
    except Exception:  # noqa: BLE001 - the last resort of the task: the call must end visibly
        reference = secrets.token_hex(4)
        _LOG.exception("Call %s failed unexpectedly, reference %s", call_id, reference)
        _fail(
            runtime,
            lease,
            "unexpected",
            f"Something unexpected went wrong (reference {reference} in the worker's log). "
            "The recording is safe; score it again, and report the reference if it stays.",
        )


def _work(runtime: Runtime, lease: Lease) -> None:
    armed = runtime.settings.crash_at
    pass_crash_point(CrashPoint.CLAIMED, armed)
    with runtime.database.transaction() as session:
        row = leases.locked_call(session, lease)
        if row is None:
            raise LeaseLost
        session.expunge(row)
    with _Heartbeat(runtime, lease) as heartbeat:
        call, listening_key = _evidence(runtime, row, lease, heartbeat)
        heartbeat.report(CallState.SCORING, 0.0)
        rubric = _rubric_in_effect(runtime)
        card = score_call(rubric, _as_corrected(runtime, row, call))
    result = results.Result(
        evidence=call_to_dict(call),
        card=card,
        rubric=rubric,
        engine=call.engine,
        duration_seconds=call.duration,
        listening_key=listening_key,
        audio_flag=row.audio_flag,
        program_version=version("callgrade"),
        corrections=row.corrections,
    )
    _store(runtime, lease, result)
    pass_crash_point(CrashPoint.FINISHED, armed)


def _rubric_in_effect(runtime: Runtime) -> Rubric:
    """The rubric with what only assists since people switched it."""
    with runtime.database.transaction() as session:
        return assist.effective_rubric(session, runtime.rubric)


def _as_corrected(runtime: Runtime, row: CallRow, call: Call) -> Call:
    """The call with what people corrected in its transcript; a new transcript has none of it."""
    if row.transcribe_again or not row.corrections:
        return call
    with runtime.database.transaction() as session:
        return correct_call(call, corrections.corrections_of(session, row.id))


def _evidence(
    runtime: Runtime, row: CallRow, lease: Lease, heartbeat: "_Heartbeat"
) -> tuple[Call, str | None]:
    """What was heard before, or what is heard now; and the key of the listening copy."""
    with runtime.database.transaction() as session:
        stored = results.stored_evidence(session, row.id)
        given = given_transcripts.given_in_use(session, row.id)
    known = call_from_dict(stored) if stored else None
    if known is not None and not row.transcribe_again:
        return known, row.listening_key
    key = calls.sound_key(row)
    listening_key = f"{key}.mp3"
    with runtime.store.local_copy(key) as path:
        recording = Recording(
            path=path,
            id=row.id,
            name=row.file_name,
            direction=row.direction,
            agent_channel=row.agent_channel,
            started_at=row.started_at,
            agent_name=row.agent,
            raw_format=_raw_format(row),
            declared_seconds=row.declared_seconds,
            transcript=read_given(given) if given else None,
        )
        call = analyse(
            recording,
            runtime.tools,
            _reporter(runtime, heartbeat),
            lambda sound: _keep(runtime, row, sound, listening_key),
            StoredCheckpoints(runtime.database, lease, row.sha256 or row.id),
        )
    return keep_roles(known, call) if known else call, listening_key


def _raw_format(row: CallRow) -> RawFormat | None:
    declared = row.source.raw_format if row.source else None
    return read_raw_format(declared) if declared else None


def _reporter(runtime: Runtime, heartbeat: "_Heartbeat") -> ProgressReport:
    reached = {
        Stage.FINDING_SPEECH: CrashPoint.DECODED,
        Stage.LISTENING: CrashPoint.TRANSCRIBED,
    }

    def report(stage: Stage, share: float) -> None:
        if stage in reached:
            pass_crash_point(reached[stage], runtime.settings.crash_at)
        heartbeat.report(CallState.TRANSCRIBING, share)

    return report


def _keep(runtime: Runtime, row: CallRow, sound: Sound, listening_key: str) -> None:
    """Keep a copy to listen to and one to look at, and note what is odd about the sound."""
    keep_listening_copy(sound, listening_key, runtime.store)
    keep_peaks(sound, peaks_key(calls.sound_key(row)), runtime.store)
    pass_crash_point(CrashPoint.COPIED, runtime.settings.crash_at)
    row.audio_flag = audio_flag(sound, row.declared_seconds)


def _store(runtime: Runtime, lease: Lease, result: results.Result) -> None:
    with runtime.database.transaction() as session:
        row = leases.locked_call(session, lease)
        if row is None:
            raise LeaseLost
        results.store_result(session, row, result)
        session.flush()
        pass_crash_point(CrashPoint.STORING, runtime.settings.crash_at)


def _fail(runtime: Runtime, lease: Lease, code: str, message: str) -> None:
    _LOG.warning("Call %s failed: %s", lease.call_id, code)
    with runtime.database.transaction() as session:
        leases.mark_failed(session, lease, code=code, message=message)


def _try_later(runtime: Runtime, lease: Lease, error: TransientError) -> None:
    """After a crash of the decoder at once; after all else when what is away may be back."""
    settings, cause = runtime.settings, Cause(error.code, error.message)
    with runtime.database.transaction() as session:
        if isinstance(error, DecoderCrashed):
            most = settings.max_attempts
            leases.put_back_after_crash(session, lease, cause, max_attempts=most)
        else:
            leases.put_off(session, lease, cause, max_setbacks=settings.max_setbacks)


def _give_back(runtime: Runtime, lease: Lease) -> None:
    with runtime.database.transaction() as session:
        leases.give_back(session, lease)


class _Heartbeat:
    """Renews the lease in a thread of its own, and carries the progress along."""

    def __init__(self, runtime: Runtime, lease: Lease) -> None:
        self._runtime = runtime
        self._lease = lease
        self._state = CallState.TRANSCRIBING
        self._progress = 0.0
        self._lost = threading.Event()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "_Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._done.set()
        self._thread.join()

    def report(self, state: CallState, progress: float) -> None:
        """Note how far the work is (0-1). Raises `LeaseLost` when it is in vain."""
        if self._lost.is_set():
            raise LeaseLost
        self._state, self._progress = state, progress

    def _beat(self) -> None:
        pause_seconds = min(2.0, self._lease.seconds / 4)
        while not self._done.wait(pause_seconds):
            try:
                self._renew()
            except TransientError as error:
                _LOG.warning("The lease of call %s was not renewed: %s", self._lease.call_id, error)

    def _renew(self) -> None:
        with self._runtime.database.transaction() as session:
            kept = leases.renew(session, self._lease, state=self._state, progress=self._progress)
        if not kept:
            self._lost.set()
