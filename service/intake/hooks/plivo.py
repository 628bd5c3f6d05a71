"""Plivo: a form signed with version 3 of its signature, over address, fields and a nonce."""

import base64
import hashlib
import hmac
from collections import defaultdict
from urllib.parse import parse_qs, urlsplit, urlunsplit

from service.errors import WrongSignature
from service.intake.announced import Announced
from service.intake.hooks import samples
from service.intake.hooks.credentials import NOBODY, any_same
from service.intake.hooks.delivery import (
    Answer,
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
from service.intake.hooks.event import event, form_fields, form_pairs
from service.intake.hooks.said import Said, file_name_of
from service.storage.calls import CallDetails

_OK = Answer(200, "OK")


def verify(request: HookRequest, body: bytes) -> Sender:
    """The source whose auth token signed the request. Raises `WrongSignature`."""
    nonce = request.headers.get("X-Plivo-Signature-V3-Nonce", "")
    header = request.headers.get("X-Plivo-Signature-V3", "")
    pairs = [] if request.method == "GET" else form_pairs(request, body)
    expected = [
        signature(secret, request.url, pairs, nonce).encode()
        for secret in (request.sender or NOBODY).secrets
    ]
    matches = [any_same(expected, given.strip().encode()) for given in header.split(",")]
    if not nonce or not any(matches) or request.sender is None:
        raise WrongSignature(
            "X-Plivo-Signature-V3 does not match. Check that the auth token is the one of the"
            " account or subaccount that makes the calls, and that CALLGRADE_PUBLIC_URL is the"
            " very address that Plivo posts to."
        )
    return request.sender


def signature(secret: str, url: str, pairs: list[tuple[str, str]], nonce: str) -> str:
    """Version 3 of the signature: address, sorted query, sorted fields, nonce."""
    made = hmac.new(secret.encode(), f"{_signed_text(url, pairs)}.{nonce}".encode(), hashlib.sha256)
    return base64.b64encode(made.digest()).decode()


def _signed_text(url: str, pairs: list[tuple[str, str]]) -> str:
    parts = urlsplit(url)
    query = parse_qs(parts.query, keep_blank_values=True)
    text = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
    asked = "&".join(f"{name}={value}" for name in sorted(query) for value in sorted(query[name]))
    if asked or pairs:
        text += f"?{asked}"
    if asked and pairs:
        text += "."
    fields: dict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        fields[name].append(value)
    return text + "".join(name + value for name in sorted(fields) for value in sorted(fields[name]))


def parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    """The recording that the form announces, by whichever of its names Plivo's parts use."""
    said = Said(form_fields(request, body))
    url = said.address("RecordUrl", "RecordingUrl", "RecordFile", "MediaUrl")
    if url is None:
        return Delivery(noted="The message carries no recording's address.", answer=_OK)
    recording_id = said.identity("RecordingID", "RecordingUUID") or Said({"id": url}).identity("id")
    direction = said.direction("Direction")
    number = said.text("caller_number", "To" if direction == "outbound" else "From")
    details = CallDetails(
        file_name=file_name_of(url, "plivo.mp3"),
        agent=said.text("agent", "AgentName"),
        queue=said.text("queue"),
        caller_number=number,
        direction=direction,
        started_at=said.moment(request.zone, "RecordingStartMs", "RecordingStartTime", "StartTime"),
        external_id=recording_id,
    )
    seconds = said.seconds("RecordingDurationMs", per_second=1000)
    announced = Announced(
        url=url,
        details=sender.own(details),
        authorization=sender.fetch_scheme,
        declared_seconds=seconds or said.seconds("RecordingDuration", "Duration"),
    )
    return Delivery((announced,), answer=_OK)


def sample(order: SampleOrder) -> SampleRequest:
    """The callback of a finished recording."""
    fields = {
        "RecordUrl": f"{samples.RECORDING_URL}.mp3",
        "RecordingID": samples.new_id("test"),
        "RecordingDuration": "61",
        "RecordingStartMs": str(int(order.now.timestamp() * 1000)),
        "CallUUID": samples.new_id("call"),
        "From": samples.CALLER,
        "Direction": "inbound",
    }
    nonce = samples.new_id("nonce")
    headers = {
        "Content-Type": samples.FORM,
        "X-Plivo-Signature-V3": signature(order.secret, order.url, list(fields.items()), nonce),
        "X-Plivo-Signature-V3-Nonce": nonce,
    }
    return SampleRequest(order.url, headers, samples.as_form(fields))


KIND = HookKind(
    name="plivo",
    title="Plivo",
    summary="The record callback, signed with the account's auth token (V3).",
    receive=event(verify, parse),
    sample=sample,
    secret=SecretNeed("Auth token", "Plivo console, Overview: the auth token."),
    signs_address=True,
    fetch=FetchNeed("basic", "Auth ID", "Auth token"),
    methods=frozenset({"GET", "POST"}),
    steps=(
        Step(
            "Record the session and call back here. In Plivo's XML:",
            '<Record recordSession="true" redirect="false" fileFormat="wav"\n'
            '        callbackUrl="{address}" callbackMethod="POST"/>',
        ),
        Step("By the API, the same is callback_url of POST /Call/{call_uuid}/Record/."),
        Step(
            "If 'Auth enabled for recording URLs' is on, enter Auth ID and auth token under"
            " 'Fetching recordings'."
        ),
        Step("CALLGRADE_PUBLIC_URL must be the very address that Plivo posts to."),
    ),
)
