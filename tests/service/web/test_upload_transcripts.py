"""A transcript beside a recording: paired by name, read at once, kept with the call."""

import io

from flask.testing import FlaskClient

from service.services import Services
from service.storage import calls
from service.storage.given_transcripts import given_in_use

VTT = b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agent>Good morning, Acme.\n"
_JSON = {"Accept": "application/json"}


def _file(content: bytes, name: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def _given(services: Services) -> dict[str, str | None]:
    """The transcript's name of each call, by the recording's."""
    with services.database.transaction() as session:
        rows = calls.list_calls(session, calls.CallFilter(), limit=10)
        given = {row.file_name: given_in_use(session, row.id) for row in rows}
    return {name: file.name if file else None for name, file in given.items()}


def test_each_recording_gets_the_transcript_of_its_name(
    browser: FlaskClient, services: Services
) -> None:
    files = [
        _file(b"one", "One.wav"),
        _file(b"two", "two.mp3"),
        _file(VTT, "one.vtt"),
        _file(VTT, "three.vtt"),
    ]
    answer = browser.post("/upload", data={"file": files})
    assert _given(services) == {"One.wav": "one.vtt", "two.mp3": None}
    assert answer.status_code == 400
    assert "No recording of this name came with this transcript." in answer.text


def test_one_recording_and_one_transcript_belong_together(
    browser: FlaskClient, services: Services
) -> None:
    fields = {"file": _file(b"one", "one.wav"), "transcript": _file(VTT, "said.vtt")}
    assert browser.post("/upload", data=fields, headers=_JSON).status_code == 201
    assert _given(services) == {"one.wav": "said.vtt"}


def test_a_transcript_that_cannot_be_read_keeps_the_call_out(
    browser: FlaskClient, services: Services
) -> None:
    fields = {"file": _file(b"one", "one.wav"), "transcript": _file(b"WEBVTT\n\nHi", "a.vtt")}
    answer = browser.post("/upload", data=fields, headers=_JSON)
    assert answer.status_code == 400
    assert "The transcript a.vtt cannot be read: line 3" in answer.json["error"]["message"]
    assert _given(services) == {}


def test_a_recording_that_is_here_already_keeps_its_words(
    browser: FlaskClient, services: Services
) -> None:
    browser.post("/upload", data={"file": _file(b"one", "one.wav")})
    files = [_file(b"one", "one.wav"), _file(VTT, "one.vtt"), _file(b"two", "two.wav")]
    answer = browser.post("/upload", data={"file": files})
    assert "was here already, and its transcript was not taken." in answer.text
    assert _given(services)["one.wav"] is None
