"""The roles of an installation as processes of their own, each started again when it dies."""

import os
import signal
import subprocess
import sys
import threading
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from service.commands.web import gunicorn_arguments
from service.config import Settings
from service.embedded_redis import EmbeddedRedis, find_redis_server
from tests.running import Running, wait_until

ROLES = ("redis", "web", "worker", "fetcher")
_PAUSE_SECONDS = 0.1


@dataclass(slots=True)
class House:
    """Redis, web, a scoring and a fetching worker; every process that was ever started is known.

    `settings.public_url` is where the web process listens. Without the reconciler nobody
    brings back what was lost, as a check of the checks.
    """

    settings: Settings
    log: Path
    reconciler: bool = True
    _programs: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _groups: set[int] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopping: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Start again what dies, from now on."""
        threading.Thread(target=self._revive, name="house", daemon=True).start()

    def start(self, role: str) -> None:
        """Start a role."""
        with self._lock:
            self._spawn(role)

    def pids(self, role: str) -> list[int]:
        """The role's process first, and then those that it started; none while it is down."""
        program = self._programs.get(role)
        if program is None or program.poll() is not None:
            return []
        running = Running(program, self.settings.public_url, self.settings.data_dir, self.log)  # type: ignore[arg-type]
        return [program.pid, *running.children("")]

    def wait_for_web(self, seconds: float = 120) -> None:
        """Until pages are answered."""
        wait_until(self._answers, seconds, self.log)

    def flush_redis(self) -> bool:
        """Empty Redis; False when it is away."""
        command = ["redis-cli", "-s", str(self.settings.redis_socket), "flushall"]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    def stop(self) -> None:
        """End all roles in order, and then whatever they left running."""
        self._stopping.set()
        with self._lock:
            for role in reversed(list(self._programs)):
                self._programs[role].terminate()
                with suppress(subprocess.TimeoutExpired):
                    self._programs[role].wait(30)
            for group in self._groups:
                with suppress(ProcessLookupError):
                    os.killpg(group, signal.SIGKILL)

    def _revive(self) -> None:
        while not self._stopping.wait(_PAUSE_SECONDS):
            with self._lock:
                for role, program in list(self._programs.items()):
                    if program.poll() is not None and not self._stopping.is_set():
                        self._spawn(role)

    def _spawn(self, role: str) -> None:
        with self.log.open("ab") as output:
            program = subprocess.Popen(
                self._command(role),
                env=self._environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._programs[role] = program
        self._groups.add(program.pid)

    def _command(self, role: str) -> list[str]:
        settings, port = self.settings, self.settings.public_url.rpartition(":")[2]
        if role == "redis":
            assert settings.redis_socket
            server = find_redis_server()
            return EmbeddedRedis(server, settings.redis_socket, settings.data_dir).command()
        if role == "web" and not self.reconciler:
            *arguments, _entry = gunicorn_arguments("127.0.0.1", int(port), 16)
            return [sys.executable, *arguments, "tests.faults.kill_loop_web:app"]
        commands = {
            "web": ["web", "--port", port],
            "worker": ["worker"],
            "fetcher": ["worker", "--queue", "fetch"],
        }
        return [sys.executable, "-m", "service", *commands[role]]

    def _environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("CALLGRADE_")}
        return {**kept, "HF_HUB_OFFLINE": "1", **self.settings.to_env()}

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.settings.public_url}/sign-in", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
