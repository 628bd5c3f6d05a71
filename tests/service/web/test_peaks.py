"""What is drawn of a sound is told to whoever may hear it, packed and for keeps."""

import gzip

from flask.testing import FlaskClient

from service.services import Services
from tests.factories import add_call
from tests.service.web.conftest import Installation

_DRAWN = b"CGP1" + bytes(range(256))
_PACKED = {"Accept-Encoding": "gzip"}


def test_they_are_sent_packed_and_kept_by_the_browser(
    browser: FlaskClient, services: Services
) -> None:
    call = add_call(services, peaks=_DRAWN)
    answer = browser.get(f"/calls/{call.id}/peaks", headers=_PACKED)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "private, max-age=604800, immutable"
    assert gzip.decompress(answer.data) == _DRAWN


def test_who_cannot_unpack_gets_them_unpacked(browser: FlaskClient, services: Services) -> None:
    answer = browser.get(f"/calls/{add_call(services, peaks=_DRAWN).id}/peaks")
    assert (answer.data, answer.headers.get("Content-Encoding")) == (_DRAWN, None)


def test_a_call_that_was_never_measured_has_nothing_to_draw(
    browser: FlaskClient, services: Services
) -> None:
    answer = browser.get(f"/calls/{add_call(services).id}/peaks")
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_made_up_call_and_one_without_sound_have_none(
    browser: FlaskClient, services: Services
) -> None:
    announced = add_call(services, storage_key=None, state="received")
    for call_id in ("none", announced.id):
        assert browser.get(f"/calls/{call_id}/peaks").status_code == 404


def test_a_stranger_gets_nothing(installation: Installation, services: Services) -> None:
    call = add_call(services, peaks=_DRAWN)
    answer = installation.stranger().get(f"/calls/{call.id}/peaks")
    assert (answer.status_code, "/sign-in" in answer.headers["Location"]) == (302, True)
