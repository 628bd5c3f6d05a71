"""Kills, stops and empties parts of a running installation, the same ones for the same seed."""

import os
import random
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from tests.running import Running


@dataclass(slots=True)
class Killer:
    """Does one thing after another to an installation until it has done `count` of them.

    `history` says what it did and when, in seconds from its start.
    """

    running: Running
    seed: int
    count: int
    longest_pause_seconds: float = 3.0
    history: list[tuple[float, str]] = field(default_factory=list)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread = threading.Thread(target=self._run, name="killer", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until everything was done."""
        assert self._thread
        self._thread.join()

    def _run(self) -> None:
        chance = random.Random(self.seed)
        began = time.monotonic()
        while len(self.history) < self.count:
            time.sleep(chance.uniform(0.3, self.longest_pause_seconds))
            what = chance.choice(sorted(_FAULTS))
            if _FAULTS[what](self.running, chance):
                self.history.append((time.monotonic() - began, what))


def _kill_one(word: str) -> object:
    def kill(running: Running, chance: random.Random) -> bool:
        there = sorted(running.children(word))
        if not there:  # it is being started again
            return False
        _kill(chance.choice(there))
        return True

    return kill


def _kill_workers(running: Running, _chance: random.Random) -> bool:
    workers = running.workers()
    for pid in workers:
        _kill(pid)
    return bool(workers)


def _empty_redis(running: Running, _chance: random.Random) -> bool:
    socket = running.data_dir / "redis" / "redis.sock"
    command = ["redis-cli", "-s", str(socket), "flushall"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


_FAULTS = {
    "a process of the workers is killed": _kill_one("service worker"),
    "all workers are killed": _kill_workers,
    "a web process is killed": _kill_one("gunicorn"),
    "redis is killed": _kill_one("redis-server"),
    "redis is emptied": _empty_redis,
}
