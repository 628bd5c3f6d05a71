"""How webhooks are taken in under load, and how much that costs beside only writing to disk.

Client and servers share two cores, over the loopback address. `--seconds 120` is the full form.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import select

from service.commands.web import gunicorn_arguments
from service.config import Settings
from service.embedded_redis import EmbeddedRedis, find_redis_server
from service.installation import prepare
from service.services import Services
from service.storage import sources
from service.storage.tables import CallRow
from tests.bench.load_client import Load
from tests.running import PASSWORD, Running, free_port, wait_until

RATE = 25.0
SIZE_BYTES = 1_000_000
GOAL_SECONDS, GOAL_SHARE = 1.0, 0.6
_DEFAULT_SECONDS = 20.0
_WARM_UP_SECONDS = 5.0
_ROUNDS, _ROUND_SECONDS, _CLIENTS = 5, 3.0, 8


@dataclass(frozen=True, slots=True)
class Server:
    """A started gunicorn."""

    process: subprocess.Popen[bytes]
    port: int

    def memory_mb(self) -> float:
        """What all its processes hold now."""
        return sum(resident_mb(pid) for pid in self._pids())

    def processor_seconds(self) -> float:
        """What all its processes have worked until now."""
        return sum(_processor_seconds(pid) for pid in self._pids())

    def _pids(self) -> list[int]:
        running = Running(self.process, "", Path(), Path())  # type: ignore[arg-type]
        return [self.process.pid, *running.children("")]


def main() -> None:
    """Print latencies, losses, memory, and the share of the bare view's rate."""
    seconds = _seconds()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    with tempfile.TemporaryDirectory(prefix="cg-load-") as folder:
        settings = Settings().with_data_dir(Path(folder) / "data")
        settings = replace(settings, admin_password=PASSWORD)
        services = Services.build(settings)
        prepare(settings, services.database)
        with services.database.transaction() as session:
            token = sources.add_source(session, "pbx").token
        load = Load(0, token, os.urandom(SIZE_BYTES))
        with _redis(settings), _web(settings) as web, _bare(Path(folder)) as bare:
            _accept_at_rate(services, web, load, seconds)
            _compare(web, bare, load)
            print(f"web memory after all of it: {web.memory_mb():.0f} MB")
        services.close()


def _accept_at_rate(services: Services, web: Server, load: Load, seconds: float) -> None:
    replace(load, port=web.port).at_rate(RATE, _WARM_UP_SECONDS, "warm")
    before_mb = web.memory_mb()
    measured = Load(web.port, load.token, load.sound)
    measured.at_rate(RATE, seconds, "rate")
    p50, p99 = (quantiles(measured.seconds, n=100)[n - 1] for n in (50, 99))
    print(
        f"{RATE:.0f} requests/s of {SIZE_BYTES / 1e6:.0f} MB for {seconds:.0f} s:"
        f" p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms (goal {GOAL_SECONDS * 1000:.0f}),"
        f" longest {max(measured.seconds) * 1000:.0f} ms"
    )
    print(
        f"  {len(measured.seconds)} accepted, {len(measured.failures)} failed,"
        f" {_lost(services, measured)} lost;"
        f" web memory {before_mb:.0f} MB before, {web.memory_mb():.0f} MB after"
    )
    for words in sorted(set(measured.failures))[:3]:
        print(f"  {words}")


def _compare(web: Server, bare: Server, load: Load) -> None:
    """Rates as fast as may be, in turn, so that a busy machine is busy for both."""
    for form, name in ((True, "a form (curl -F)"), (False, "a bare body (curl -T)")):
        rounds = [
            (_hurry(web, load, form, number), _hurry(bare, load, form, number))
            for number in range(_ROUNDS + 1)
        ][1:]  # the first round warms both up
        shares = [ours.rate / theirs.rate for ours, theirs in rounds]
        ours, theirs = ([pair[n] for pair in rounds] for n in (0, 1))
        print(
            f"{name}: {median(r.rate for r in ours):.0f} requests/s, the bare view"
            f" {median(r.rate for r in theirs):.0f}: {median(shares):.2f} of it"
            f" ({min(shares):.2f} to {max(shares):.2f}, goal {GOAL_SHARE})"
        )
        print(
            f"  processor: {median(r.processor_ms for r in ours):.1f} ms a request, the bare view"
            f" {median(r.processor_ms for r in theirs):.1f}"
        )


@dataclass(frozen=True, slots=True)
class _Round:
    rate: float
    processor_ms: float


def _hurry(server: Server, load: Load, form: bool, number: int) -> _Round:
    used = server.processor_seconds()
    clients = Load(server.port, load.token, load.sound, form)
    rate = clients.as_fast_as_possible(_CLIENTS, _ROUND_SECONDS, f"{form}-{number}")
    used = server.processor_seconds() - used
    return _Round(rate, 1000.0 * used / max(1, len(clients.seconds)))


def _lost(services: Services, load: Load) -> int:
    """How many acknowledged recordings are not there, whole and under their id."""
    with services.database.transaction() as session:
        rows = session.execute(select(CallRow.id, CallRow.storage_key, CallRow.size_bytes)).all()
    kept = {
        row.id
        for row in rows
        if row.size_bytes == len(load.sound)
        and services.store.size(row.storage_key or "") == row.size_bytes
    }
    return len(load.ids - kept)


@contextmanager
def _redis(settings: Settings) -> Iterator[None]:
    socket = settings.redis_socket
    assert socket
    command = EmbeddedRedis(find_redis_server(), socket, settings.data_dir).command()
    with _started(command, dict(os.environ)):
        wait_until(socket.exists, 30)
        yield


@contextmanager
def _web(settings: Settings) -> Iterator[Server]:
    with _gunicorn("service.wsgi:app", settings.to_env()) as server:
        yield server


@contextmanager
def _bare(folder: Path) -> Iterator[Server]:
    (folder / "bare").mkdir()
    with _gunicorn("tests.bench.load_bare:app", {"BARE_FOLDER": str(folder / "bare")}) as server:
        yield server


@contextmanager
def _gunicorn(app: str, environment: dict[str, str]) -> Iterator[Server]:
    port = free_port()
    *arguments, _entry = gunicorn_arguments("127.0.0.1", port, threads=16)
    with _started([sys.executable, *arguments, app], {**os.environ, **environment}) as process:
        server = Server(process, port)
        wait_until(lambda: _listens(server), 90)
        yield server


@contextmanager
def _started(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _listens(server: Server) -> bool:
    command = ["curl", "--silent", f"http://127.0.0.1:{server.port}/"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def resident_mb(pid: int | str = "self") -> float:
    """What a process holds in memory now."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _seconds() -> float:
    if "--seconds" in sys.argv:
        return float(sys.argv[sys.argv.index("--seconds") + 1])
    return _DEFAULT_SECONDS


if __name__ == "__main__":
    main()
