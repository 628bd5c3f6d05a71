"""The script for Asterisk and FreeSWITCH: what is not taken at once is kept and sent again."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from werkzeug.serving import make_server

from tests.service.api.phone_systems.conftest import House
from tests.service.api.requests import WAV

SCRIPT = Path(__file__).parents[4] / "docs/phone-systems/callgrade-push"
pytestmark = pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")


@dataclass
class Flaky:
    """The real application behind a server that first fails as often as it is told."""

    application: Callable[..., Iterable[bytes]]
    failures: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self.failures:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            start_response(self.failures.pop(0), [("Content-Length", "0")])
            return [b""]
        return self.application(environ, start_response)


@dataclass
class PhoneSystem:
    flaky: Flaky
    spool: Path
    environ: dict[str, str]

    def push(self, *arguments: str, tries: int = 1) -> int:
        environ = {**os.environ, **self.environ, "CALLGRADE_TRIES": str(tries)}
        command = [SCRIPT, *arguments]
        done = subprocess.run(command, check=False, env=environ, capture_output=True, timeout=60)
        return done.returncode

    def kept(self, where: str = "waiting") -> int:
        return len(list((self.spool / where).glob("*")))


@pytest.fixture
def phone_system(house: House, tmp_path: Path) -> Iterator[PhoneSystem]:
    flaky = Flaky(house.app)
    server = make_server("127.0.0.1", 0, flaky, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    spool = tmp_path / "spool"
    environ = {
        "CALLGRADE_PUSH_CONF": "/dev/null",
        "CALLGRADE_ADDRESS": f"http://127.0.0.1:{server.port}/hooks/asterisk",
        "CALLGRADE_TOKEN": house.credentials["asterisk"].token,
        "CALLGRADE_SPOOL": str(spool),
        "CALLGRADE_PAUSE": "0",
        "CALLGRADE_LEAVE_MINUTES": "-1",
    }
    yield PhoneSystem(flaky, spool, environ)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def recording(tmp_path: Path) -> str:
    file = tmp_path / "out 600; 'x'.wav"
    file.write_bytes(WAV)
    return str(file)


def test_a_recording_is_sent_with_its_fields(phone_system, house, recording):
    assert phone_system.push(recording, "uniqueid=17.1", "agent=Zoë; $(id) Park") == 0
    [call] = house.calls()
    assert (call.external_id, call.agent) == ("17.1", "Zoë; $(id) Park")
    assert call.size_bytes == len(WAV)
    assert phone_system.kept() == 0
    assert Path(recording).exists()


def test_it_tries_again_until_it_is_taken(phone_system, house, recording):
    phone_system.flaky.failures += ["503 Later", "500 Fault"]
    assert phone_system.push(recording, "uniqueid=17.2", tries=3) == 0
    assert len(house.calls()) == 1
    assert phone_system.kept() == 0


def test_what_is_left_over_is_kept_and_sent_later(phone_system, house, recording):
    phone_system.flaky.failures += ["503 Later"] * 3
    assert phone_system.push(recording, "uniqueid=17.3") == 1
    Path(recording).unlink()  # the phone system tidies up meanwhile
    assert (phone_system.kept(), house.calls()) == (1, [])
    assert [phone_system.push("--retry") for _ in range(3)] == [1, 1, 0]
    assert [c.external_id for c in house.calls()] == ["17.3"]
    assert phone_system.kept() == 0


def test_nobody_there_is_a_reason_to_wait(phone_system, house, recording):
    there = phone_system.environ["CALLGRADE_ADDRESS"]
    phone_system.environ["CALLGRADE_ADDRESS"] = "http://127.0.0.1:9/hooks/asterisk"
    assert phone_system.push(recording) == 1
    phone_system.environ["CALLGRADE_ADDRESS"] = there
    assert phone_system.push("--retry") == 0
    assert len(house.calls()) == 1


def test_a_wrong_token_waits_to_be_corrected(phone_system, house, recording):
    right = phone_system.environ["CALLGRADE_TOKEN"]
    phone_system.environ["CALLGRADE_TOKEN"] = "cgt_wrong"
    phone_system.push(recording)
    assert phone_system.kept() == 1
    phone_system.environ["CALLGRADE_TOKEN"] = right
    assert phone_system.push("--retry") == 0


def test_what_is_refused_for_good_is_put_aside(phone_system, house, recording):
    assert phone_system.push(recording, "direction=sideways") == 1
    assert (phone_system.kept(), phone_system.kept("refused")) == (0, 1)
    assert house.calls() == []
