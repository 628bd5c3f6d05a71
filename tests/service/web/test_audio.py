"""The sound by range: a player may jump, and a recording is never read as a page."""

import pytest
from flask.testing import FlaskClient

from service.services import Services
from tests.factories import add_call

_SOUND = bytes(range(256)) * 4


@pytest.fixture
def address(services: Services) -> str:
    return f"/calls/{add_call(services, sound=_SOUND).id}/audio"


def test_the_whole_recording_says_that_it_can_be_jumped_in(
    browser: FlaskClient, address: str
) -> None:
    answer = browser.get(address)
    assert (answer.status_code, answer.data) == (200, _SOUND)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.content_type == "audio/wav"


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-", 0, 1024),
        ("bytes=100-199", 100, 200),
        ("bytes=1000-9999", 1000, 1024),
        ("bytes=-24", 1000, 1024),
        ("bytes=-9999", 0, 1024),
        ("bytes=1023-1023", 1023, 1024),
    ],
)
def test_a_part_is_exactly_the_asked_bytes(
    browser: FlaskClient, address: str, asked: str, start: int, stop: int
) -> None:
    answer = browser.get(address, headers={"Range": asked})
    assert (answer.status_code, answer.data) == (206, _SOUND[start:stop])
    assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/1024"
    assert answer.content_length == stop - start


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=5000-6000"])
def test_a_part_past_the_end_is_416(browser: FlaskClient, address: str, asked: str) -> None:
    answer = browser.get(address, headers={"Range": asked})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == "bytes */1024"


@pytest.mark.parametrize("asked", ["bytes=9-5", "lines=0-5", "bytes=a-b", "bytes=0-1,5-6", "-"])
def test_what_is_no_usable_range_gets_the_whole(
    browser: FlaskClient, address: str, asked: str
) -> None:
    answer = browser.get(address, headers={"Range": asked})
    assert (answer.status_code, answer.data) == (200, _SOUND)


def test_head_tells_the_length_without_the_bytes(browser: FlaskClient, address: str) -> None:
    answer = browser.head(address, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.data) == (206, b"")
    assert answer.headers["Content-Length"] == "10"


def test_a_part_of_another_version_is_not_mixed_in(browser: FlaskClient, address: str) -> None:
    etag = browser.head(address).headers["ETag"]
    same = browser.get(address, headers={"Range": "bytes=0-9", "If-Range": etag})
    other = browser.get(address, headers={"Range": "bytes=0-9", "If-Range": '"old"'})
    assert (same.status_code, other.status_code) == (206, 200)


def test_the_copy_for_listening_is_preferred(browser: FlaskClient, services: Services) -> None:
    copy = add_call(services, sound=b"an mp3")
    call = add_call(services, sound=b"an amr", file_name="a.amr", listening_key=copy.storage_key)
    answer = browser.get(f"/calls/{call.id}/audio")
    assert (answer.data, answer.content_type) == (b"an mp3", "audio/mpeg")


def test_a_page_in_disguise_is_not_read_as_one(browser: FlaskClient, services: Services) -> None:
    call = add_call(services, sound=b"<script>", file_name='x";\r\na=b.html')
    answer = browser.get(f"/calls/{call.id}/audio")
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == f'inline; filename="call-{call.id}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("call_id", ["none", "..", "%2e%2e%2f%2e%2e%2fetc%2fpasswd"])
def test_a_made_up_call_has_no_sound(browser: FlaskClient, call_id: str) -> None:
    assert browser.get(f"/calls/{call_id}/audio").status_code == 404


def test_a_lost_file_is_said_plainly(browser: FlaskClient, services: Services) -> None:
    call = add_call(services)
    services.store.delete(call.storage_key)
    answer = browser.get(f"/calls/{call.id}/audio")
    assert answer.status_code == 404
    assert "missing from the storage" in answer.text
