"""Asterisk and FreeSWITCH bring the recording along: the bytes arrive unchanged."""

import base64
import hashlib

import pytest
from sqlalchemy import text

from service.storage.tables import Outcome
from tests.service.api.phone_systems.genuine import Wire
from tests.service.api.requests import WAV, multipart


def bearer(house, kind: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {house.credentials[kind].token}"}


def test_the_form_of_mixmonitors_command_is_kept(house):
    body, content_type = multipart(uniqueid="1774958700.17", queue="600", agent="Linda Park")
    headers = {**bearer(house, "asterisk"), "Content-Type": content_type}
    assert house.send("asterisk", Wire(body, headers, "")).status_code == 202
    [call] = house.calls()
    assert (call.external_id, call.queue) == ("1774958700.17", "600")
    assert call.sha256 == hashlib.sha256(WAV).hexdigest()
    assert "file 'call 1.wav'" in house.log()[0].body


@pytest.mark.parametrize("way", ["bearer", "basic", "user", "address"])
def test_a_put_with_the_token_is_kept_under_its_name(house, way):
    token = house.credentials["freeswitch"].token
    basic = base64.b64encode(f"any:{token}".encode()).decode()
    user = base64.b64encode(f"{token}:".encode()).decode()
    headers = {
        "bearer": {"Authorization": f"Bearer {token}"},
        "basic": {"Authorization": f"Basic {basic}"},
        "user": {"Authorization": f"Basic {user}"},
        "address": {},
    }[way]
    rest = f"/{token}/u-1.wav" if way == "address" else "/u-1.wav"
    wire = Wire(WAV, headers, "", method="PUT", rest=rest, query="call_id=u-1&agent=Mo")
    assert house.send("freeswitch", wire).status_code == 202
    [call] = house.calls()
    assert (call.file_name, call.external_id, call.agent) == ("u-1.wav", "u-1", "Mo")
    assert call.sha256 == hashlib.sha256(WAV).hexdigest()
    assert token not in (house.log()[0].body or "")


def test_a_put_without_the_token_is_refused_unread(house):
    wire = Wire(WAV, {"Authorization": "Bearer cgt_no"}, "", method="PUT", rest="/u-1.wav")
    assert house.send("freeswitch", wire).status_code == 401
    assert house.calls() == []
    assert [d.outcome for d in house.log()] == [Outcome.REFUSED]


def test_another_sources_token_is_no_good(house):
    wire = Wire(WAV, bearer(house, "asterisk"), "", method="PUT", rest="/u-1.wav")
    assert house.send("freeswitch", wire).status_code == 401


def test_two_recordings_under_one_name_are_two_calls(house):
    for sound in (WAV, WAV + b"other"):
        wire = Wire(sound, bearer(house, "freeswitch"), "", method="PUT", rest="/recording.wav")
        house.send("freeswitch", wire)
    assert len(house.calls()) == 2


def test_a_kind_takes_its_own_methods_only(house):
    wire = Wire(b"", bearer(house, "asterisk"), "", method="GET")
    answer = house.send("asterisk", wire)
    assert (answer.status_code, answer.headers.get("Allow")) == (405, "POST")


def test_a_disk_that_is_away_asks_to_come_back(house):
    incoming = house.services.settings.data_dir / "incoming"
    aside = incoming.with_name("aside")
    if incoming.exists():
        incoming.rename(aside)
    incoming.write_text("in the way")
    try:
        wire = Wire(WAV, bearer(house, "freeswitch"), "", method="PUT", rest="/u-1.wav")
        answer = house.send("freeswitch", wire)
    finally:
        incoming.unlink()
        if aside.exists():
            aside.rename(incoming)
    assert (answer.status_code, answer.json["error"]["code"]) == (503, "storage_unavailable")
    assert answer.headers["Retry-After"]
    assert house.calls() == []


def test_a_log_that_cannot_be_written_refuses_nothing(house):
    with house.services.database.transaction() as session:
        session.execute(text("ALTER TABLE deliveries RENAME TO aside"))
    try:
        wire = Wire(WAV, bearer(house, "freeswitch"), "", method="PUT", rest="/u-1.wav")
        answer = house.send("freeswitch", wire)
    finally:
        with house.services.database.transaction() as session:
            session.execute(text("ALTER TABLE aside RENAME TO deliveries"))
    assert answer.status_code == 202
    assert len(house.calls()) == 1


def test_the_length_that_is_told_is_kept(house):
    query = "duration_seconds=61.5"
    wire = Wire(WAV, bearer(house, "freeswitch"), "", method="PUT", rest="/u.wav", query=query)
    house.send("freeswitch", wire)
    assert house.calls()[0].declared_seconds == 61.5
