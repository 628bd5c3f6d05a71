"""What running everything on one machine takes: one owner of the data, a free port, waiting."""

import fcntl
import http.client
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import update

from service.errors import PermanentError, TransientError
from service.storage import fetches
from service.storage.session import Database
from service.storage.tables import CallRow, CallState

_START_SECONDS = 60.0
_WAITING_OR_WORKED_ON = (CallState.STORED, CallState.TRANSCRIBING, CallState.SCORING)


@contextmanager
def data_dir_lock(data_dir: Path) -> Iterator[None]:
    """Hold the data directory alone; the lock ends with the process, however that ends."""
    handle = os.open(data_dir / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise PermanentError(
            f"Callgrade already runs on {data_dir}. Stop it first, or choose another --data-dir.",
            code="already_running",
        ) from error
    else:
        yield
    finally:
        os.close(handle)


def port_is_free(host: str, port: int) -> None:
    """Raises `PermanentError` when something else listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PermanentError(
                f"Cannot listen on {host}:{port} ({error.strerror}). Choose another with --port.",
                code="port_taken",
            ) from error


def release_leases(database: Database) -> None:
    """Let calls that were being worked on start over: whoever worked on them is gone.

    What waits goes on the queue anew: the workers may have taken its message along.
    """
    with database.transaction() as session:
        fetches.release_all(session)
        session.execute(
            update(CallRow)
            .where(CallRow.state.in_(_WAITING_OR_WORKED_ON))
            .values(
                state=CallState.STORED,
                progress=0.0,
                lease_token=None,
                lease_expires_at=None,
                enqueued_at=None,
            )
        )


def wait_for_socket(path: Path) -> None:
    """Until something answers on a unix socket. Raises `TransientError` when nothing does."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            if probe.connect_ex(str(path)) == 0:
                return
        time.sleep(0.05)
    raise TransientError(
        "Redis did not start; redis/redis.log in the data directory says why.", code="redis_start"
    )


def wait_for_web(host: str, port: int) -> None:
    """Until the pages answer. Raises `TransientError` when they do not."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared only
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection(reachable, port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise TransientError("The web process did not start; its messages are above.", code="web_start")
