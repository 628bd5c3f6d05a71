"""Asking real servers: addresses are checked and pinned, redirects re-checked, limits kept."""

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from service.outgoing.client import Client
from service.outgoing.destinations import Destinations
from service.outgoing.errors import AddressRefused, CertificateRefused, Stopped, Unanswered
from tests.servers import Identity, Site, answer, make_identity, site

SOUND = b"RIFF" + bytes(range(256)) * 40


def client(allow: str = "", hosts: str = "", seconds: float = 10.0) -> Client:
    return Client(Destinations.read(allow, hosts), seconds=seconds)


def read(client: Client, url: str, authorization: str | None = None) -> bytes:
    with client.get(url, authorization=authorization) as found:
        return b"".join(iter(lambda: found.body.read(1000), b""))


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Identity:
    return make_identity(tmp_path_factory.mktemp("tls"), "pbx.example")


@pytest.fixture
def pbx() -> Iterator[Site]:
    with site(answer(200, SOUND)) as pbx:
        yield pbx


def test_a_named_host_may_be_asked_without_https(pbx: Site) -> None:
    assert read(client(f"127.0.0.1:{pbx.port}"), f"{pbx.url}/a b.wav?x=1") == SOUND
    assert pbx.requests[0][0] == "/a%20b.wav?x=1"


@pytest.mark.parametrize(
    "url",
    [
        "http://pbx.example/a.wav",
        "https://127.0.0.1/a.wav",
        "https://[::1]/a.wav",
        "https://[::ffff:127.0.0.1]/a.wav",
        "https://169.254.169.254/latest/meta-data",
        "https://user:secret@pbx.example/a.wav",
        "file:///etc/passwd",
        "ftp://pbx.example/a.wav",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "//pbx.example/a.wav",
        "https://",
        "no link at all\n",
    ],
)
def test_a_link_that_leads_inside_or_is_none_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        read(replace(client(), resolve=lambda *_: ["127.0.0.1"]), url)


@pytest.mark.parametrize("name", ["localhost", "0x7f000001", "2130706433", "127.1", "0177.0.0.1"])
def test_names_of_this_machine_are_found_out_by_what_they_resolve_to(pbx: Site, name: str) -> None:
    with pytest.raises(AddressRefused):
        read(client(), f"https://{name}:{pbx.port}/a.wav")
    assert pbx.requests == []


def test_one_bad_address_among_good_ones_is_enough(pbx: Site) -> None:
    found = ["8.8.8.8", "127.0.0.1"]
    with pytest.raises(AddressRefused):
        read(replace(client(), resolve=lambda *_: found), f"https://pbx.example:{pbx.port}/a.wav")
    assert pbx.requests == []


def test_a_name_is_looked_up_once_so_that_no_second_answer_counts(identity: Identity) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with site(answer(200, SOUND), identity) as pbx:
        asking = client(f"pbx.example:{pbx.port}")
        asking = replace(asking, trusted=identity.trusting_context(), resolve=resolve)
        assert read(asking, f"https://pbx.example:{pbx.port}/a.wav") == SOUND
    assert asked == ["pbx.example"]
    assert pbx.requests[0][1]["Host"] == f"pbx.example:{pbx.port}"


def test_the_certificate_must_be_the_one_of_the_host(identity: Identity) -> None:
    with site(answer(200, SOUND), identity) as pbx:
        asking = replace(client("other.example"), trusted=identity.trusting_context())
        asking = replace(asking, resolve=lambda *_: ["127.0.0.1"])
        with pytest.raises(CertificateRefused):
            read(asking, f"https://other.example:{pbx.port}/a.wav")
        with pytest.raises(CertificateRefused):
            read(client("127.0.0.1"), f"{pbx.url}/a.wav")
    assert pbx.requests == []


def test_only_named_hosts_are_asked_where_any_are_named() -> None:
    asking = replace(client(hosts="*.twilio.com"), resolve=lambda *_: ["127.0.0.1"])
    with pytest.raises(AddressRefused, match="FETCH_HOSTS"):
        read(asking, "https://evil.example/a.wav")
    with pytest.raises(AddressRefused, match="this machine"):
        read(asking, "https://api.twilio.com/a.wav")


def test_a_redirect_inside_is_not_followed(pbx: Site) -> None:
    there = f"https://localhost:{pbx.port}/a.wav"
    with site(answer(302, Location=there)) as first, pytest.raises(AddressRefused):
        read(client(f"127.0.0.1:{first.port}"), first.url)
    assert pbx.requests == []


def test_credentials_stay_with_their_host(pbx: Site) -> None:
    with site(answer(307, Location=f"{pbx.url}/b.wav")) as first:
        assert read(client("127.0.0.1"), first.url, "Bearer secret") == SOUND
    assert first.requests[0][1]["Authorization"] == "Bearer secret"
    assert "Authorization" not in pbx.requests[0][1]


def test_credentials_go_along_on_the_same_host() -> None:
    def handle(request: BaseHTTPRequestHandler) -> None:
        there = request.path == "/there"
        (answer(200, SOUND) if there else answer(302, Location="/there"))(request)

    with site(handle) as pbx:
        assert read(client("127.0.0.1"), pbx.url, "Basic abc") == SOUND
    assert [headers["Authorization"] for _, headers in pbx.requests] == ["Basic abc"] * 2


def test_no_more_than_three_redirects_are_followed() -> None:
    with (
        site(answer(302, Location="/again")) as pbx,
        pytest.raises(AddressRefused, match="3 times"),
    ):
        read(client("127.0.0.1"), pbx.url)
    assert len(pbx.requests) == 4


def test_an_answer_that_is_shorter_than_announced_is_broken() -> None:
    short = answer(200, SOUND, Content_Length=str(len(SOUND) + 1))
    with site(short) as pbx, pytest.raises(Unanswered):
        read(client("127.0.0.1"), pbx.url)


def test_a_packed_answer_that_was_cut_off_is_broken() -> None:
    half = gzip.compress(SOUND)[:-20]
    with site(answer(200, half, Content_Encoding="gzip")) as pbx, pytest.raises(Unanswered):
        read(client("127.0.0.1"), pbx.url)


@pytest.mark.parametrize("in_headers", [True, False])
def test_bytes_that_trickle_in_do_not_outlast_the_time(in_headers: bool) -> None:
    def trickle(request: BaseHTTPRequestHandler) -> None:
        if not in_headers:
            request.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        for _ in range(200):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)

    began = time.monotonic()
    with site(trickle) as pbx, pytest.raises(Unanswered, match="within 1 s"):
        read(client("127.0.0.1", seconds=0.6), pbx.url)
    assert time.monotonic() - began < 3


def test_an_answer_that_trickles_is_given_up_before_its_time() -> None:
    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        for _ in range(100):
            request.wfile.write(b"x" * 100)
            time.sleep(0.05)

    impatient = replace(client("127.0.0.1", seconds=60), patience_seconds=0.3)
    with site(trickle) as pbx, pytest.raises(Unanswered, match="too slowly"):
        read(impatient, pbx.url)


def test_a_packed_answer_is_unpacked_piece_by_piece() -> None:
    bomb = gzip.compress(bytes(200_000_000))
    packed = answer(200, bomb, Content_Encoding="gzip")
    with site(packed) as pbx, client("127.0.0.1").get(pbx.url) as found:
        assert [len(found.body.read(1000)) for _ in range(3)] == [1000] * 3


def test_a_fetch_ends_soon_when_the_program_does() -> None:
    asking = client("127.0.0.1")
    with site(lambda _request: time.sleep(3)) as pbx:
        threading.Timer(0.2, asking.stopping.set).start()
        began = time.monotonic()
        with pytest.raises(Stopped):
            read(asking, pbx.url)
    assert time.monotonic() - began < 8


def test_a_proxy_of_the_environment_is_not_used(pbx: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert read(client("127.0.0.1"), pbx.url) == SOUND


def test_a_proxy_that_was_set_is_used(pbx: Site) -> None:
    asking = replace(client("pbx.example"), proxy=pbx.url)
    assert read(asking, "http://pbx.example/a.wav") == SOUND
    assert pbx.requests[0][0] == "http://pbx.example/a.wav"
