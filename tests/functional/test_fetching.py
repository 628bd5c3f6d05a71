"""Announced recordings are fetched at once by a real worker, whatever else waits or is lost."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import redis

from service.config import Settings
from service.embedded_redis import EmbeddedRedis, find_redis_server
from service.intake.announced import Announced
from service.jobs import SCORE_QUEUE
from service.reconciler import reconcile_fetches
from service.services import Services
from service.storage import sources
from service.storage.calls import CallDetails, get_call
from service.storage.tables import CallState
from tests.databases import lay_schema
from tests.factories import add_call, tone_wav
from tests.running import wait_until
from tests.servers import Site, answer, site

SOUND = tone_wav(0.1)


@pytest.fixture
def services() -> Iterator[Services]:
    with tempfile.TemporaryDirectory(prefix="cg-fetch-") as folder:
        settings = Settings().with_data_dir(Path(folder))
        settings = replace(settings, fetch_allow="127.0.0.1", same_sound="each", lease_seconds=2)
        services = Services.build(settings)
        lay_schema(services.database)
        with services.database.transaction() as session:
            sources.add_source(session, "pbx")
        yield services
        services.close()


@pytest.fixture(autouse=True)
def queue(services: Services) -> Iterator[redis.Redis]:
    """A real Redis at the installation's socket."""
    socket = services.settings.redis_socket
    assert socket
    command = EmbeddedRedis(find_redis_server(), socket, services.settings.data_dir).command()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_until(socket.exists, 10)
        yield redis.Redis(unix_socket_path=str(socket))
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def fetch_worker(services: Services) -> Iterator[subprocess.Popen[bytes]]:
    """`callgrade worker --queue fetch`, as it is started on a machine of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "worker", "--queue", "fetch"],
        env={**os.environ, **services.settings.to_env()},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def announce(services: Services, pbx: Site, external_id: str) -> str:
    details = CallDetails(file_name="a.wav", source_id=1, external_id=external_id)
    announced = Announced(url=f"{pbx.url}/{external_id}", details=details)
    return services.intake.announce([announced])[0].call_id


def is_stored(services: Services, call_id: str) -> bool:
    with services.database.transaction() as session:
        return get_call(session, call_id).state == CallState.STORED


def test_a_fetch_starts_at_once_before_a_thousand_calls_that_wait_for_scoring(
    services: Services, queue: redis.Redis
) -> None:
    assert services.queue.enqueue(add_call(services).id)
    queue.rpush(SCORE_QUEUE, *[queue.lindex(SCORE_QUEUE, 0)] * 1000)
    with site(answer(200, SOUND)) as pbx, fetch_worker(services):
        first = announce(services, pbx, "first")
        wait_until(lambda: is_stored(services, first), 60)  # the worker is up
        began = time.monotonic()
        second = announce(services, pbx, "second")
        wait_until(lambda: is_stored(services, second), 10)
        assert time.monotonic() - began < 5
    assert services.queue.waiting() > 1000  # the two that were fetched are behind them


def test_a_fetch_that_redis_forgot_and_a_worker_dropped_is_done_by_the_next(
    services: Services, queue: redis.Redis
) -> None:
    def hang_once(request: BaseHTTPRequestHandler) -> None:
        if len(pbx.requests) == 1:
            time.sleep(20)
        answer(200, SOUND)(request)

    with site(hang_once) as pbx:
        call_id = announce(services, pbx, "1")
        with fetch_worker(services) as worker:
            wait_until(lambda: len(pbx.requests) == 1, 60)
            worker.send_signal(signal.SIGKILL)
        queue.flushall()

        def brought_back() -> bool:
            return reconcile_fetches(services.settings, services.database, services.queue) == 1

        wait_until(brought_back, 10)
        with fetch_worker(services):
            wait_until(lambda: is_stored(services, call_id), 60)
    assert len(pbx.requests) == 2


def test_a_worker_told_to_stop_gives_back_what_it_is_at(services: Services) -> None:
    with site(lambda _request: time.sleep(20)) as pbx, fetch_worker(services) as worker:
        announce(services, pbx, "1")
        wait_until(lambda: len(pbx.requests) == 1, 60)
        worker.terminate()
        worker.wait(10)
        began = time.monotonic()
        assert reconcile_fetches(services.settings, services.database, services.queue) == 1
    assert time.monotonic() - began < 5
