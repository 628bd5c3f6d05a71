"""Connections that go to checked addresses only and end with the time that was given."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

from httpcore2 import (
    SOCKET_OPTION,
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
)

from service.outgoing.destinations import Destinations, Resolve
from service.outgoing.errors import Stopped, Unanswered

# How soon a connection notices that the program is ending.
_SLICE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment at which an exchange ends, whatever the other machine does."""

    seconds: float
    stopping: threading.Event = field(default_factory=threading.Event)
    _began: float = field(default_factory=time.monotonic)

    def left_seconds(self, at_most: float | None) -> float:
        """The time left, or less. Raises `Unanswered` when there is none, `Stopped`."""
        if self.stopping.is_set():
            raise Stopped("The program is ending.")
        left = self._began + self.seconds - time.monotonic()
        if left <= 0:
            raise Unanswered(
                f"The recording did not arrive within {self.seconds:.0f} s"
                " (CALLGRADE_FETCH_SECONDS)."
            )
        return left if at_most is None else min(left, at_most)


class CheckedBackend(NetworkBackend):
    """Looks a host up once, checks every address, and connects to just those."""

    def __init__(self, destinations: Destinations, deadline: Deadline, resolve: Resolve) -> None:
        self._destinations = destinations
        self._deadline = deadline
        self._resolve = resolve
        self._plain = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first address that answers. The certificate is checked for the host."""
        failed: Exception = ConnectError(f"no address for {host}")
        for address in self._destinations.addresses(host, port, self._resolve):
            seconds = self._deadline.left_seconds(timeout)
            try:
                stream = self._plain.connect_tcp(
                    address, port, seconds, local_address, socket_options
                )
            except (ConnectError, ConnectTimeout) as error:
                failed = error
                continue
            return _LimitedStream(stream, self._deadline)
        raise failed


class _LimitedStream(NetworkStream):
    """A stream whose every wait ends with the deadline, also while bytes trickle in."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; looks up now and then whether the program is ending."""
        give_up_at = time.monotonic() + (timeout or self._deadline.seconds)
        while True:
            try:
                return self._stream.read(max_bytes, self._deadline.left_seconds(_SLICE_SECONDS))
            except ReadTimeout:
                if time.monotonic() >= give_up_at:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the bytes."""
        self._stream.write(buffer, self._deadline.left_seconds(timeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        """The same connection, encrypted."""
        seconds = self._deadline.left_seconds(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, seconds)
        return _LimitedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)
