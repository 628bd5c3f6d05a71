"""Telnyx: JSON or a TeXML form, signed with Telnyx's own Ed25519 key over time and body."""

import base64
import binascii
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from service.errors import InvalidInput, WrongSignature
from service.intake.announced import Announced
from service.intake.hooks import samples, twiml_form
from service.intake.hooks.credentials import check_time
from service.intake.hooks.delivery import (
    Delivery,
    FetchNeed,
    HookKind,
    HookRequest,
    SampleOrder,
    SampleRequest,
    SecretNeed,
    Sender,
    Step,
)
from service.intake.hooks.event import event, form_fields, is_json, json_object
from service.intake.hooks.said import Said, file_name_of
from service.storage.calls import CallDetails

_SAVED = ("call.recording.saved", "recording_saved", "conference.recording.saved")
_ADDRESSES = ("recording_urls", "public_recording_urls", "download_urls")


def verify(request: HookRequest, body: bytes) -> Sender:
    """The source whose public key fits the signature. Raises `WrongSignature`."""
    timestamp = request.headers.get("telnyx-timestamp", "")
    check_time(timestamp, request.now)
    signed = f"{timestamp}|".encode() + body
    try:
        given = base64.b64decode(request.headers.get("telnyx-signature-ed25519", ""), validate=True)
    except (binascii.Error, ValueError):
        given = b""
    sender = request.sender
    if sender is None or not any(_fits(key, given, signed) for key in sender.secrets):
        raise WrongSignature(
            "telnyx-signature-ed25519 does not match. Check that the public key here is the one"
            " that the Mission Control Portal shows."
        )
    return sender


def _fits(key: str, given: bytes, signed: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(given, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    """The recording that the event announces, in whichever of the three forms it comes."""
    if not is_json(request) and not body.lstrip().startswith(b"{"):
        return twiml_form.delivery(request, sender, form_fields(request, body))
    envelope = json_object(body)
    inner = envelope.get("data")
    data: dict[str, Any] = inner if isinstance(inner, dict) else envelope
    kind = str(data.get("event_type") or envelope.get("event_type") or "")
    if kind not in _SAVED:
        return Delivery(noted=f"The event {kind[:60] or 'without a name'} tells of no recording.")
    payload = data.get("payload")
    # The form for one's own bucket is flat.
    fields: dict[str, Any] = payload if isinstance(payload, dict) else data
    return Delivery((_announced(request, sender, fields),))


def _announced(request: HookRequest, sender: Sender, fields: dict[str, Any]) -> Announced:
    said = Said({**request.query, **fields})
    url = _address(fields, said)
    started = said.text("recording_started_at", "start_time") or ""
    # Some forms carry no id of the recording: a leg records one at a time.
    leg = f"{said.text('call_leg_id', 'call_control_id', 'call_session_id') or url} {started}"
    recording_id = said.identity("recording_id") or Said({"id": leg.strip()}).identity("id")
    ended = said.moment(request.zone, "recording_ended_at", "end_time")
    began = said.moment(request.zone, "recording_started_at", "start_time")
    direction = said.direction("direction")
    details = CallDetails(
        file_name=file_name_of(url, "telnyx.wav"),
        agent=said.text("agent"),
        queue=said.text("queue"),
        caller_number=said.text("to" if direction == "outbound" else "from", "caller_number"),
        direction=direction,
        started_at=began,
        external_id=recording_id,
    )
    seconds = (ended - began).total_seconds() if ended and began else None
    return Announced(
        url=url,
        details=sender.own(details),
        declared_seconds=seconds or said.seconds("duration_millis", per_second=1000),
    )


def _address(fields: dict[str, Any], said: Said) -> str:
    """The lossless recording rather than the MP3, and the address that asks for no password."""
    for name in _ADDRESSES:
        addresses = fields.get(name)
        if isinstance(addresses, dict) and (url := Said(addresses).address("wav", "mp3")):
            return url
    url = said.address("recording_url", "download_url", "url")
    if url is None:
        raise InvalidInput("The event says where no recording lies (recording_urls is missing).")
    return url


def sample(order: SampleOrder) -> SampleRequest:
    """The event of a saved recording, signed with a passing key since Telnyx's is not to be had."""
    key = Ed25519PrivateKey.generate()
    began = order.now.isoformat()
    payload = {
        "call_leg_id": samples.new_id("leg"),
        "call_session_id": samples.new_id("session"),
        "channels": "dual",
        "recording_started_at": began,
        "recording_ended_at": began,
        "recording_urls": {"wav": f"{samples.RECORDING_URL}.wav"},
    }
    data = {"event_type": "call.recording.saved", "id": samples.new_id("event"), "payload": payload}
    body, timestamp = samples.as_json({"data": data}), str(int(order.now.timestamp()))
    signed = base64.b64encode(key.sign(f"{timestamp}|".encode() + body)).decode()
    headers = {
        "Content-Type": "application/json",
        "telnyx-timestamp": timestamp,
        "telnyx-signature-ed25519": signed,
    }
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return SampleRequest(order.url, headers, body, secret=base64.b64encode(public).decode())


KIND = HookKind(
    name="telnyx",
    title="Telnyx",
    summary="call.recording.saved, its flat form and TeXML, signed with Telnyx's key.",
    receive=event(verify, parse),
    sample=sample,
    secret=SecretNeed(
        "Public key", "Mission Control Portal, Keys & Credentials, Public Key (44 characters)."
    ),
    fetch=FetchNeed("bearer", "", "API key (asks for a fresh link)"),
    steps=(
        Step(
            "Call Control or TeXML application: set this as the webhook URL, API version 2."
            " With a TeXML verb, as recordingStatusCallback.",
            "{address}",
        ),
        Step(
            "Record in two channels, WAV:",
            '{"format": "wav", "channels": "dual"}   (record_start)',
        ),
        Step(
            "Recordings are fetched at once: their addresses live ten minutes. No password is"
            " needed for that."
        ),
        Step("Which channel is the agent depends on the leg that records: set it under Settings."),
    ),
)
