"""Twilio and what speaks as it does, Telnyx's three forms, Plivo's and Vonage's GET."""

import json
import time
from dataclasses import replace
from urllib.parse import urlencode

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from plivo.utils.signature_v3 import construct_get_url, construct_post_url, get_signature_v3
from telnyx import Telnyx
from twilio.request_validator import RequestValidator

from service.app import create_app
from service.storage import sources
from service.storage.sources import SourceSettings
from service.storage.tables import Outcome
from tests.service.api.phone_systems.genuine import (
    FORM,
    PLIVO_FIELDS,
    PUBLIC,
    TELNYX_DUAL,
    TWILIO_FIELDS,
    VENDORS,
    VONAGE,
    Wire,
    telnyx_signed,
    twilio,
    vonage,
)

SECRETS = {vendor.kind: vendor.secret for vendor in VENDORS}
TWILIO = f"{PUBLIC}/hooks/twilio"


def twilio_wire(**fields: str) -> Wire:
    return twilio(SECRETS["twilio"], TWILIO, 0, {**TWILIO_FIELDS, **fields})


def test_twilio_is_asked_for_a_wav_file_in_two_channels(house):
    house.send("twilio", twilio_wire())
    [call], [fetch] = house.calls(), house.fetches()
    assert fetch.url == TWILIO_FIELDS["RecordingUrl"] + ".wav?RequestedChannels=2"
    assert call.declared_seconds == 61
    assert call.file_name == "rec-1.wav"


@pytest.mark.parametrize("status", ["in-progress", "absent", "failed"])
@pytest.mark.parametrize("kind", ["twilio", "signalwire"])
def test_a_recording_that_is_not_there_is_noted_and_not_fetched(house, kind, status):
    fields = {**TWILIO_FIELDS, "RecordingStatus": status, "ErrorCode": "16101"}
    wire = twilio(SECRETS[kind], f"{PUBLIC}/hooks/{kind}", 0, fields)
    assert house.send(kind, wire).status_code == 200
    assert house.calls() == house.fetches() == []
    [line] = house.log()
    assert (line.outcome, line.external_id) == (Outcome.NOTED, "rec-1")
    assert "16101" in line.reason


def test_what_twilio_does_not_say_may_stand_in_the_signed_address(house):
    query = "agent=Linda%20Park&queue=Billing&direction=outbound"
    wire = twilio(SECRETS["twilio"], f"{TWILIO}?{query}", 0)
    assert house.send("twilio", replace(wire, query=query)).status_code == 200
    [call] = house.calls()
    assert (call.agent, call.queue, call.direction) == ("Linda Park", "Billing", "outbound")
    changed = replace(wire, query=query.replace("Linda", "Mona"))
    assert house.send("twilio", changed).status_code == 403


def test_twilio_may_ask_with_get(house):
    query = urlencode(TWILIO_FIELDS)
    signature = RequestValidator(SECRETS["twilio"]).compute_signature(f"{TWILIO}?{query}", {})
    wire = Wire(b"", {"X-Twilio-Signature": signature}, "", method="GET", query=query)
    assert house.send("twilio", wire).status_code == 200
    assert len(house.calls()) == 1


@pytest.mark.parametrize("port", ["", ":443"])
def test_twilio_may_name_the_port_or_not(house, port):
    url = TWILIO.replace("example.org", f"example.org{port}")
    assert house.send("twilio", twilio(SECRETS["twilio"], url, 0)).status_code == 200


@pytest.mark.parametrize("url", ["http://calls.example.org/hooks/twilio", f"{TWILIO}/"])
def test_another_address_than_the_public_one_does_not_fit(house, url):
    assert house.send("twilio", twilio(SECRETS["twilio"], url, 0)).status_code == 403


def test_forwarded_headers_of_anybody_are_ignored(house):
    wire = twilio(SECRETS["twilio"], "https://evil.example/hooks/twilio", 0)
    forwarded = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    assert house.send("twilio", wire, headers=forwarded).status_code == 403
    assert house.send("twilio", twilio_wire(), headers=forwarded).status_code == 200


@pytest.mark.parametrize(("hops", "status"), [(1, 200), (0, 403)])
def test_the_address_is_what_a_trusted_proxy_says(house, hops, status):
    settings = replace(house.services.settings, public_url="", trusted_proxies=hops)
    behind = replace(house, app=create_app(settings, replace_settings(house.services, settings)))
    forwarded = {"X-Forwarded-Host": "calls.example.org", "X-Forwarded-Proto": "https"}
    assert behind.send("twilio", twilio_wire(), headers=forwarded).status_code == status


def replace_settings(services, settings):
    return replace(services, intake=replace(services.intake, settings=settings), settings=settings)


def test_a_second_field_of_the_same_name_is_covered(house):
    wire = twilio_wire()
    added = replace(wire, body=wire.body + b"&RecordingSid=rec-2")
    assert house.send("twilio", added).status_code == 403


def test_the_agents_channel_depends_on_the_direction(house):
    settings = SourceSettings(agent_channel="right", outbound_agent_channel="left")
    with house.services.database.transaction() as session:
        sources.change_settings(session, "twilio", settings)
    house.send("twilio", twilio_wire(RecordingSid="in", Direction="inbound"))
    house.send("twilio", twilio_wire(RecordingSid="out", Direction="outbound-dial"))
    assert {c.external_id: c.agent_channel for c in house.calls()} == {
        "in": "right",
        "out": "left",
    }


def test_stored_credentials_are_named_for_the_fetch(house):
    settings = SourceSettings(fetch_scheme="basic", fetch_user="AC1", fetch_secret="token")
    with house.services.database.transaction() as session:
        sources.change_settings(session, "twilio", settings)
        source_id = sources.get_source(session, "twilio").id
        header = sources.fetch_authorization(session, source_id)
    house.send("twilio", twilio_wire())
    assert house.fetches()[0].authorization == "basic"
    assert header == "Basic QUMxOnRva2Vu"


FLAT = {
    "event_type": "recording_saved",
    "recording_id": "rec-flat",
    "call_leg_id": "leg-1",
    "recording_urls": {"mp3": "https://bucket.example/1.mp3"},
}
SINGLE = {
    "data": {
        "event_type": "call.recording.saved",
        "payload": {
            "call_leg_id": "leg-1",
            "channels": "single",
            "recording_started_at": "2026-03-31T12:05:00Z",
            "public_recording_urls": {"mp3": "https://public.example/1.mp3"},
        },
    }
}


@pytest.mark.parametrize(
    ("message", "url"),
    [
        (TELNYX_DUAL, "https://s3.amazonaws.com/telnyx/1.wav?X-Amz-Signature=s"),
        (SINGLE, "https://public.example/1.mp3"),
        (FLAT, "https://bucket.example/1.mp3"),
    ],
    ids=["dual", "single", "flat"],
)
def test_telnyx_is_understood_in_each_form_of_json(house, message, url):
    wire = telnyx_signed(json.dumps(message).encode(), "application/json", time.time())
    for _ in range(2):
        assert house.send("telnyx", wire).status_code == 202
    assert [f.url for f in house.fetches()] == [url]


def test_telnyx_is_understood_as_a_texml_form(house):
    body = urlencode(TWILIO_FIELDS).encode()
    assert house.send("telnyx", telnyx_signed(body, FORM, time.time())).status_code == 200
    assert house.calls()[0].external_id == "rec-1"


def test_telnyx_tells_of_other_things_too(house):
    body = json.dumps({"data": {"event_type": "call.hangup", "payload": {}}}).encode()
    wire = telnyx_signed(body, "application/json", time.time())
    assert house.send("telnyx", wire).status_code == 200
    assert house.calls() == []
    assert "call.hangup" in house.log()[0].reason


def test_telnyx_own_library_accepts_what_is_signed_here():
    pytest.importorskip("nacl", reason="PyNaCl is not installed: the telnyx[webhooks] extra")
    wire = telnyx_signed(json.dumps(TELNYX_DUAL).encode(), "application/json", time.time())
    client = Telnyx(api_key="KEY", public_key=SECRETS["telnyx"])
    event = client.webhooks.unwrap(wire.body.decode(), headers=wire.headers)
    assert event.data.payload.channels == "dual"


def test_plivo_may_ask_with_get(house):
    url = f"{PUBLIC}/hooks/plivo"
    query, nonce = urlencode(PLIVO_FIELDS), "n" * 20
    base = construct_get_url(f"{url}?{query}", {}).decode()
    signature = get_signature_v3(SECRETS["plivo"], base, nonce).decode()
    headers = {"X-Plivo-Signature-V3": f"AAAA,{signature}", "X-Plivo-Signature-V3-Nonce": nonce}
    assert house.send("plivo", Wire(b"", headers, "", "GET", query=query)).status_code == 200
    other = query.replace("rec-1", "rec-2")
    assert house.send("plivo", Wire(b"", headers, "", "GET", query=other)).status_code == 403
    [call] = house.calls()
    assert (call.caller_number, call.direction) == ("+442079460123", "inbound")


@pytest.mark.parametrize("name", ["RecordingURL", "RecordUrl", "recording_url", "record_url"])
def test_plivos_parts_have_several_names_for_a_thing(house, name):
    fields = {name: "https://media.plivo.com/9.mp3", "RecordingUUID": "uuid-9", "New": "x"}
    base = construct_post_url(f"{PUBLIC}/hooks/plivo?agent=Mo", dict(fields)).decode()
    headers = {
        "Content-Type": FORM,
        "X-Plivo-Signature-V3": get_signature_v3(SECRETS["plivo"], base, "n").decode(),
        "X-Plivo-Signature-V3-Nonce": "n",
    }
    wire = Wire(urlencode(fields).encode(), headers, "", query="agent=Mo")
    assert house.send("plivo", wire).status_code == 200
    assert [(c.external_id, c.agent) for c in house.calls()] == [("uuid-9", "Mo")]


def test_vonages_library_would_take_a_changed_body_and_this_does_not(house):
    wire = vonage(SECRETS["vonage"], "", time.time())
    swapped = replace(wire, body=json.dumps({**VONAGE, "recording_uuid": "x"}).encode())
    assert house.send("vonage", swapped).status_code == 403
    assert "not the one that was signed" in house.log()[0].reason
    assert house.calls() == []


def test_a_token_signed_with_another_algorithm_is_refused(house):
    none = jwt.encode({"iat": int(time.time())}, "", algorithm="none")
    wire = replace(
        vonage(SECRETS["vonage"], "", time.time()), headers={"Authorization": f"Bearer {none}"}
    )
    assert house.send("vonage", wire).status_code == 403


def test_vonages_recordings_are_fetched_with_a_token_of_the_application(house):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    settings = SourceSettings(fetch_scheme="bearer", fetch_user="app-1", fetch_secret=pem)
    with house.services.database.transaction() as session:
        sources.change_settings(session, "vonage", settings)
        header = sources.fetch_authorization(session, sources.get_source(session, "vonage").id)
    scheme, token = (header or "").split()
    assert scheme == "Bearer"
    assert jwt.decode(token, key.public_key(), ["RS256"])["application_id"] == "app-1"
