"""One measurement in a process of its own: what a call costs in time and memory."""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rubrics.call import Call, call_to_dict
from rubrics.engine import score_call
from service.config import Settings
from service.storage import leases, results
from service.storage.leases import Lease
from service.storage.migrate import migrate
from service.storage.session import Database
from service.storage.tables import CallRow
from workers.audio import Sound, decode_recording
from workers.checkpoints import StoredCheckpoints
from workers.listening_copy import keep_listening_copy
from workers.pipeline import Recording, Stage, analyse
from workers.runtime import Runtime, make_runtime
from workers.speech.whisper import WhisperTranscriber


@dataclass(frozen=True, slots=True)
class Job:
    """What to measure; with `whisper_model` empty the offline recogniser."""

    way: str
    path: str
    whisper_model: str = ""
    threads: int = 1


@dataclass
class Cost:
    """Processor and wall seconds, and megabytes: with the model loaded, and at the peak."""

    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    ready_mb: float = 0.0
    peak_mb: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)


class Clock:
    """Processor seconds, of this process and its ended children, by what they were spent on."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._on = ""
        self._since = cpu_seconds()

    def now_on(self, what: str) -> None:
        """Count what passed to the last thing, and go on with this one."""
        now = cpu_seconds()
        if self._on:
            self.seconds[self._on] = self.seconds.get(self._on, 0.0) + now - self._since
        self._on, self._since = what, now


def cpu_seconds() -> float:
    """The processor time of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measure(job: Job, folder: Path) -> Cost:
    """Run the job once, after a short call has warmed everything up."""
    runtime = make_runtime(_settings(job, folder))
    migrate(runtime.database)
    work = {"pipeline": _whole, "bare": _bare, "sequential": _sequential}[job.way]
    warm_up = str(Path(job.path).with_name("stereo-0.3.wav"))
    work(runtime, warm_up, Clock())
    cost = Cost(ready_mb=_peak_mb())
    clock, began, used = Clock(), time.perf_counter(), cpu_seconds()
    work(runtime, job.path, clock)
    clock.now_on("")
    cost.wall_seconds, cost.cpu_seconds = time.perf_counter() - began, cpu_seconds() - used
    cost.peak_mb, cost.steps = _peak_mb(), clock.seconds
    return cost


def _settings(job: Job, folder: Path) -> Settings:
    engine = "whisper" if job.whisper_model else "pocketsphinx"
    return Settings(
        engine=engine, whisper_model=job.whisper_model, device="cpu", cpu_threads=job.threads
    ).with_data_dir(folder)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _whole(runtime: Runtime, path: str, clock: Clock) -> None:
    """What a worker does with a stored call, step by step."""
    clock.now_on(Stage.DECODING.value)
    lease = _claimed(runtime.database, f"call-{time.monotonic_ns()}"[:32])
    listening = Stage.LISTENING.value
    call = analyse(
        Recording(Path(path), lease.call_id),
        runtime.tools,
        lambda stage, _share: clock.now_on(stage.value),
        _listening_copy(runtime, lease, clock, back_to=listening),
        _TimedCheckpoints(runtime.database, lease, clock),
    )
    clock.now_on("scoring")
    card = score_call(runtime.rubric, call)
    clock.now_on("storage")
    _store(runtime, lease, call, card)


def _listening_copy(
    runtime: Runtime, lease: Lease, clock: Clock, *, back_to: str
) -> Callable[[Sound], None]:
    def keep(sound: Sound) -> None:
        clock.now_on("listening copy")
        keep_listening_copy(sound, f"{lease.call_id}.mp3", runtime.store)
        clock.now_on(back_to)

    return keep


class _TimedCheckpoints(StoredCheckpoints):
    """Counts the keeping of segments to storage."""

    def __init__(self, database: Database, lease: Lease, clock: Clock) -> None:
        super().__init__(database, lease, lease.call_id)
        self._clock = clock

    def keep(self, words: object, share: float) -> None:
        self._clock.now_on("storage")
        super().keep(words, share)  # type: ignore[arg-type]
        self._clock.now_on(Stage.TRANSCRIBING.value)


def _claimed(database: Database, call_id: str) -> Lease:
    with database.transaction() as session:
        session.add(
            CallRow(
                id=call_id, sha256=call_id, storage_key=call_id, file_name="a.wav", size_bytes=1
            )
        )
    with database.transaction() as session:
        lease = leases.claim(session, call_id, seconds=36_000)
    assert lease is not None
    return lease


def _store(runtime: Runtime, lease: Lease, call: Call, card: object) -> None:
    result = results.Result(
        evidence=call_to_dict(call),
        card=card,  # type: ignore[arg-type]
        rubric=runtime.rubric,
        engine=call.engine,
        duration_seconds=call.duration,
        listening_key=f"{lease.call_id}.mp3",
        program_version="bench",
    )
    with runtime.database.transaction() as session:
        row = leases.locked_call(session, lease)
        assert row is not None
        results.store_result(session, row, result)


def _bare(runtime: Runtime, path: str, clock: Clock) -> None:
    """The engine alone, as its own users run it: each channel, its own speech detection."""
    engine = runtime.tools.models.get().transcriber
    clock.now_on("decoding")
    sound = decode_recording(Path(path))
    clock.now_on("engine")
    for channel in sound.channels:
        if isinstance(engine, WhisperTranscriber):
            segments, _ = engine._batches.transcribe(
                channel, language="en", beam_size=1, temperature=0.0, word_timestamps=True,
                batch_size=4, suppress_tokens=[-1, *engine._time_stamps],
            )  # fmt: skip
            list(segments)
        else:
            _decode_in_pieces(channel)


def _sequential(runtime: Runtime, path: str, clock: Clock) -> None:
    """faster-whisper's plain `transcribe`, with its own speech detection."""
    engine = runtime.tools.models.get().transcriber
    assert isinstance(engine, WhisperTranscriber)
    clock.now_on("decoding")
    sound = decode_recording(Path(path))
    clock.now_on("engine")
    for channel in sound.channels:
        segments, _ = engine._model.transcribe(
            channel, language="en", beam_size=1, temperature=0.0, word_timestamps=True,
            vad_filter=True, without_timestamps=True, condition_on_previous_text=False,
            suppress_tokens=[-1, *engine._time_stamps],
        )  # fmt: skip
        list(segments)


def _decode_in_pieces(channel: object) -> None:
    """PocketSphinx on all of a channel, 15 s at a time."""
    from pocketsphinx import Decoder  # noqa: PLC0415 - not there for every Python

    decoder = Decoder(samprate=16_000.0, loglevel="FATAL")
    for piece in _pieces(channel):
        decoder.start_utt()
        decoder.process_raw(piece, no_search=False, full_utt=True)
        decoder.end_utt()
        list(decoder.seg() or ())


def _pieces(channel: object) -> Iterator[bytes]:
    for start in range(0, len(channel), 15 * 16_000):  # type: ignore[arg-type]
        piece = channel[start : start + 15 * 16_000]  # type: ignore[index]
        yield (piece * 32767).astype("<i2").tobytes()


def many_calls(job: Job, folder: Path, calls: int) -> float:
    """Say `ready`, wait for a line, then work on so many calls; the wall seconds it took."""
    runtime = make_runtime(_settings(job, folder))
    migrate(runtime.database)
    _whole(runtime, job.path, Clock())
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.perf_counter()
    for _ in range(calls):
        _whole(runtime, job.path, Clock())
    return time.perf_counter() - began


def main() -> None:
    """Read a job as JSON from the command line; print its cost as JSON."""
    asked = json.loads(sys.argv[1])
    calls = asked.pop("calls", 0)
    with tempfile.TemporaryDirectory(prefix="callgrade-bench-") as folder:
        if calls:
            print(json.dumps(many_calls(Job(**asked), Path(folder), calls)))
        else:
            print(json.dumps(asdict(measure(Job(**asked), Path(folder)))))


if __name__ == "__main__":
    main()
