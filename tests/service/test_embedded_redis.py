"""The Redis that comes with an installation runs on a private socket and keeps its data."""

import shutil
import subprocess
from pathlib import Path

import pytest
import redis

from service.embedded_redis import EmbeddedRedis, find_redis_server
from service.errors import PermanentError
from service.single_machine import wait_for_socket


def _run(embedded: EmbeddedRedis) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(embedded.command(), stdout=subprocess.DEVNULL)
    wait_for_socket(embedded.socket)
    return process


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(10)


@pytest.fixture(params=["path", "wheel"])
def program(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "path" and shutil.which("redis-server") is None:
        pytest.skip("needs redis-server on the PATH")
    if request.param == "wheel":
        monkeypatch.setenv("PATH", "")
    try:
        return find_redis_server()
    except PermanentError:
        pytest.skip("no wheel with a redis-server for this Python")


def test_what_is_queued_survives_a_restart(program: Path, tmp_path: Path) -> None:
    embedded = EmbeddedRedis(program, tmp_path / "redis.sock", tmp_path)
    process = _run(embedded)
    with redis.Redis(unix_socket_path=str(embedded.socket)) as client:
        client.rpush("queue", "call")
    _stop(process)
    process = _run(embedded)
    with redis.Redis(unix_socket_path=str(embedded.socket)) as client:
        assert client.lrange("queue", 0, -1) == [b"call"]
    _stop(process)


def test_only_its_owner_can_reach_it(program: Path, tmp_path: Path) -> None:
    embedded = EmbeddedRedis(program, tmp_path / "redis.sock", tmp_path)
    process = _run(embedded)
    assert embedded.socket.stat().st_mode & 0o077 == 0
    _stop(process)


def test_a_missing_redis_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(PermanentError, match="apt install redis-server"):
        find_redis_server()
