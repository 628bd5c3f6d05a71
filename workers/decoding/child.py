"""The decoding process: one recording in, samples out, under limits. `python -m` starts it.

It is handed open files only, knows no settings and no secrets, and dies with its parent.
"""

import ctypes
import errno
import json
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

import av
import av.error

from workers.decoding.containers import open_container
from workers.decoding.decoder import Decoder
from workers.decoding.found import ExitStatus
from workers.errors import NotAudio, RecordingError

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_BUFFER_BYTES = 1 << 20
_TELL_EVERY_SECONDS = 0.2


def main() -> None:
    """Decode the job on the command line; what is found goes to stdout, a JSON line each."""
    job = json.loads(sys.argv[1])
    _die_with_parent(job["parent"])
    _limit(job)
    try:
        _tell(_decode(job))
    except (MemoryError, ImportError):  # FFmpeg's parts are loaded when a recording needs them
        os._exit(ExitStatus.OUT_OF_MEMORY)
    except OSError as error:  # of the outputs: those of the recording are FFmpeg's
        if error.errno == errno.ENOMEM:
            os._exit(ExitStatus.OUT_OF_MEMORY)
        os._exit(ExitStatus.NO_ROOM)


def _decode(job: dict[str, Any]) -> dict[str, Any]:
    recording, name = Path(f"/dev/fd/{job['recording']}"), job["name"]
    try:
        with open_container(recording, job["raw"]) as container, ExitStack() as opened:
            decoder = Decoder(recording, container, max_seconds=job["max_seconds"], name=name)
            outputs = [
                opened.enter_context(os.fdopen(handle, "wb", buffering=_BUFFER_BYTES))
                for handle in job["outputs"]
            ]
            return {"done": asdict(decoder.read(outputs, _progress()))}
    except RecordingError as error:
        return _refusal(error)
    except av.error.MemoryError as error:
        raise MemoryError from error
    except (av.error.FFmpegError, UnicodeDecodeError, struct.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _refusal(
            NotAudio(
                f"{name} is not a recording that can be read ({reason}). "
                "Send it as WAV, MP3, OGG, M4A, FLAC, WebM or AMR."
            )
        )


def _refusal(error: RecordingError) -> dict[str, Any]:
    return {"refused": {"code": error.code, "message": error.message}}


def _progress() -> Callable[[float], None]:
    """Tells the share done, now and then: a line a packet would cost more than the decoding."""
    told_at = 0.0

    def tell(share: float) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at > _TELL_EVERY_SECONDS or share >= 1.0:
            told_at = now
            _tell({"progress": share})

    return tell


def _tell(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _limit(job: dict[str, Any]) -> None:
    """Bound what a hostile or broken recording can take; none of it reaches beyond this process."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the limit is not kept, or cannot be set
        resource.setrlimit(resource.RLIMIT_AS, (job["memory_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (job["cpu_seconds"],) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (job["file_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def _die_with_parent(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was faster
        sys.exit(1)


if __name__ == "__main__":
    main()
