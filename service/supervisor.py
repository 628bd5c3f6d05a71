"""Keeps a handful of processes running, and ends them in order when asked to stop."""

import ctypes
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_LOG = logging.getLogger(__name__)
_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_LONGEST_PAUSE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Program:
    """One process to keep running; `stop_seconds` is its time to end by itself."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    stop_seconds: float = 15.0


@dataclass(slots=True)
class _Running:
    program: Program
    process: subprocess.Popen[bytes]
    started: float
    failures: int = 0
    restart_at: float = 0.0


@dataclass(slots=True)
class Supervisor:
    """Starts programs, restarts the ones that die, stops them last-started first."""

    _running: list[_Running] = field(default_factory=list)
    _stopping: bool = False

    def start(self, program: Program) -> None:
        """Start a program and keep it running."""
        self._running.append(_Running(program, _spawn(program), time.monotonic()))

    def ask_to_stop(self, *_signal: object) -> None:
        """Let `run` return soon; usable as a signal handler."""
        self._stopping = True

    def run(self, *, until: Callable[[], bool] = lambda: False) -> None:
        """Watch the programs until asked to stop, or until the condition holds."""
        while not self._stopping and not until():
            for running in self._running:
                _revive(running)
            time.sleep(0.1)

    def stop(self) -> None:
        """End every program, the last started first; kill what does not end in its time."""
        for running in reversed(self._running):
            running.process.terminate()
            try:
                running.process.wait(running.program.stop_seconds)
            except subprocess.TimeoutExpired:
                _LOG.warning("%s did not stop in time and is killed", running.program.name)
                running.process.kill()
                running.process.wait()


def _revive(running: _Running) -> None:
    if running.process.poll() is None:
        return
    now = time.monotonic()
    if not running.restart_at:
        long_lived = now - running.started > 2 * _LONGEST_PAUSE_SECONDS
        running.failures = 1 if long_lived else running.failures + 1
        pause_seconds = min(_LONGEST_PAUSE_SECONDS, 0.5 * 2**running.failures)
        running.restart_at = now + pause_seconds
        _LOG.error(
            "%s ended with status %s and starts again in %.0f s",
            running.program.name,
            running.process.returncode,
            pause_seconds,
        )
    if now >= running.restart_at:
        running.process = _spawn(running.program)
        running.started, running.restart_at = now, 0.0


def _spawn(program: Program) -> subprocess.Popen[bytes]:
    # A session of its own keeps the terminal's Ctrl-C away: the supervisor ends it in order.
    return subprocess.Popen(
        program.command,
        env=dict(program.environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads run here
    )


def _die_with_parent() -> None:
    """Nothing is left running when the supervisor itself is killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
