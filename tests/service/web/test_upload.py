"""Uploads: kept although the queue is away, each file with its own answer."""

import io
from datetime import UTC, datetime
from pathlib import Path

from flask.testing import FlaskClient

from service.services import Services
from service.storage import calls
from service.storage.tables import CallRow, CallState
from tests.factories import tone_wav
from tests.service.web.conftest import install, signed_in

_JSON = {"Accept": "application/json"}


def _file(content: bytes, name: str = "call.wav") -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def _rows(services: Services) -> list[CallRow]:
    with services.database.transaction() as session:
        return calls.list_calls(session, calls.CallFilter(), limit=100)


def test_an_upload_is_kept_although_the_queue_is_away(
    browser: FlaskClient, services: Services
) -> None:
    sound = tone_wav(0.2)
    answer = browser.post("/upload", data={"file": _file(sound)}, headers=_JSON)
    (row,) = _rows(services)
    assert answer.status_code == 201
    assert answer.json == {"id": row.id, "duplicate": False, "url": f"/calls/{row.id}"}
    assert row.state == CallState.STORED
    assert b"".join(services.store.read(row.storage_key, 0, len(sound))) == sound


def test_what_is_known_of_the_call_is_kept_with_it(
    browser: FlaskClient, services: Services
) -> None:
    fields = {
        "agent": " Mo ",
        "direction": "outbound",
        "agent_channel": "right",
        "started_at": "2026-03-31T14:05",
    }
    browser.post("/upload", data={"file": _file(b"sound"), **fields})
    (row,) = _rows(services)
    assert (row.agent, row.direction, row.agent_channel) == ("Mo", "outbound", "right")
    assert row.started_at == datetime(2026, 3, 31, 14, 5, tzinfo=UTC)


def test_the_same_recording_leads_to_its_call(browser: FlaskClient, services: Services) -> None:
    browser.post("/upload", data={"file": _file(b"sound")})
    again = browser.post("/upload", data={"file": _file(b"sound", "other.wav")}, headers=_JSON)
    (row,) = _rows(services)
    assert (again.status_code, again.json["duplicate"]) == (200, True)
    page = browser.post("/upload", data={"file": _file(b"sound")}, follow_redirects=True)
    assert page.request.path == f"/calls/{row.id}"
    assert "was here already" in page.text


def test_without_scripts_each_file_has_its_own_answer(
    browser: FlaskClient, services: Services
) -> None:
    files = [_file(b"one", "one.wav"), _file(b"", "empty.wav"), _file(b"two", "two.wav")]
    answer = browser.post("/upload", data={"file": files})
    assert len(_rows(services)) == 2
    assert answer.status_code == 400
    assert "The file is empty" in answer.text
    assert answer.text.count("Open the call") == 2


def test_a_form_without_a_file_is_told_so(browser: FlaskClient) -> None:
    answer = browser.post("/upload", data={"agent": "Mo"})
    assert answer.status_code == 400
    assert "No recording was sent" in answer.text


def test_a_recording_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    made = install(tmp_path, max_upload_bytes=400_000)
    browser = signed_in(made)
    answer = browser.post("/upload", data={"file": _file(b"x" * 400_001)}, headers=_JSON)
    form = "multipart/form-data; boundary=b"
    much_larger = browser.post("/upload", data=b"x" * 1_400_001, content_type=form, headers=_JSON)
    rows, left = _rows(made.services), list((tmp_path / "incoming").glob("*"))
    made.services.close()
    assert (answer.status_code, much_larger.status_code) == (413, 413)
    assert "larger than the limit" in answer.json["error"]["message"]
    assert "limit of 0.4 MB" in much_larger.json["error"]["message"]
    assert (rows, left) == ([], [])


def test_a_full_disk_is_a_clear_refusal(tmp_path: Path) -> None:
    made = install(tmp_path, keep_free_bytes=10**18)
    browser = signed_in(made)
    answer = browser.post("/upload", data={"file": _file(b"sound")}, headers=_JSON)
    made.services.close()
    assert answer.status_code == 507
    assert "nothing was stored" in answer.json["error"]["message"]


def test_a_strange_file_name_is_made_plain(browser: FlaskClient, services: Services) -> None:
    name = "C:\\calls\\" + "\u202e" + "<b>" + "x" * 300 + ".wav"
    browser.post("/upload", data={"file": _file(b"sound", name)})
    (row,) = _rows(services)
    assert len(row.file_name) == 255
    assert row.file_name.endswith("x.wav")
    assert browser.get(f"/calls/{row.id}").status_code == 200


def test_fields_that_cannot_be_used_are_named(browser: FlaskClient, services: Services) -> None:
    for fields, says in (
        ({"direction": "sideways"}, "direction cannot be"),
        ({"agent_channel": "3"}, "agent channel cannot be"),
        ({"started_at": "noon"}, "is no time"),
        ({"agent": "x" * 201}, "longer than 200"),
    ):
        answer = browser.post("/upload", data={"file": _file(b"a"), **fields}, headers=_JSON)
        assert answer.status_code == 400
        assert says in answer.json["error"]["message"]
    assert _rows(services) == []
