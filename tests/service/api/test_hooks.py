"""A phone system posts a recording: who is let in, what is kept, what is answered."""

import hashlib
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from service.app import create_app
from tests.service.api.conftest import Installation, build
from tests.service.api.requests import WAV, multipart, post_with_token, signed_headers


def post_signed(
    installation: Installation, body: bytes, content_type: str, headers: dict[str, str]
):
    return installation.client.post(
        "/hooks/pbx", data=body, headers={"Content-Type": content_type, **headers}
    )


def test_a_recording_with_the_token_is_kept_and_answered_202(installation):
    answer = post_with_token(
        installation.client, installation.pbx.token, call_id="a-1", agent="Ana"
    )
    [call] = installation.calls()
    assert answer.status_code == 202
    assert answer.json == {
        "id": call.id,
        "status_url": f"http://localhost/api/calls/{call.id}",
    }
    assert (call.external_id, call.agent, call.size_bytes) == ("a-1", "Ana", len(WAV))
    stored = b"".join(installation.services.store.read(call.storage_key, 0, 10**6))
    assert stored == WAV


def test_the_fields_say_how_the_call_was(installation):
    fields = {
        "direction": "Outbound",
        "agent_channel": "left",
        "started_at": "2026-03-01T14:05:00Z",
    }
    post_with_token(installation.client, installation.pbx.token, **fields)
    [call] = installation.calls()
    assert (call.direction, call.agent_channel) == ("outbound", "left")
    assert call.started_at == datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
    assert call.file_name == "call 1.wav"


def test_a_time_without_zone_is_local_and_the_channel_is_the_sources(installation):
    post_with_token(installation.client, installation.pbx.token, started_at="2026-07-01 14:05")
    [call] = installation.calls()
    assert call.started_at == datetime(2026, 7, 1, 12, 5, tzinfo=UTC)
    assert call.agent_channel == "right"


def test_a_signed_recording_is_kept(installation):
    body, content_type = multipart(call_id="s-1")
    answer = post_signed(
        installation, body, content_type, signed_headers(installation.pbx.secret, body)
    )
    assert answer.status_code == 202
    assert installation.calls()[0].external_id == "s-1"


def test_the_standard_webhooks_library_makes_a_valid_signature(installation):
    body, content_type = multipart(b"RIFF plain letters", call_id="s-2")
    now = datetime.now(UTC)
    signature = Webhook(installation.pbx.secret).sign("evt_9", now, body.decode())
    headers = {
        "webhook-id": "evt_9",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": f"v1,AAAA v2,{'A' * 43}= {signature}",
    }
    assert post_signed(installation, body, content_type, headers).status_code == 202


@pytest.mark.parametrize("minutes", [-6, 6])
def test_an_old_or_early_signature_is_refused(installation, minutes):
    body, content_type = multipart()
    headers = signed_headers(installation.pbx.secret, body, at=time.time() + 60 * minutes)
    answer = post_signed(installation, body, content_type, headers)
    assert answer.status_code == 401
    assert "five minutes" in answer.json["error"]["message"]
    assert installation.calls() == []


def refused_headers(installation: Installation, body: bytes) -> dict[str, dict[str, str]]:
    good = signed_headers(installation.pbx.secret, body)
    return {
        "none": {},
        "wrong token": {"Authorization": "Bearer cgt_wrong"},
        "empty token": {"Authorization": "Bearer "},
        "another source's token": {"Authorization": f"Bearer {installation.other.token}"},
        "the hash as token": {"Authorization": "Bearer " + "0" * 64},
        "another source's secret": signed_headers(installation.other.secret, body),
        "changed body": signed_headers(installation.pbx.secret, body + b" "),
        "changed id": {**good, "webhook-id": "msg_2"},
        "no signature": {**good, "webhook-signature": ""},
        "no version": {**good, "webhook-signature": good["webhook-signature"][3:]},
        "not base64": {**good, "webhook-signature": "v1,*** v1"},
        "letters for a time": {**good, "webhook-timestamp": "now"},
    }


@pytest.mark.parametrize("case", range(12))
def test_who_proves_nothing_stores_nothing(installation, case):
    body, content_type = multipart(call_id="x")
    name, headers = list(refused_headers(installation, body).items())[case]
    answer = post_signed(installation, body, content_type, headers)
    assert (answer.status_code, answer.json["error"]["code"]) == (401, "unauthorised"), name
    assert installation.calls() == []
    assert installation.leftovers() == []


def test_an_unknown_source_looks_like_a_wrong_token(installation):
    known = installation.client.post("/hooks/pbx", headers={"Authorization": "Bearer x"})
    unknown = installation.client.post("/hooks/nobody", headers={"Authorization": "Bearer x"})
    assert (unknown.status_code, unknown.data) == (known.status_code, known.data)


def test_a_repeat_gets_the_same_answer(installation):
    first = post_with_token(installation.client, installation.pbx.token, call_id="r")
    again = post_with_token(
        installation.client, installation.pbx.token, b"other sound", call_id="r"
    )
    assert (again.status_code, again.json) == (202, first.json)
    assert len(installation.calls()) == 1


def post_fifty_times(installation: Installation) -> set[tuple[int, str]]:
    def post(number: int) -> tuple[int, str]:
        recording = WAV + bytes([number])
        answer = post_with_token(
            installation.app.test_client(), installation.pbx.token, recording, call_id="storm"
        )
        return answer.status_code, answer.json["id"]

    with ThreadPoolExecutor(16) as threads:
        return set(threads.map(post, range(50)))


def test_fifty_parallel_repeats_become_one_call(installation):
    answers = post_fifty_times(installation)
    [call] = installation.calls()
    kept = [p for p in (installation.settings.data_dir / "recordings").rglob("*") if p.is_file()]
    assert answers == {(202, call.id)}
    assert len(kept) == 1


def test_fifty_parallel_repeats_become_one_call_on_postgresql(installation, postgres):
    built = build(replace(installation.settings, database_url=postgres.new_database()))
    answers = post_fifty_times(built)
    [call] = built.calls()
    built.services.close()
    assert answers == {(202, call.id)}


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("direction", "sideways", "inbound or outbound"),
        ("agent_channel", "middle", "auto or left or right"),
        ("started_at", "yesterday", "2026-03-31T14:05:00+02:00"),
        ("started_at", "0001-01-01T00:00:00+14:00", "ISO 8601"),
        ("call_id", "x" * 201, "200 characters"),
    ],
)
def test_bad_metadata_is_refused_with_what_to_do(installation, field, value, hint):
    answer = post_with_token(installation.client, installation.pbx.token, **{field: value})
    assert answer.status_code == 400
    assert field in answer.json["error"]["message"]
    assert hint in answer.json["error"]["message"]
    assert installation.calls() == []


@pytest.mark.parametrize("recording", [None, b""])
def test_no_recording_or_an_empty_one_is_refused(installation, recording):
    if recording is None:
        headers = {"Authorization": f"Bearer {installation.pbx.token}"}
        answer = installation.client.post(
            "/hooks/pbx", data={"call_id": "1"}, headers=headers, content_type="multipart/form-data"
        )
    else:
        answer = post_with_token(installation.client, installation.pbx.token, recording)
    assert answer.status_code == 400
    assert answer.json["error"]["code"] == "invalid_input"


@pytest.mark.parametrize("cut", [10, 200, 5000])
def test_a_body_that_breaks_off_is_refused(installation, cut):
    body, content_type = multipart()
    headers = {"Authorization": f"Bearer {installation.pbx.token}"}
    answer = post_signed(installation, body[:cut], content_type, headers)
    assert answer.status_code == 400
    assert installation.calls() == []


def test_json_instead_of_a_form_is_refused_with_a_hint(installation):
    headers = {"Authorization": f"Bearer {installation.pbx.token}"}
    answer = installation.client.post("/hooks/pbx", json={"call_id": "1"}, headers=headers)
    assert answer.status_code == 400
    assert "curl" in answer.json["error"]["message"]


def test_a_body_announced_too_large_is_refused_before_it_is_read(installation):
    headers = {
        "Authorization": f"Bearer {installation.pbx.token}",
        "Content-Type": "multipart/form-data; boundary=b",
    }
    announced = {"CONTENT_LENGTH": str(10**12)}
    answer = installation.client.post("/hooks/pbx", headers=headers, environ_overrides=announced)
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "too_large")


def test_a_recording_over_the_limit_is_refused(installation):
    answer = post_with_token(installation.client, installation.pbx.token, bytes(2_000_001))
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "too_large")
    assert installation.leftovers() == []


def test_a_full_disk_is_a_clear_refusal(tmp_path, installation):
    full = replace(installation.settings, data_dir=tmp_path / "b", keep_free_bytes=2**62)
    full = replace(full, database_url=f"sqlite:///{tmp_path}/b.sqlite3")
    crowded = build(full)
    answer = post_with_token(crowded.client, crowded.pbx.token)
    crowded.services.close()
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "storage_full")
    assert answer.headers["Retry-After"]


def test_a_body_that_would_not_fit_is_refused_before_it_is_read(installation):
    free = shutil.disk_usage(installation.settings.data_dir).free
    nearly = replace(installation.settings, max_upload_bytes=2**60, keep_free_bytes=0)
    app = create_app(nearly, installation.services)
    headers = {
        "Authorization": f"Bearer {installation.pbx.token}",
        "Content-Type": "multipart/form-data; boundary=b",
    }
    announced = {"CONTENT_LENGTH": str(free)}
    answer = app.test_client().post("/hooks/pbx", headers=headers, environ_overrides=announced)
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "storage_full")


def test_a_database_that_is_away_asks_to_come_back(installation):
    installation.services.close()
    path = installation.settings.data_dir / "callgrade.sqlite3"
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    answer = post_with_token(installation.client, installation.pbx.token)
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "database_unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def test_sound_full_of_line_ends_comes_through_unchanged(installation):
    recording = b"\r\n--\r" * 100_000
    answer = post_with_token(installation.client, installation.pbx.token, recording)
    [call] = installation.calls()
    assert answer.status_code == 202
    assert call.sha256 == hashlib.sha256(recording).hexdigest()
