"""Kills the processes of a house one after another, and empties its Redis now and then."""

import os
import random
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from tests.faults.history import History, What
from tests.faults.kill_loop_house import House

# (name in the history, how often beside the others)
_FAULTS = (
    ("web killed", 2),
    ("a process of web killed", 2),
    ("worker killed", 1),
    ("a process of worker killed", 3),
    ("all of worker killed", 1),
    ("fetcher killed", 2),
    ("redis killed", 2),
    ("redis emptied", 2),
)


@dataclass(slots=True)
class HouseKiller:
    """Does `kills` kills at random, the same choices for the same seed, and notes each.

    `others` are more things that can be killed: each returns whether something was hit.
    """

    house: House
    history: History
    seed: int
    kills: int
    longest_pause_seconds: float = 3.0
    others: dict[str, Callable[[random.Random], bool]] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread = threading.Thread(target=self._run, name="killer", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until everything was killed as often as asked for."""
        assert self._thread
        self._thread.join()

    def _run(self) -> None:
        chance = random.Random(self.seed)
        names = [name for name, weight in _FAULTS for _ in range(weight)]
        names += [name for name in self.others for _ in range(2)]
        left = self.kills
        while left and not self.stopping.wait(chance.uniform(0.3, self.longest_pause_seconds)):
            name = chance.choice(names)
            if self._do(name, chance):
                self.history.note(What.FAULT, text=name)
                left -= name.endswith("killed")

    def _do(self, name: str, chance: random.Random) -> bool:
        if name in self.others:
            return self.others[name](chance)
        if name == "redis emptied":
            return self.house.flush_redis()
        return self._kill(name.removesuffix(" killed"), chance)

    def _kill(self, name: str, chance: random.Random) -> bool:
        role = name.rpartition(" ")[2]
        pids = self.house.pids(role)
        if role in ("web", "worker") and len(pids) < 2:  # it is only just starting
            return False
        if name.startswith("a process of"):
            pids = [chance.choice(pids[1:])]
        elif not name.startswith("all of"):
            pids = pids[:1]
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return bool(pids)
