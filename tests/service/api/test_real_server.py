"""curl against gunicorn, as phone systems really post; the server runs without any Redis."""

import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.commands.web import gunicorn_arguments
from service.storage import sources
from tests.service.api.conftest import Installation
from tests.service.api.requests import multipart, signed_headers

pytestmark = pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")


@dataclass(frozen=True)
class Server:
    address: str
    pid: int

    def curl(self, *arguments: str) -> tuple[int, dict]:
        command = ["curl", "-sS", "-w", "\n%{http_code}", *arguments]
        printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        body, _, status = printed.stdout.rpartition("\n")
        return int(status), json.loads(body)

    def peak_memory_bytes(self) -> int:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        status = Path(f"/proc/{children[0]}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024


@pytest.fixture
def server(installation: Installation) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, **installation.settings.to_env()}
    environ["CALLGRADE_MAX_UPLOAD_BYTES"] = str(200_000_000)
    command = [sys.executable, *gunicorn_arguments("127.0.0.1", port, threads=4)]
    with subprocess.Popen(command, env=environ) as process:
        wait_for_port(port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
        process.send_signal(signal.SIGTERM)


def wait_for_port(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("gunicorn did not start")


def test_curl_posts_a_recording_and_asks_what_became_of_it(server, installation, tmp_path):
    recording = tmp_path / "call.wav"
    recording.write_bytes(os.urandom(3_000_000))
    token = ["-H", f"Authorization: Bearer {installation.pbx.token}"]
    form = ["-F", f"file=@{recording}", "-F", "call_id=77", "-F", "agent=Zoë"]
    status, answer = server.curl(*token, *form, f"{server.address}/hooks/pbx")
    assert status == 202
    status, told = server.curl(*token, answer["status_url"])
    assert (status, told["id"], told["state"]) == (200, answer["id"], "stored")
    [call] = installation.calls()
    assert (call.agent, call.sha256) == ("Zoë", hashlib.sha256(recording.read_bytes()).hexdigest())


def test_curl_with_a_wrong_token_or_too_much_is_told_so(server, installation, tmp_path):
    huge = tmp_path / "huge.wav"
    with huge.open("wb") as file:
        file.truncate(300_000_000)
    token = ["-H", f"Authorization: Bearer {installation.pbx.token}"]
    status, told = server.curl(*token, "-F", f"file=@{huge}", f"{server.address}/hooks/pbx")
    assert (status, told["error"]["code"]) == (413, "too_large")
    small = ["-F", "file=@/dev/null"]
    wrong = ["-H", "Authorization: Bearer no"]
    assert server.curl(*wrong, *small, f"{server.address}/hooks/pbx")[0] == 401
    assert installation.calls() == []


def test_a_large_signed_body_is_verified_in_little_memory(server, installation, tmp_path):
    body, content_type = multipart(bytes(range(256)) * 400_000, call_id="large")
    file = tmp_path / "body"
    file.write_bytes(body)
    headers = {"Content-Type": content_type, **signed_headers(installation.pbx.secret, body)}
    arguments = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    server.curl("-d", "", f"{server.address}/hooks/pbx")  # the server has loaded all it needs
    before = server.peak_memory_bytes()
    status, _ = server.curl(*arguments, "--data-binary", f"@{file}", f"{server.address}/hooks/pbx")
    assert (status, installation.calls()[0].size_bytes) == (202, 102_400_000)
    assert server.peak_memory_bytes() - before < 30_000_000


def test_the_example_of_the_documentation_works(server, installation):
    text = Path(__file__).parents[3].joinpath("docs/webhook.md").read_text(encoding="utf-8")
    example: dict = {}
    exec(text.split("```python")[1].split("```")[0], example)
    fields = {"call_id": "doc", "agent": "Zoë"}
    address = f"{server.address}/hooks/pbx"
    answer = example["post_recording"](address, installation.pbx.secret, b"\x00\xff" * 99, fields)
    [call] = installation.calls()
    assert json.loads(answer)["id"] == call.id
    assert (call.external_id, call.agent, call.size_bytes) == ("doc", "Zoë", 198)


def test_curl_puts_a_bare_recording_as_freeswitch_does(server, installation, tmp_path):
    recording = tmp_path / "u-1.wav"
    recording.write_bytes(os.urandom(3_000_000))
    with installation.services.database.transaction() as session:
        token = sources.add_source(session, "switch", kind="freeswitch").token
    host = server.address.removeprefix("http://")
    for folder in (f"{token}@{host}/hooks/switch", f"{host}/hooks/switch/{token}"):
        address = f"http://{folder}/u-1.wav?call_id=u-1"
        sent = ["-T", str(recording), "-H", "Expect: 100-continue", address]
        status, answer = server.curl(*sent)
        assert (status, answer["id"]) == (202, installation.calls()[0].id)
    [call] = installation.calls()
    assert call.sha256 == hashlib.sha256(recording.read_bytes()).hexdigest()
