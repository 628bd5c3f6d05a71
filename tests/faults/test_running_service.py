"""Against the real program, one fault at a time: what was taken in is scored once."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.config import Settings
from tests.faults.checker import violations
from tests.faults.pbx import Pbx
from tests.running import Running, running_serve, wait_until

pytestmark = pytest.mark.full
LEASE_SECONDS = 12
SOON_SECONDS = 120
# Long enough to be caught at it.
LONG_SECONDS = 15


@pytest.fixture(scope="module")
def pbx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pbx]:
    folder = tmp_path_factory.mktemp("service")
    environment = {"CALLGRADE_LEASE_SECONDS": str(LEASE_SECONDS)}
    with running_serve(folder / "data", environment) as running:
        yield Pbx.add_to(running, folder)


def _call(running: Running, call_id: str, columns: str) -> tuple[object, ...]:
    [row] = running.rows(f"SELECT {columns} FROM calls WHERE id = '{call_id}'")
    return row


def _wait_for(running: Running, call_id: str, state: str) -> None:
    wait_until(lambda: _call(running, call_id, "state") == (state,), SOON_SECONDS, running.log)


def _wait_until_it_is_transcribed(running: Running, call_id: str) -> None:
    wait_until(
        lambda: _call(running, call_id, "state, progress > 0.1") == ("transcribing", 1),
        SOON_SECONDS,
        running.log,
    )


def _is_as_promised(pbx: Pbx) -> None:
    settings = Settings().with_data_dir(pbx.running.data_dir)
    assert violations(settings, pbx.acknowledged) == []


def _signal_workers(running: Running, number: int) -> None:
    for pid in running.workers():
        os.kill(pid, number)


def test_a_call_is_scored_once_after_its_worker_was_killed(pbx: Pbx) -> None:
    call_id = pbx.post("killed", seconds=LONG_SECONDS)
    _wait_until_it_is_transcribed(pbx.running, call_id)
    pbx.running.kill_worker()
    _wait_for(pbx.running, call_id, "scored")
    assert _call(pbx.running, call_id, "attempts") == (2,)
    _is_as_promised(pbx)


def test_a_worker_told_to_stop_hands_its_call_back_or_ends_it(pbx: Pbx) -> None:
    call_id = pbx.post("term", seconds=LONG_SECONDS)
    _wait_until_it_is_transcribed(pbx.running, call_id)
    parent = min(pbx.running.workers())
    os.kill(parent, signal.SIGTERM)
    wait_until(lambda: parent not in pbx.running.workers(), 20, pbx.running.log)
    _wait_for(pbx.running, call_id, "scored")
    assert _call(pbx.running, call_id, "attempts") == (1,)
    _is_as_promised(pbx)


def test_a_worker_frozen_past_its_lease_writes_nothing_when_it_wakes(pbx: Pbx) -> None:
    call_id = pbx.post("frozen", seconds=LONG_SECONDS)
    _wait_until_it_is_transcribed(pbx.running, call_id)
    _signal_workers(pbx.running, signal.SIGSTOP)
    try:
        with _another_worker(pbx.running):
            _wait_for(pbx.running, call_id, "scored")
            scored = _call(pbx.running, call_id, "scored_at, attempts")
    finally:
        _signal_workers(pbx.running, signal.SIGCONT)
    wait_until(
        lambda: f"{call_id} was given to another worker" in pbx.running.log.read_text(),
        SOON_SECONDS,
        pbx.running.log,
    )
    assert _call(pbx.running, call_id, "scored_at, attempts") == scored
    _is_as_promised(pbx)


def _another_worker(running: Running) -> subprocess.Popen[bytes]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CALLGRADE_")}
    settings = {
        "CALLGRADE_DATA_DIR": str(running.data_dir),
        "CALLGRADE_ENGINE": "pocketsphinx",
        "CALLGRADE_LEASE_SECONDS": str(LEASE_SECONDS),
    }
    command = [sys.executable, "-m", "service", "worker"]
    return _Ended(command, env={**kept, **settings}, stderr=subprocess.DEVNULL)


class _Ended(subprocess.Popen[bytes]):
    """A process that is killed at the end of its context."""

    def __exit__(self, *exception: object) -> None:
        self.terminate()
        super().__exit__(*exception)  # type: ignore[arg-type]


def test_a_call_that_redis_forgot_is_scored(pbx: Pbx) -> None:
    socket = pbx.running.data_dir / "redis" / "redis.sock"
    _signal_workers(pbx.running, signal.SIGSTOP)
    call_id = pbx.post("forgotten")
    subprocess.run(["redis-cli", "-s", str(socket), "flushall"], check=True, capture_output=True)
    _signal_workers(pbx.running, signal.SIGCONT)
    _wait_for(pbx.running, call_id, "scored")
    _is_as_promised(pbx)


def test_a_recording_sent_while_redis_is_away_is_scored_later(pbx: Pbx) -> None:
    (redis,) = pbx.running.children("redis-server")
    os.kill(redis, signal.SIGKILL)
    call_id = pbx.post("without-redis")
    _wait_for(pbx.running, call_id, "scored")
    _is_as_promised(pbx)


def test_a_recording_that_kills_its_worker_again_and_again_holds_up_no_other(pbx: Pbx) -> None:
    poison = pbx.post("poison", seconds=LONG_SECONDS)
    others = [pbx.post(f"beside-{n}") for n in range(3)]
    for attempt in (1, 2, 3):
        wait_until(
            lambda attempt=attempt: (
                _call(pbx.running, poison, "state, attempts") == ("transcribing", attempt)
            ),
            SOON_SECONDS,
            pbx.running.log,
        )
        pbx.running.kill_worker()
    _wait_for(pbx.running, poison, "quarantined")
    for call_id in others:
        _wait_for(pbx.running, call_id, "scored")
    _is_as_promised(pbx)
    pbx.running.command("requeue", poison)
    _wait_for(pbx.running, poison, "scored")
    _is_as_promised(pbx)


def test_everything_is_found_again_after_a_restart(tmp_path: Path) -> None:
    with running_serve(tmp_path / "data") as running:
        pbx = Pbx.add_to(running, tmp_path)
        call_id = pbx.post("restart")
        processes = running.children("")
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]
    with running_serve(tmp_path / "data") as running:
        pbx.running = running
        _wait_for(running, call_id, "scored")
        _is_as_promised(pbx)
