"""Decodes a recording in a process of its own: whatever it does there, this one lives on."""

import json
import logging
import mmap
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np

from service.errors import StorageFull
from service.storage.raw_formats import RawFormat
from workers.decoding.found import Decoded, ExitStatus
from workers.errors import RECORDING_ERRORS, DecoderCrashed, UnreadableFile
from workers.samples import DEFAULT_MAX_SECONDS, RATE_HZ, Samples

_LOG = logging.getLogger(__name__)
_MOST_CHANNELS = 2
_SAMPLE_BYTES = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one recording may take; `stall_seconds` is without any sign of progress."""

    max_seconds: float = DEFAULT_MAX_SECONDS
    memory_bytes: int = 1_000_000_000
    stall_seconds: float = 60.0

    @property
    def cpu_seconds(self) -> int:
        """Many times what the slowest codec takes for a recording of the longest length."""
        return 60 + round(self.max_seconds / 20)

    @property
    def file_bytes(self) -> int:
        """The decoded samples of one channel, and a little over."""
        return round(self.max_seconds + 60) * RATE_HZ * _SAMPLE_BYTES


@dataclass(frozen=True, slots=True)
class DecodeJob:
    """A recording and how to read it; messages call it `name`."""

    path: Path
    name: str
    raw_format: RawFormat | None
    limits: Limits


def decode_apart(
    job: DecodeJob, progress: Callable[[float], None]
) -> tuple[tuple[Samples, ...], Decoded]:
    """The samples of each channel, and what was found.

    Raises a `RecordingError`, or `DecoderCrashed` when the process died or used too much.
    """
    with ExitStack() as opened:
        recording = opened.enter_context(_open(job))
        # Nameless: whatever dies, nothing is left of them.
        outputs = [opened.enter_context(TemporaryFile()) for _ in range(_MOST_CHANNELS)]
        complaints = opened.enter_context(TemporaryFile())
        process = opened.enter_context(_start(job, recording, outputs, complaints))
        try:
            answer = _watch(process, job, progress)
        finally:
            process.kill()
        if answer is None:
            raise _crash(job, process.wait(), complaints)
        decoded = _understood(answer)
        return tuple(_mapped(o, decoded.samples) for o in outputs[: decoded.channels]), decoded


def _open(job: DecodeJob) -> IO[bytes]:
    try:
        return job.path.open("rb")
    except OSError as error:
        raise UnreadableFile(f"{job.name} cannot be opened: {error.strerror}.") from error


def _start(
    job: DecodeJob, recording: IO[bytes], outputs: Sequence[IO[bytes]], complaints: IO[bytes]
) -> subprocess.Popen[bytes]:
    handles = [file.fileno() for file in (recording, *outputs)]
    description = {
        "name": job.name,
        "parent": os.getpid(),
        "recording": handles[0],
        "outputs": handles[1:],
        "raw": asdict(job.raw_format) if job.raw_format else None,
        "max_seconds": job.limits.max_seconds,
        "memory_bytes": job.limits.memory_bytes,
        "cpu_seconds": job.limits.cpu_seconds,
        "file_bytes": job.limits.file_bytes,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "workers.decoding.child", json.dumps(description)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=complaints,
        pass_fds=handles,
        # No settings, no secrets; and one thread, since each takes its share of the memory.
        env={"PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1"},
    )


def _watch(
    process: subprocess.Popen[bytes], job: DecodeJob, progress: Callable[[float], None]
) -> dict[str, Any] | None:
    """Hand progress on until the answer comes; None when the process ended without one."""
    for line in _lines(process, job):
        said: dict[str, Any] = json.loads(line)
        if "progress" not in said:
            return said
        progress(said["progress"])
    return None


def _lines(process: subprocess.Popen[bytes], job: DecodeJob) -> Iterator[bytes]:
    assert process.stdout  # noqa: S101 - it was started with a pipe
    pipe, unfinished = process.stdout.fileno(), b""
    with DefaultSelector() as selector:
        selector.register(pipe, EVENT_READ)
        while True:
            if not selector.select(job.limits.stall_seconds):
                seconds = job.limits.stall_seconds
                raise DecoderCrashed(_gave_up(job, f"it came no further for {seconds:.0f} s"))
            piece = os.read(pipe, 65_536)
            if not piece:
                return
            *lines, unfinished = (unfinished + piece).split(b"\n")
            yield from lines


def _understood(answer: dict[str, Any]) -> Decoded:
    if refused := answer.get("refused"):
        raise RECORDING_ERRORS[refused["code"]](refused["message"])
    return Decoded(**answer["done"])


def _mapped(output: IO[bytes], samples: int) -> Samples:
    """The samples as they lie in the file: the kernel may take back the memory they use."""
    pages = mmap.mmap(output.fileno(), samples * _SAMPLE_BYTES, access=mmap.ACCESS_COPY)
    return np.frombuffer(pages, np.float32)


def _crash(job: DecodeJob, status: int, complaints: IO[bytes]) -> Exception:
    if status == ExitStatus.NO_ROOM:
        return StorageFull("There is no room left for decoding recordings (temporary folder).")
    if status == ExitStatus.OUT_OF_MEMORY:
        megabytes = job.limits.memory_bytes // 1_000_000
        return DecoderCrashed(_gave_up(job, f"it needs more than {megabytes} MB of memory"))
    complaints.seek(0)
    _LOG.warning("The decoder ended with %s: %s", status, complaints.read()[-500:])
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return DecoderCrashed(_gave_up(job, f"the decoder died of it ({how})"))


def _gave_up(job: DecodeJob, why: str) -> str:
    return (
        f"{job.name} could not be read: {why}. The recording is kept; no other one was touched. "
        "Export it again in another format, or have a look at it before you try again."
    )
