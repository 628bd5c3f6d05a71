"""An accepted recording is scored once, whatever is killed or emptied meanwhile."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import Running, credentials, running_serve, wait_until

SAMPLE = Path("service/samples/good-call-stereo.flac").resolve()
SOON_SECONDS = 120


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_serve(tmp_path / "data", {"CALLGRADE_LEASE_SECONDS": "4"}) as running:
        yield running


def _post(running: Running, token: str, call_id: str) -> None:
    subprocess.run(
        [
            *("curl", "--silent", "--show-error", "--fail"),
            *("--header", f"Authorization: Bearer {token}"),
            *("--form", f"file=@{SAMPLE}", "--form", f"call_id={call_id}"),
            f"{running.url}/hooks/pbx",
        ],
        check=True,
        capture_output=True,
    )


def _states(running: Running) -> list[str]:
    return [state for (state,) in running.rows("SELECT state FROM calls")]


def _scored_once(running: Running) -> bool:
    return running.rows("SELECT count(*) FROM scorecards") == [(1,)]


def test_a_call_is_scored_once_after_its_worker_was_killed(running: Running) -> None:
    _secret, token = credentials(running.command("source", "add", "pbx"))
    _post(running, token, "17")
    wait_until(
        lambda: running.rows("SELECT progress FROM calls WHERE progress > 0.1") != [],
        SOON_SECONDS,
        running.log,
    )
    running.kill_worker()
    wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
    assert _scored_once(running)
    assert running.rows("SELECT attempts FROM calls") == [(2,)]


def test_a_call_that_redis_forgot_is_scored(running: Running) -> None:
    _secret, token = credentials(running.command("source", "add", "pbx"))
    (redis,) = running.children("redis-server")
    socket = running.data_dir / "redis" / "redis.sock"
    for pid in running.children("worker"):
        subprocess.run(["kill", "-STOP", str(pid)], check=True)
    _post(running, token, "18")
    subprocess.run(["redis-cli", "-s", str(socket), "flushall"], check=True, capture_output=True)
    for pid in running.children("worker"):
        subprocess.run(["kill", "-CONT", str(pid)], check=True)
    assert redis in running.children("redis-server")
    wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
    assert _scored_once(running)


def test_a_recording_is_accepted_while_redis_is_away_and_scored_later(running: Running) -> None:
    _secret, token = credentials(running.command("source", "add", "pbx"))
    (redis,) = running.children("redis-server")
    subprocess.run(["kill", "-KILL", str(redis)], check=True)
    _post(running, token, "19")
    wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
    assert _scored_once(running)


def test_everything_is_found_again_after_a_restart(tmp_path: Path) -> None:
    with running_serve(tmp_path / "data") as running:
        _secret, token = credentials(running.command("source", "add", "pbx"))
        _post(running, token, "20")
        processes = running.children("")
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]
    with running_serve(tmp_path / "data") as running:
        wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
        assert _scored_once(running)
