"""The same webhook fifty times at once makes one call, and everybody hears the same yes."""

import json
import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from service.commands.web import gunicorn_arguments
from service.config import Settings
from service.services import Services
from service.storage import sources
from service.storage.migrate import migrate
from service.storage.tables import CallState
from tests.faults.history_books import read_books
from tests.postgres import Postgres
from tests.running import free_port, wait_until
from tests.service.api.requests import multipart

TIMES = 50


@pytest.fixture(params=["sqlite", "postgresql"])
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    settings = Settings(secret_key="for tests").with_data_dir(tmp_path / "data")
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        settings = replace(settings, database_url=postgres.new_database())
    services = Services.build(settings)
    migrate(services.database)
    yield services
    services.close()


@pytest.fixture
def address(services: Services) -> Iterator[str]:
    """A real web process."""
    port = free_port()
    command = [sys.executable, *gunicorn_arguments("127.0.0.1", port, threads=16)]
    environment = {**os.environ, **services.settings.to_env()}
    with subprocess.Popen(command, env=environment) as web:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_until(lambda: _answers(f"{address}/sign-in"), 60)
            yield address
        finally:
            web.terminate()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except OSError:
        return False


def _post_at_once(address: str, token: str) -> list[tuple[int, str]]:
    body, content_type = multipart(call_id="17")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": content_type}
    together = threading.Barrier(TIMES)

    def post(_number: int) -> tuple[int, str]:
        asked = urllib.request.Request(address, data=body, headers=headers)
        together.wait(60)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, json.loads(answer.read())["id"]

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(post, range(TIMES)))


def test_a_storm_of_one_webhook_makes_one_call(services: Services, address: str) -> None:
    with services.database.transaction() as session:
        token = sources.add_source(session, "pbx").token
    answers = _post_at_once(f"{address}/hooks/pbx", token)
    books = read_books(services.settings)
    [call] = books.calls
    assert set(answers) == {(202, call.id)}
    assert call.state == CallState.STORED
    assert (books.files, books.unfinished_files) == ({call.storage_key}, ())
