"""Starts the real program for tests, and talks to it as its users do."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PASSWORD = "a long test password"


@dataclass(frozen=True, slots=True)
class Running:
    """A started `callgrade serve` and where it is reached."""

    process: subprocess.Popen[str]
    url: str
    data_dir: Path
    log: Path

    def command(self, *arguments: str) -> str:
        """Run another `callgrade` command on the same data; what it prints."""
        done = subprocess.run(
            [*_CALLGRADE, *arguments, "--data-dir", str(self.data_dir)],
            capture_output=True,
            text=True,
            check=True,
            env=_environment({}),
        )
        return done.stdout

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database says right now."""
        with closing(
            sqlite3.connect(self.data_dir / "callgrade.sqlite3", timeout=15)
        ) as connection:
            return connection.execute(query).fetchall()

    def children(self, word: str) -> list[int]:
        """Process ids of descendants whose command line holds a word."""
        return [pid for pid in _descendants(self.process.pid) if word in _command_line(pid)]

    def workers(self) -> list[int]:
        """Process ids of the worker and its pool."""
        return self.children("service worker")

    def kill_worker(self) -> None:
        """Kill the worker and its pool at once, as a power cut or the kernel would."""
        for pid in self.workers():
            os.kill(pid, signal.SIGKILL)


_CALLGRADE = (sys.executable, "-m", "service")


@contextmanager
def running_serve(
    data_dir: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """Start `callgrade serve` on a free port; stopped as Ctrl-C does it."""
    port = free_port()
    log = data_dir.parent / f"serve-{port}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*_CALLGRADE, "serve", "--port", str(port), "--data-dir", str(data_dir)],
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            env=_environment(environment or {}),
        )
    running = Running(process, f"http://127.0.0.1:{port}", data_dir, log)
    try:
        wait_until(lambda: "Callgrade is running" in log.read_text(), 60, log)
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(60)
        finally:
            process.kill()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: Callable[[], bool], seconds: float, log: Path | None = None) -> None:
    """Until the condition holds; fails with the program's log when it does not in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"did not happen in {seconds} s\n{log.read_text() if log else ''}")


def credentials(source_add_output: str) -> tuple[str, str]:
    """Secret and token from what `callgrade source add` printed."""
    secret = re.search(r"whsec_\S+", source_add_output)
    token = re.search(r"cgt_[\w-]+", source_add_output)
    assert secret
    assert token
    return secret[0], token[0]


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CALLGRADE_")}
    offline = {"HF_HUB_OFFLINE": "1", "CALLGRADE_ENGINE": "pocketsphinx"}
    return {**kept, **offline, "CALLGRADE_ADMIN_PASSWORD": PASSWORD, **extra}


def _descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        direct = [int(p) for p in children.read_text().split()]
    except FileNotFoundError:
        return []
    return direct + [d for child in direct for d in _descendants(child)]


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except (FileNotFoundError, ProcessLookupError):
        return ""
