"""An accepted recording is scored once, whatever is killed or emptied meanwhile."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from tests.running import Running, credentials, running_serve, wait_until

SAMPLE = Path("service/samples/good-call-stereo.flac").resolve()
CLIP_SECONDS = 15
SOON_SECONDS = 120


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The beginning of the sample call: long enough to be killed in, short enough to wait for."""
    samples, rate_hz = soundfile.read(SAMPLE)
    path = tmp_path_factory.mktemp("clip") / "clip.wav"
    soundfile.write(path, samples[: CLIP_SECONDS * rate_hz], rate_hz)
    return path


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_serve(tmp_path / "data", {"CALLGRADE_LEASE_SECONDS": "12"}) as running:
        yield running


def _post(running: Running, clip: Path, call_id: str) -> None:
    _secret, token = credentials(running.command("source", "add", "pbx"))
    subprocess.run(
        [
            *("curl", "--silent", "--show-error", "--fail", "--max-time", "30"),
            *("--header", f"Authorization: Bearer {token}"),
            *("--form", f"file=@{clip}", "--form", f"call_id={call_id}"),
            f"{running.url}/hooks/pbx",
        ],
        check=True,
        capture_output=True,
    )


def _states(running: Running) -> list[str]:
    return [state for (state,) in running.rows("SELECT state FROM calls")]


def _scored_once(running: Running) -> bool:
    return running.rows("SELECT count(*) FROM scorecards") == [(1,)]


def test_a_call_is_scored_once_after_its_worker_was_killed(running: Running, clip: Path) -> None:
    _post(running, clip, "17")
    wait_until(
        lambda: running.rows("SELECT progress FROM calls WHERE progress > 0.1") != [],
        SOON_SECONDS,
        running.log,
    )
    running.kill_worker()
    wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
    assert _scored_once(running)
    assert running.rows("SELECT attempts FROM calls") == [(2,)]


def test_a_call_that_redis_forgot_is_scored(running: Running, clip: Path) -> None:
    socket = running.data_dir / "redis" / "redis.sock"
    for pid in running.workers():
        subprocess.run(["kill", "-STOP", str(pid)], check=True)
    _post(running, clip, "18")
    subprocess.run(["redis-cli", "-s", str(socket), "flushall"], check=True, capture_output=True)
    for pid in running.workers():
        subprocess.run(["kill", "-CONT", str(pid)], check=True)
    wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
    assert _scored_once(running)


def test_a_recording_sent_while_redis_is_away_is_scored_later(running: Running, clip: Path) -> None:
    (redis,) = running.children("redis-server")
    subprocess.run(["kill", "-KILL", str(redis)], check=True)
    _post(running, clip, "19")
    wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
    assert _scored_once(running)


def test_everything_is_found_again_after_a_restart(tmp_path: Path, clip: Path) -> None:
    with running_serve(tmp_path / "data") as running:
        _post(running, clip, "20")
        processes = running.children("")
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]
    with running_serve(tmp_path / "data") as running:
        wait_until(lambda: _states(running) == ["scored"], SOON_SECONDS, running.log)
        assert _scored_once(running)
