"""Zoom and RingCentral, Standard Webhooks as JSON, and a system whose fields are mapped."""

import hashlib
import hmac
import json
import time
from dataclasses import replace

import pytest

from service.storage import sources
from service.storage.sources import SourceSettings
from service.storage.tables import Outcome
from tests.service.api.phone_systems.genuine import (
    GENERIC,
    RINGCENTRAL,
    VENDORS,
    Wire,
    ringcentral,
    standard_webhook,
    zoom_event,
    zoom_signed,
)

SECRETS = {vendor.kind: vendor.secret for vendor in VENDORS}
CHALLENGE = {"event": "endpoint.url_validation", "payload": {"plainToken": "qgg8vlvZRS6UYooatFL8"}}


def test_zooms_challenge_is_answered(house):
    answer = house.send("zoom", zoom_signed(SECRETS["zoom"], CHALLENGE, time.time()))
    plain = CHALLENGE["payload"]["plainToken"]
    expected = hmac.new(SECRETS["zoom"].encode(), plain.encode(), hashlib.sha256).hexdigest()
    assert answer.status_code == 200
    assert answer.json == {"plainToken": plain, "encryptedToken": expected}


def test_zooms_challenge_is_answered_to_zoom_alone(house):
    answer = house.send("zoom", zoom_signed("of somebody else", CHALLENGE, time.time()))
    assert answer.status_code == 403
    assert b"encryptedToken" not in answer.data


def test_each_recording_of_an_event_becomes_a_call(house):
    wire = zoom_signed(SECRETS["zoom"], zoom_event(3), time.time())
    for _ in range(2):
        assert house.send("zoom", wire).status_code == 200
    assert {c.external_id for c in house.calls()} == {"rec-1", "rec-2", "rec-3"}
    assert {f.authorization for f in house.fetches()} == {"given:a-download-token"}
    [first] = [c for c in house.calls() if c.external_id == "rec-1"]
    assert (first.agent, first.caller_number) == ("Linda Park", "+442079460123")


def test_an_event_with_one_bad_recording_adds_none_of_them(house):
    message = zoom_event(3)
    del message["payload"]["object"]["recordings"][2]["download_url"]
    answer = house.send("zoom", zoom_signed(SECRETS["zoom"], message, time.time()))
    assert answer.status_code == 400
    assert house.calls() == house.fetches() == []


def test_a_calls_queue_owns_the_recording_of_a_queue(house):
    message = zoom_event()
    message["payload"]["object"]["recordings"][0]["owner"] = {"type": "callQueue", "name": "Sales"}
    house.send("zoom", zoom_signed(SECRETS["zoom"], message, time.time()))
    assert [(c.queue, c.agent) for c in house.calls()] == [("Sales", "Linda Park")]


def test_a_deleted_recording_is_noted(house):
    wire = zoom_signed(SECRETS["zoom"], {"event": "phone.recording_deleted"}, time.time())
    assert house.send("zoom", wire).status_code == 200
    assert [d.outcome for d in house.log()] == [Outcome.NOTED]


def test_ringcentrals_validation_is_echoed(house):
    answer = house.send("ringcentral", Wire(b"", {"Validation-Token": "a-b-c"}, ""))
    assert (answer.status_code, answer.headers["Validation-Token"]) == (200, "a-b-c")
    assert len(answer.data) + sum(len(k) + len(v) + 4 for k, v in answer.headers) < 1024


def test_a_validation_longer_than_an_answer_may_be_is_refused(house):
    answer = house.send("ringcentral", Wire(b"", {"Validation-Token": "a" * 2000}, ""))
    assert answer.status_code == 400


def test_ringcentrals_events_without_sound_are_noted(house):
    party = {"direction": "Inbound", "recordings": [{"id": "1", "active": False}]}
    message = {**RINGCENTRAL, "body": {"sessionId": "s-1", "parties": [party]}}
    wire = replace(ringcentral(SECRETS["ringcentral"], "", 0), body=json.dumps(message).encode())
    assert house.send("ringcentral", wire).status_code == 200
    assert house.calls() == []
    assert [(d.outcome, d.external_id) for d in house.log()] == [(Outcome.NOTED, "s-1")]


def test_the_same_message_without_an_id_of_the_call_is_the_same_call(house):
    message = {"recording_url": "https://pbx.example.org/now.wav"}
    for _ in range(2):
        wire = standard_webhook(SECRETS["generic"], "", time.time(), message)
        house.send("generic", wire)
    assert [c.external_id for c in house.calls()] == ["msg_1"]


def test_everything_that_the_json_says_is_kept(house):
    house.send("generic", standard_webhook(SECRETS["generic"], "", time.time()))
    [call] = house.calls()
    said = GENERIC["data"]
    assert (call.agent, call.queue, call.caller_number, call.direction) == (
        said["agent"],
        said["queue"],
        said["caller_number"],
        "outbound",
    )


def test_any_of_several_signatures_is_enough(house):
    wire = standard_webhook(SECRETS["generic"], "", time.time())
    several = f"v1,{'A' * 43}= v1a,AAAA {wire.headers[wire.proof]}"
    assert house.send("generic", wire, headers={wire.proof: several}).status_code == 202


def test_old_and_new_secret_count_until_the_old_one_is_retired(house):
    def send(secret: str) -> int:
        return house.send("generic", standard_webhook(secret, "", time.time())).status_code

    old = SECRETS["generic"]
    with house.services.database.transaction() as session:
        made = sources.rotate(session, "generic")
    assert (send(old), send(made.secret)) == (202, 202)
    with house.services.database.transaction() as session:
        sources.retire(session, "generic")
    assert (send(old), send(made.secret)) == (401, 202)
    with house.services.database.transaction() as session:
        sources.get_source(session, "generic").secret = old


def test_json_with_several_recordings_becomes_several_calls(house):
    addresses = ["https://pbx.example.org/1.wav", "https://pbx.example.org/2.wav"]
    message = {"recordings": [{"recording_url": url} for url in addresses]}
    answer = house.send("generic", standard_webhook(SECRETS["generic"], "", time.time(), message))
    assert len(answer.json["calls"]) == 2
    assert {c.external_id for c in house.calls()} == {"msg_1", "msg_1/1"}


MAPPING = {
    "recordings": "data.items",
    "recording_url": "media.0.href",
    "external_id": "id",
    "agent": "who.name",
    "direction": "way",
}
UNKNOWN = {
    "data": {
        "items": [
            {
                "id": 42,
                "media": [{"href": "https://x.example/42.ogg"}],
                "who": {"name": "Mo"},
                "way": "OUT",
            }
        ]
    }
}


def test_an_unknown_systems_fields_are_found_where_the_setting_says(house):
    with house.services.database.transaction() as session:
        sources.change_settings(session, "mapped", SourceSettings(mapping=MAPPING))
    token = house.credentials["mapped"].token
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    answer = house.send("mapped", Wire(json.dumps(UNKNOWN).encode(), headers, ""))
    [call], [fetch] = house.calls(), house.fetches()
    assert answer.status_code == 202
    assert (call.external_id, call.agent, call.direction) == ("42", "Mo", "outbound")
    assert fetch.url == "https://x.example/42.ogg"


def test_a_mapping_that_finds_nothing_is_told_in_the_log(house):
    with house.services.database.transaction() as session:
        sources.change_settings(session, "mapped", SourceSettings(mapping={"recording_url": "a.b"}))
    token = house.credentials["mapped"].token
    body = b'{"a": {"c": 1}, "phone": "+442079460123"}'
    answer = house.send(
        "mapped", Wire(body, {"Content-Type": "application/json"}, "", rest=f"/{token}")
    )
    [line] = house.log()
    assert answer.status_code == 200
    assert "'a.b'" in line.reason
    assert '"c": 1' in line.body
    assert "2079460123" not in line.body


@pytest.mark.parametrize("body", [b"", b"{", b"[1", b"null", b"[" * 100_000])
def test_a_body_that_is_no_message_is_refused(house, body):
    headers = {
        "Authorization": f"Bearer {house.credentials['mapped'].token}",
        "Content-Type": "application/json",
    }
    assert house.send("mapped", Wire(body, headers, "")).status_code == 400


def test_half_a_character_breaks_nothing(house):
    body = (
        b'{"recording_url": "https://x.example/1.wav", "agent": "Mo\\ud83d", "x\\ud83d": "\\u0000"}'
    )
    with house.services.database.transaction() as session:
        sources.change_settings(session, "mapped", SourceSettings())
    headers = {
        "Authorization": f"Bearer {house.credentials['mapped'].token}",
        "Content-Type": "application/json",
    }
    assert house.send("mapped", Wire(body, headers, "")).status_code == 202
    assert house.calls()[0].agent == "Mo?"
