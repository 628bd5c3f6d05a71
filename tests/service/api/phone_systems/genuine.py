"""Requests as the vendors' own libraries make and sign them; by the published way without one."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlencode

import jwt
import vonage_jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from plivo.utils import validate_v3_signature
from plivo.utils.signature_v3 import construct_post_url, get_signature_v3
from standardwebhooks import Webhook
from twilio.request_validator import RequestValidator

PUBLIC = "https://calls.example.org"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Wire:
    """A request on its way; `proof` names the header that proves it."""

    body: bytes
    headers: dict[str, str]
    proof: str
    method: str = "POST"
    rest: str = ""
    query: str = ""

    def without(self, header: str) -> "Wire":
        return replace(self, headers={k: v for k, v in self.headers.items() if k != header})


@dataclass(frozen=True)
class Vendor:
    """One kind: how a genuine request of it is made for a source's secret and address."""

    kind: str
    make: Callable[[str, str, float], Wire]
    secret: str = "a secret of the vendor, of thirty-two"
    says_when: bool = False
    refused_with: int = 403
    recording_id: str = "rec-1"


TWILIO_FIELDS = {
    "AccountSid": "AC1",
    "CallSid": "CA1",
    "RecordingSid": "rec-1",
    "RecordingUrl": "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1",
    "RecordingStatus": "completed",
    "RecordingDuration": "61",
    "RecordingChannels": "2",
    "RecordingStartTime": "Tue, 31 Mar 2026 12:05:00 +0000",
    "SomethingNew": "",
}


def twilio(secret: str, url: str, _at: float, fields: dict[str, str] | None = None) -> Wire:
    fields = TWILIO_FIELDS if fields is None else fields
    signature = RequestValidator(secret).compute_signature(url, fields)
    headers = {"Content-Type": FORM, "X-Twilio-Signature": signature}
    return Wire(urlencode(fields).encode(), headers, "X-Twilio-Signature")


def signalwire(secret: str, url: str, at: float) -> Wire:
    made = twilio(secret, url, at)
    headers = {"Content-Type": FORM, "X-SignalWire-Signature": made.headers[made.proof]}
    return Wire(made.body, headers, "X-SignalWire-Signature")


@cache
def telnyx_key(_name: str = "telnyx") -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def telnyx_public() -> str:
    return base64.b64encode(telnyx_key().public_key().public_bytes_raw()).decode()


TELNYX_DUAL = {
    "data": {
        "event_type": "call.recording.saved",
        "payload": {
            "recording_id": "rec-1",
            "call_leg_id": "leg-1",
            "channels": "dual",
            "recording_started_at": "2026-03-31T12:05:00.000000Z",
            "recording_ended_at": "2026-03-31T12:06:01.000000Z",
            "recording_urls": {"wav": "https://s3.amazonaws.com/telnyx/1.wav?X-Amz-Signature=s"},
        },
    }
}


def telnyx_signed(body: bytes, content_type: str, at: float) -> Wire:
    timestamp = str(int(at))
    signature = telnyx_key().sign(f"{timestamp}|".encode() + body)
    headers = {
        "Content-Type": content_type,
        "telnyx-timestamp": timestamp,
        "telnyx-signature-ed25519": base64.b64encode(signature).decode(),
    }
    return Wire(body, headers, "telnyx-signature-ed25519")


def telnyx(_secret: str, _url: str, at: float) -> Wire:
    return telnyx_signed(json.dumps(TELNYX_DUAL).encode(), "application/json", at)


PLIVO_FIELDS = {
    "RecordUrl": "https://media.plivo.com/v1/rec-1.mp3",
    "RecordingID": "rec-1",
    "RecordingDuration": "61",
    "RecordingStartMs": "1774958700000",
    "From": "+442079460123",
    "Direction": "inbound",
}


def plivo(secret: str, url: str, _at: float) -> Wire:
    nonce = "n" * 20
    base = construct_post_url(url, dict(PLIVO_FIELDS)).decode()
    signature = get_signature_v3(secret, base, nonce).decode()
    assert validate_v3_signature("POST", url, nonce, secret, signature, dict(PLIVO_FIELDS))
    headers = {
        "Content-Type": FORM,
        "X-Plivo-Signature-V3": signature,
        "X-Plivo-Signature-V3-Nonce": nonce,
    }
    return Wire(urlencode(PLIVO_FIELDS).encode(), headers, "X-Plivo-Signature-V3")


VONAGE = {
    "recording_url": "https://api.nexmo.com/v1/files/rec-1",
    "recording_uuid": "rec-1",
    "conversation_uuid": "CON-1",
    "start_time": "2026-03-31T12:05:00Z",
    "end_time": "2026-03-31T12:06:01Z",
    "size": 12222,
}


def vonage(secret: str, _url: str, at: float) -> Wire:
    body = json.dumps(VONAGE).encode()
    claims = {"iat": int(at), "iss": "Vonage", "payload_hash": hashlib.sha256(body).hexdigest()}
    token = jwt.encode(claims, secret, algorithm="HS256")
    assert at > time.time() + 5 or vonage_jwt.verify_signature(token, secret)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    return Wire(body, headers, "Authorization")


def zoom_recording(number: int) -> dict[str, object]:
    return {
        "id": f"rec-{number}",
        "call_id": "c1",
        "caller_number": "+442079460123",
        "callee_name": "Linda Park",
        "direction": "inbound",
        "duration": 61,
        "date_time": "2026-03-31T12:05:00Z",
        "download_url": f"https://zoom.us/v2/phone/recording/download/{number}",
        "owner": {"type": "user", "name": "Linda Park"},
    }


def zoom_event(count: int = 1) -> dict[str, object]:
    recordings = [zoom_recording(number) for number in range(1, count + 1)]
    return {
        "event": "phone.recording_completed",
        "event_ts": 1774958761000,
        "download_token": "a-download-token",
        "payload": {"account_id": "A", "object": {"recordings": recordings}},
    }


def zoom_signed(secret: str, message: dict[str, object], at: float) -> Wire:
    body, timestamp = json.dumps(message).encode(), str(int(at))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256)
    headers = {
        "Content-Type": "application/json",
        "x-zm-request-timestamp": timestamp,
        "x-zm-signature": f"v0={digest.hexdigest()}",
    }
    return Wire(body, headers, "x-zm-signature")


def zoom(secret: str, _url: str, at: float) -> Wire:
    return zoom_signed(secret, zoom_event(), at)


RINGCENTRAL = {
    "event": "/restapi/v1.0/account/1/telephony/sessions",
    "body": {
        "telephonySessionId": "s-1",
        "creationTime": "2026-03-31T12:05:00Z",
        "parties": [
            {
                "direction": "Inbound",
                "from": {"phoneNumber": "+442079460123"},
                "to": {"name": "Linda Park"},
                "recordings": [
                    {
                        "id": "rec-1",
                        "contentUri": "https://media.ringcentral.com/restapi/rec-1/content",
                    }
                ],
            }
        ],
    },
}


def ringcentral(secret: str, _url: str, _at: float) -> Wire:
    headers = {"Content-Type": "application/json", "Verification-Token": secret}
    return Wire(json.dumps(RINGCENTRAL).encode(), headers, "Verification-Token")


GENERIC = {
    "type": "recording.finished",
    "data": {
        "recording_url": "https://pbx.example.org/rec/1.wav",
        "call_id": "rec-1",
        "agent": "Linda Park",
        "queue": "Billing",
        "caller_number": "+442079460123",
        "direction": "outbound",
        "started_at": "2026-03-31T14:05:00+02:00",
        "duration_seconds": 61,
    },
}


def standard_webhook(secret: str, _url: str, at: float, message: object = None) -> Wire:
    body = json.dumps(message or GENERIC)
    signature = Webhook(secret).sign("msg_1", datetime.fromtimestamp(at, UTC), body)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(at)),
        "webhook-signature": signature,
    }
    return Wire(body.encode(), headers, "webhook-signature")


VENDORS = (
    Vendor("twilio", twilio),
    Vendor("signalwire", signalwire),
    Vendor("telnyx", telnyx, secret=telnyx_public(), says_when=True),
    Vendor("plivo", plivo),
    Vendor("vonage", vonage, says_when=True),
    Vendor("zoom", zoom, says_when=True),
    Vendor("ringcentral", ringcentral),
    Vendor(
        "generic",
        standard_webhook,
        secret="whsec_" + base64.b64encode(b"k" * 32).decode(),
        says_when=True,
        refused_with=401,
    ),
)
SIGNING = tuple(v for v in VENDORS if v.kind != "ringcentral")  # it signs nothing
