"""Where this installation may ask: https anywhere outside, and hosts that were named."""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from ipaddress import ip_address
from socket import IPPROTO_TCP, gaierror, getaddrinfo
from urllib.parse import urlsplit

import httpx2

from service.outgoing.addresses import refusal
from service.outgoing.errors import AddressRefused, Unanswered

Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host. Raises `Unanswered` when there is none."""
    try:
        found = getaddrinfo(host, port, proto=IPPROTO_TCP)
    except (gaierror, UnicodeError) as error:
        raise Unanswered(f"There is no address for {host}.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Destinations:
    """The rules of an installation. `allowed` may lie inside and do without https."""

    allowed: frozenset[tuple[str, int | None]] = frozenset()
    hosts: tuple[str, ...] = ()

    @classmethod
    def read(cls, allow: str, hosts: str) -> "Destinations":
        """From `CALLGRADE_FETCH_ALLOW` and `CALLGRADE_FETCH_HOSTS`."""
        return cls(
            frozenset(_host_and_port(entry) for entry in _entries(allow)), tuple(_entries(hosts))
        )

    def is_allowed(self, host: str, port: int) -> bool:
        """Whether the host was named as one that may lie inside the house."""
        return (host, port) in self.allowed or (host, None) in self.allowed

    def check(self, url: httpx2.URL) -> None:
        """Raises `AddressRefused` for what can be told without asking for the host's addresses."""
        host, port = url.host.lower(), port_of(url)
        if url.userinfo:
            raise AddressRefused(
                "The recording's link holds a name and password. Enter them as what to fetch"
                " with on the source's page instead."
            )
        if self.is_allowed(host, port):
            return
        if url.scheme != "https" or not host:
            raise AddressRefused(
                f"The recording's link begins with {url.scheme[:20]}://, and only https:// is"
                f" followed. Set CALLGRADE_FETCH_ALLOW={host or 'HOST'} if it is a phone system"
                " of your own that has no https."
            )
        if self.hosts and not any(fnmatchcase(host, pattern) for pattern in self.hosts):
            raise AddressRefused(
                f"The recording lies on {host}, which is not among CALLGRADE_FETCH_HOSTS."
            )
        if _is_address(host):
            _check_address(host, host)

    def addresses(self, host: str, port: int, resolve: Resolve) -> list[str]:
        """The addresses to connect to, each checked. Raises `AddressRefused`, `Unanswered`."""
        found = resolve(host, port)
        if not self.is_allowed(host.lower(), port):
            # One bad address among good ones is reason enough: the host cannot be trusted.
            for address in found:
                _check_address(address, host)
        return found


def port_of(url: httpx2.URL) -> int:
    """The port that a link leads to."""
    return url.port or (443 if url.scheme == "https" else 80)


def _check_address(address: str, host: str) -> None:
    reason = refusal(address)
    if reason:
        raise AddressRefused(
            f"The recording's link leads to {host}, whose address is {reason}. Nothing was asked"
            f" there. Set CALLGRADE_FETCH_ALLOW={host} if it is a phone system of your own."
        )


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _entries(text: str) -> list[str]:
    return [entry.strip().lower() for entry in text.split(",") if entry.strip()]


def _host_and_port(entry: str) -> tuple[str, int | None]:
    parts = urlsplit(f"//{entry}")
    return parts.hostname or "", parts.port
