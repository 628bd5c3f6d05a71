"""Asking another machine for a file: guarded, limited, read in pieces."""

import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from ssl import SSLCertVerificationError, SSLContext, SSLError

import httpcore2
import httpx2

from service.outgoing.connection import CheckedBackend, Deadline
from service.outgoing.destinations import Destinations, Resolve, port_of, resolve
from service.outgoing.errors import AddressRefused, CertificateRefused, Unanswered

_MOST_REDIRECTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 20.0
_GZIP_OR_ZLIB = 47
_SLOWEST_BYTES_PER_SECOND = 8000


class Body:
    """The bytes of an answer in pieces, unpacked where they came packed."""

    def __init__(self, pieces: Iterator[bytes], *, packed: bool) -> None:
        self._pieces = pieces
        self._unpacker = zlib.decompressobj(_GZIP_OR_ZLIB) if packed else None
        self._pending = b""

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, none at the end. Raises `Unanswered`, `Stopped`."""
        while True:
            if not self._pending:
                piece = next(self._pieces, None)
                if piece is None:
                    return self._last(size)
                self._pending = piece
            if taken := self._take(size):
                return taken

    def _take(self, size: int) -> bytes:
        if self._unpacker is None:
            taken, self._pending = self._pending[:size], self._pending[size:]
            return taken
        # Never more than asked for at once: a few packed bytes can stand for gigabytes.
        try:
            taken = self._unpacker.decompress(self._pending, size)
        except zlib.error as error:
            raise Unanswered("The recording arrived packed and damaged.") from error
        self._pending = self._unpacker.unconsumed_tail
        return taken

    def _last(self, size: int) -> bytes:
        if self._unpacker is None:
            return b""
        taken = self._unpacker.decompress(b"", size)
        if not taken and not self._unpacker.eof:
            raise Unanswered("The recording arrived packed and cut off.")
        return taken


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other machine said; header names are in lower case."""

    host: str
    status: int
    headers: Mapping[str, str]
    body: Body


@dataclass(frozen=True, slots=True)
class Client:
    """Asks by the rules of an installation; safe to share between threads.

    `trusted` replaces the certificates that the system trusts, `resolve` how hosts are found.
    `patience_seconds` is how long an answer may be slower than a telephone line.
    """

    destinations: Destinations
    seconds: float
    proxy: str = ""
    trusted: SSLContext = field(default_factory=httpcore2.default_ssl_context)
    resolve: Resolve = resolve
    stopping: threading.Event = field(default_factory=threading.Event)
    patience_seconds: float = 30.0

    @contextmanager
    def get(self, link: str, *, authorization: str | None = None) -> Iterator[Answer]:
        """The answer, after up to three redirects; the connection ends with the context.

        Raises `AddressRefused`, `CertificateRefused`, `Unanswered`, `Stopped`.
        """
        deadline = Deadline(self.seconds, self.stopping)
        url = _parsed(link)
        with _translated(), self._pool(deadline) as pool:
            for _ in range(_MOST_REDIRECTS + 1):
                self.destinations.check(url)
                headers = _headers(authorization)
                with pool.stream(
                    "GET", _for_httpcore(url), headers=headers, extensions=_TIMEOUTS
                ) as response:
                    answer = _answer(url, response, self.patience_seconds)
                    if answer.status not in _REDIRECTS or "location" not in answer.headers:
                        yield answer
                        return
                there = _joined(url, answer.headers["location"])
                authorization = authorization if _same_place(url, there) else None
                url = there
        raise AddressRefused(
            f"The recording's link leads from one address to the next more than"
            f" {_MOST_REDIRECTS} times."
        )

    def _pool(self, deadline: Deadline) -> httpcore2.ConnectionPool:
        if not self.proxy:
            backend = CheckedBackend(self.destinations, deadline, self.resolve)
            return httpcore2.ConnectionPool(self.trusted, network_backend=backend)
        # The proxy finds the host, so it must keep the house closed; it is itself allowed.
        proxy = httpx2.URL(self.proxy)
        near = Destinations(frozenset([(proxy.host, port_of(proxy))]))
        return httpcore2.ConnectionPool(
            self.trusted,
            proxy=httpcore2.Proxy(self.proxy),
            network_backend=CheckedBackend(near, deadline, self.resolve),
        )


_TIMEOUTS = {
    "timeout": {
        "connect": _CONNECT_SECONDS,
        "read": _READ_SECONDS,
        "write": _READ_SECONDS,
        "pool": _CONNECT_SECONDS,
    }
}


def _headers(authorization: str | None) -> dict[str | bytes, str | bytes]:
    headers: dict[str | bytes, str | bytes] = {
        "User-Agent": "callgrade",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
    }
    if authorization:
        headers["Authorization"] = authorization
    return headers


def _answer(url: httpx2.URL, response: httpcore2.Response, patience_seconds: float) -> Answer:
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in response.headers}
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise AddressRefused(f"{url.host} sends the recording packed as {packing[:20]!r}.")
    packed = packing not in ("", "identity")
    body = Body(_pieces(response, patience_seconds), packed=packed)
    return Answer(url.host, response.status, headers, body)


def _pieces(response: httpcore2.Response, patience_seconds: float) -> Iterator[bytes]:
    began, size_bytes = time.monotonic(), 0
    with _translated():
        for piece in response.iter_stream():
            yield piece
            size_bytes += len(piece)
            seconds = time.monotonic() - began
            # One that trickles would keep others waiting until its time is over.
            if seconds > patience_seconds and size_bytes < seconds * _SLOWEST_BYTES_PER_SECOND:
                raise Unanswered("The recording arrived too slowly.")


def _parsed(link: str) -> httpx2.URL:
    try:
        return httpx2.URL(link)
    except (httpx2.InvalidURL, ValueError) as error:
        raise AddressRefused("The recording's link is no web address.") from error


def _joined(url: httpx2.URL, location: str) -> httpx2.URL:
    try:
        return url.join(location)
    except (httpx2.InvalidURL, ValueError) as error:
        raise AddressRefused(f"{url.host} leads on to something that is no link.") from error


def _same_place(one: httpx2.URL, other: httpx2.URL) -> bool:
    return (one.scheme, one.host, port_of(one)) == (other.scheme, other.host, port_of(other))


def _for_httpcore(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise Unanswered("The phone system did not answer in time.") from error
    except (httpcore2.NetworkError, httpcore2.ProxyError) as error:
        if _is_certificate(error):
            raise CertificateRefused(
                f"The phone system's certificate is not valid for its address ({error}). With a"
                " certificate of your own, let SSL_CERT_FILE name the file of who signed it."
            ) from error
        raise Unanswered(f"The phone system could not be reached ({error}).") from error
    except httpcore2.ProtocolError as error:
        raise Unanswered(f"The phone system broke off its answer ({error}).") from error
    except httpcore2.UnsupportedProtocol as error:
        raise AddressRefused("The recording's link is no web address.") from error


def _is_certificate(error: BaseException) -> bool:
    cause = error.__cause__ or error.__context__
    return isinstance(cause, SSLCertVerificationError) or (
        isinstance(cause, SSLError) and "CERTIFICATE" in str(cause).upper()
    )
