"""A recording that comes in is written down once: its call, its log line and its place in line."""

import subprocess
from collections.abc import Iterator

import pytest
from sqlalchemy import event

from service.embedded_redis import EmbeddedRedis, find_redis_server
from tests.running import wait_until
from tests.service.api.conftest import Installation
from tests.service.api.requests import post_with_token


@pytest.fixture
def redis(installation: Installation) -> Iterator[None]:
    socket = installation.settings.redis_socket
    assert socket
    command = EmbeddedRedis(find_redis_server(), socket, installation.settings.data_dir).command()
    with subprocess.Popen(command) as process:
        wait_until(socket.exists, 10)
        yield
        process.terminate()


@pytest.mark.usefixtures("redis")
def test_call_and_log_line_are_added_together_and_touched_no_more(
    installation: Installation,
) -> None:
    written: list[str] = []
    engine = installation.services.database.engine
    event.listen(engine, "before_cursor_execute", lambda *given: written.append(given[2]))
    assert post_with_token(installation.client, installation.pbx.token).status_code == 202
    changes = [" ".join(words.split()[:3]) for words in written if not words.startswith("SELECT")]
    assert changes == ["INSERT INTO calls", "INSERT INTO deliveries"]
    assert installation.calls()[0].enqueued_at is not None


def test_a_call_that_no_queue_took_is_marked_as_not_sent(installation: Installation) -> None:
    assert post_with_token(installation.client, installation.pbx.token).status_code == 202
    assert installation.calls()[0].enqueued_at is None
