"""Zoom Phone: JSON signed with the app's secret token; one event may hold several recordings."""

import hashlib
import hmac
from typing import Any

from service.errors import InvalidInput, WrongSignature
from service.intake.announced import Announced
from service.intake.hooks import samples
from service.intake.hooks.credentials import NOBODY, any_same, check_time
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
from service.intake.hooks.event import event, json_object
from service.intake.hooks.said import Said, file_name_of
from service.storage.calls import CallDetails

_OK = Answer(200, "")
_COMPLETED = "phone.recording_completed"
_CHALLENGE = "endpoint.url_validation"


def verify(request: HookRequest, body: bytes) -> Sender:
    """The source whose secret token signed time and body. Raises `WrongSignature`.

    The challenge must be signed too: answered to anybody, it would sign whatever is asked.
    """
    timestamp = request.headers.get("x-zm-request-timestamp", "")
    given = request.headers.get("x-zm-signature", "").encode()
    expected = [
        signature(secret, timestamp, body).encode() for secret in (request.sender or NOBODY).secrets
    ]
    if not any_same(expected, given) or request.sender is None:
        raise WrongSignature(
            "x-zm-signature does not match. Check that the secret token here is the app's own"
            " (Zoom App Marketplace, Features, Access)."
        )
    check_time(timestamp, request.now)
    return request.sender


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """The signature as Zoom makes it."""
    return f"v0={_hmac(secret, f'v0:{timestamp}:'.encode() + body)}"


def parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    """The recordings of the event, the answer to the challenge, or what else was told."""
    message = json_object(body)
    name = str(message.get("event", ""))
    payload = _object(message, "payload")
    if name == _CHALLENGE:
        return _challenge(sender, str(payload.get("plainToken", "")))
    if name != _COMPLETED:
        return Delivery(
            noted=f"The event {name[:60] or 'without a name'} brings no recording.", answer=_OK
        )
    told = _object(payload, "object")
    items = told.get("recordings")
    entries = items if isinstance(items, list) else [told]
    token = message.get("download_token")
    authorization = f"given:{token}" if token else sender.fetch_scheme
    found = tuple(
        _announced(request, sender, entry, authorization)
        for entry in entries
        if isinstance(entry, dict)
    )
    return Delivery(found, answer=_OK)


def _challenge(sender: Sender, plain: str) -> Delivery:
    # The newest secret answers: it is the one that the app's page checks with.
    body = samples.as_json(
        {"plainToken": plain, "encryptedToken": _hmac(sender.secrets[0], plain.encode())}
    )
    answer = Answer(200, body.decode(), "application/json")
    return Delivery(noted="Zoom checked the address and was answered.", answer=answer)


def _announced(
    request: HookRequest, sender: Sender, entry: dict[str, Any], authorization: str
) -> Announced:
    said = Said(entry)
    url, recording_id = said.address("download_url"), said.identity("id", "call_id")
    if url is None or recording_id is None:
        raise InvalidInput("A recording of the event has no download_url or no id.")
    direction = said.direction("direction")
    other, own = ("callee", "caller") if direction == "outbound" else ("caller", "callee")
    owner = _object(entry, "owner")
    is_person = Said(owner).text("type") in (None, "user")
    owner_name = Said(owner).text("name")
    details = CallDetails(
        file_name=file_name_of(url, f"zoom-{recording_id}.mp3"),
        agent=(owner_name if is_person else None) or said.text(f"{own}_name"),
        queue=None if is_person else owner_name,
        caller_number=said.text(f"{other}_number"),
        direction=direction,
        started_at=said.moment(request.zone, "date_time"),
        external_id=recording_id,
    )
    return Announced(
        url=url,
        details=sender.own(details),
        authorization=authorization,
        declared_seconds=said.seconds("duration"),
    )


def _object(holder: dict[str, Any], name: str) -> dict[str, Any]:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _hmac(secret: str, text: bytes) -> str:
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()


def sample(order: SampleOrder) -> SampleRequest:
    """The event of one finished recording."""
    recording = {
        "id": samples.new_id("test"),
        "direction": "inbound",
        "caller_number": samples.CALLER,
        "callee_name": samples.AGENT,
        "date_time": order.now.isoformat(),
        "duration": 61,
        "download_url": samples.RECORDING_URL,
        "owner": {"type": "user", "name": samples.AGENT},
    }
    payload = {"account_id": "test", "object": {"recordings": [recording]}}
    body = samples.as_json(
        {"event": _COMPLETED, "payload": payload, "download_token": samples.new_id("token")}
    )
    timestamp = str(int(order.now.timestamp()))
    headers = {
        "Content-Type": "application/json",
        "x-zm-request-timestamp": timestamp,
        "x-zm-signature": signature(order.secret, timestamp, body),
    }
    return SampleRequest(order.url, headers, body)


KIND = HookKind(
    name="zoom",
    title="Zoom Phone",
    summary="phone.recording_completed, signed with the app's secret token; answers the challenge.",
    receive=event(verify, parse),
    sample=sample,
    secret=SecretNeed(
        "Secret token", "Zoom App Marketplace, your app, Features, Access: the secret token."
    ),
    fetch=FetchNeed("bearer", "", "OAuth token (only if events bring no download token)"),
    steps=(
        Step(
            "In the Zoom App Marketplace, make a Server-to-Server OAuth app with the scope"
            " phone:read:list_call_recordings (or phone_recording:read:admin)."
        ),
        Step(
            "Copy its secret token here first; then add an event subscription with this"
            " endpoint and press Validate.",
            "{address}",
        ),
        Step("Subscribe to the event 'Phone recording completed'."),
        Step("Switch on automatic call recording for the users or queues to be scored."),
    ),
)
