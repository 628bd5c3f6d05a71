"""Carrying a notice to another system: checked addresses, no redirects, little patience."""

import threading
from dataclasses import dataclass, field
from ssl import SSLContext

import httpcore2
import httpx2

from service.notices.errors import Refused, Unheard
from service.notices.message import PostAnswer
from service.outgoing.connection import CheckedBackend, Deadline
from service.outgoing.destinations import Destinations, Resolve, port_of, resolve
from service.outgoing.errors import AddressRefused, Unanswered

# Standard Webhooks 1.0 asks for 15 to 30 s.
_SECONDS = 20.0
_READ_ANSWER_BYTES = 2000


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts by the rules of an installation; safe to share between threads."""

    destinations: Destinations
    stopping: threading.Event = field(default_factory=threading.Event)
    trusted: SSLContext = field(default_factory=httpcore2.default_ssl_context)
    resolve: Resolve = resolve

    def post(self, link: str, body: bytes, headers: dict[str, str]) -> PostAnswer:
        """What the other system answered. Raises `Unheard`, `Refused`, `Stopped`."""
        url = httpx2.URL(link)
        try:
            self.destinations.check(url)
            return self._exchange(url, body, headers)
        except AddressRefused as error:
            raise Refused(
                f"Nothing was sent to {url.host}: only https outside the house is. If it is a"
                f" system of your own, set CALLGRADE_NOTIFY_ALLOW={url.host}:{port_of(url)} and"
                " send it again."
            ) from error
        except Unanswered as error:
            raise Unheard(f"{url.host} could not be reached, or not in time.") from error
        except (httpcore2.TimeoutException, httpcore2.NetworkError) as error:
            raise Unheard(f"{url.host} could not be reached ({error}).") from error
        except httpcore2.ProtocolError as error:
            raise Unheard(f"{url.host} broke off its answer ({error}).") from error

    def _exchange(self, url: httpx2.URL, body: bytes, headers: dict[str, str]) -> PostAnswer:
        backend = CheckedBackend(self.destinations, Deadline(_SECONDS, self.stopping), self.resolve)
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        all_headers: dict[str | bytes, str | bytes] = {"User-Agent": "callgrade"}
        all_headers.update(headers)
        with (
            httpcore2.ConnectionPool(self.trusted, network_backend=backend) as pool,
            pool.stream("POST", target, headers=all_headers, content=body) as response,
        ):
            found = {n.decode().lower(): v.decode("latin-1") for n, v in response.headers}
            return PostAnswer(response.status, found, _beginning(response))


def _beginning(response: httpcore2.Response) -> str:
    text = b""
    for piece in response.iter_stream():
        text += piece
        if len(text) >= _READ_ANSWER_BYTES:
            break
    return text[:_READ_ANSWER_BYTES].decode(errors="replace")
