"""Calls of the offline recogniser go round again, and the queue hears of it."""

import shutil
import subprocess
import time

import pytest

from service.storage import calls
from service.storage.tables import CallState
from tests.factories import add_call


def state_of(services, call_id: str) -> tuple[str, bool]:
    with services.database.transaction() as session:
        row = calls.get_call(session, call_id)
        return row.state, row.transcribe_again


def test_only_calls_of_the_offline_recogniser_are_sent(callgrade, services):
    poor = add_call(services, state=CallState.SCORED, fallback_engine=True)
    good = add_call(services, state=CallState.SCORED)
    done = callgrade("retranscribe", "--all-fallback")
    assert done.output == "1 call is being transcribed again.\n"
    assert state_of(services, poor.id) == ("stored", True)
    assert state_of(services, good.id) == ("scored", False)


def test_named_calls_are_sent_and_the_others_explained(callgrade, services):
    failed = add_call(services, state=CallState.FAILED)
    waiting = add_call(services)
    done = callgrade("retranscribe", failed.id, waiting.id, "nothere")
    assert done.exit_code == 1
    assert "1 call is being transcribed again." in done.output
    assert f"{waiting.id}: it waits or is being worked on already." in done.output
    assert "nothere: there is no such call." in done.output


@pytest.mark.parametrize("arguments", [(), ("abc", "--all-fallback")])
def test_it_wants_either_names_or_all(callgrade, arguments):
    done = callgrade("retranscribe", *arguments)
    assert done.exit_code == 2
    assert "--all-fallback" in done.output


@pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed")
def test_the_queue_carries_their_ids(callgrade, services):
    call = add_call(services, state=CallState.SCORED, fallback_engine=True)
    socket = services.settings.redis_socket
    socket.parent.mkdir(parents=True, exist_ok=True)
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", ""]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as redis:
        deadline = time.monotonic() + 10
        while not socket.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        callgrade("retranscribe", call.id)
        waiting = services.queue.waiting()
        redis.terminate()
    assert waiting == 1
