"""What is too much or comes at a bad time is refused early, in little memory, and said so."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.commands.web import gunicorn_arguments
from service.storage import sources
from tests.running import free_port, wait_until
from tests.service.web.conftest import Installation, install, signed_in

pytestmark = pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
LIMIT_BYTES = 100_000_000
_IDLE_TO_BUSY_BYTES = 50_000_000


class Server:
    """A real server; `refuse` posts far more than it takes."""

    def __init__(self, folder: Path) -> None:
        self.installation = install(folder, max_upload_bytes=LIMIT_BYTES)
        self.huge = folder / "huge.wav"
        with self.huge.open("wb") as file:
            file.truncate(3 * LIMIT_BYTES)
        cookie = signed_in(self.installation).get_cookie("callgrade-sign-in")
        assert cookie
        self.cookie = f"callgrade-sign-in={cookie.value}"
        with self.installation.services.database.transaction() as session:
            self.token = sources.add_source(session, "pbx").token
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        environ = {**os.environ, **self.installation.services.settings.to_env()}
        command = [sys.executable, *gunicorn_arguments("127.0.0.1", port, threads=4)]
        self.process = subprocess.Popen(command, env=environ)
        wait_until(lambda: self.curl("/healthz") == 200, 60)

    def curl(self, path: str, *arguments: str) -> int:
        command = ["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", "60"]
        done = subprocess.run(
            [*command, *arguments, self.address + path], capture_output=True, check=False
        )
        return int(done.stdout or 0)

    def peak_memory_bytes(self) -> int:
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        status = Path(f"/proc/{tasks.read_text().split()[0]}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return int(found[1]) * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server"))
    yield server
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(30)
    server.installation.services.close()


@pytest.mark.parametrize("chunked", [False, True], ids=["announced", "unannounced"])
@pytest.mark.parametrize("way", ["form", "hook form", "hook body"])
def test_too_much_is_refused_in_little_memory(way: str, server: Server, *, chunked: bool) -> None:
    bearer = ["-H", f"Authorization: Bearer {server.token}"]
    path, arguments = {
        "form": ("/upload", ["-b", server.cookie, "-F", f"file=@{server.huge}"]),
        "hook form": ("/hooks/pbx", [*bearer, "-F", f"file=@{server.huge}"]),
        "hook body": ("/hooks/pbx/huge.wav", [*bearer, "-T", str(server.huge)]),
    }[way]
    if chunked:
        arguments += ["-H", "Transfer-Encoding: chunked"]
    before = server.peak_memory_bytes()
    assert server.curl(path, *arguments) == 413
    assert server.peak_memory_bytes() - before < _IDLE_TO_BUSY_BYTES
    recordings = server.installation.services.settings.data_dir / "recordings"
    assert [p for p in recordings.rglob("*") if p.is_file()] == []
    assert list((server.huge.parent / "incoming").glob("*")) == []


def test_a_form_sent_while_the_database_is_away_says_when_to_send_it_again(
    installation: Installation, browser: FlaskClient, tmp_path: Path
) -> None:
    installation.services.database.dispose()
    for file in tmp_path.glob("callgrade.sqlite3*"):
        file.unlink()
    (tmp_path / "callgrade.sqlite3").mkdir()
    sound = (tmp_path / "a.wav", "a.wav")
    sound[0].write_bytes(b"sound")
    answer = browser.post("/upload", data={"file": sound})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Your files are where they were" in answer.text


def test_over_a_quota_the_form_says_which_and_the_script_when_to_come_back(tmp_path: Path) -> None:
    made = install(tmp_path, quota_calls_per_day=1)
    browser = signed_in(made)
    for number in range(2):
        sound = tmp_path / "a.wav"
        sound.write_bytes(f"sound {number}".encode())
        answer = browser.post(
            "/upload", data={"file": (sound, "a.wav")}, headers={"Accept": "application/json"}
        )
    made.services.close()
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "quota of 1 recordings in 24 hours" in answer.json["error"]["message"]
