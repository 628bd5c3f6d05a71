"""Any system that can post: a form with the recording, its bare sound, or JSON with its address.

It proves itself with the source's token, or signs as Standard Webhooks describe.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import InvalidInput
from service.intake.announced import Announced
from service.intake.hooks import pushed, samples
from service.intake.hooks.credentials import SignedBody, check_token, find_token
from service.intake.hooks.delivery import (
    Delivery,
    FetchNeed,
    HookKind,
    HookRequest,
    SampleOrder,
    SampleRequest,
    Sender,
    Step,
)
from service.intake.hooks.event import event, is_json, json_object
from service.intake.hooks.said import Said, file_name_of
from service.storage.calls import CallDetails


@contextmanager
def receive_delivery(request: HookRequest) -> Iterator[Delivery]:
    """What came, whichever of the three forms it has. Raises `Unauthorised`, `InvalidInput`,
    `StorageFull`; nothing is left of a request that was refused.
    """
    form = _receive_event if is_json(request) else pushed.receive_form
    with (pushed.receive_raw if request.method == "PUT" else form)(request) as delivery:
        yield delivery


def check_token_or_signature(request: HookRequest, body: bytes) -> Sender:
    """The source that sent its token or signed the body. Raises `Unauthorised`."""
    token = find_token(request)
    if token is not None:
        return check_token(token, request.sender)
    signed = SignedBody(request.headers, request.sender, request.now)
    signed.update(body)
    return signed.verify()


def _parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    payload = json_object(body)
    # Standard Webhooks put the message's own fields under "data".
    data = payload.get("data") if isinstance(payload.get("data"), dict) else payload
    items = data.get("recordings") if isinstance(data, dict) else None
    entries = items if isinstance(items, list) else [data]
    message_id = Said({"id": request.headers.get("webhook-id", "")}).identity("id")
    found = [
        _announced(request, sender, entry, message_id and f"{message_id}{f'/{n}' if n else ''}")
        for n, entry in enumerate(entries)
        if isinstance(entry, dict)
    ]
    if not found:
        raise InvalidInput("There is no recording: send its address as 'recording_url'.")
    return Delivery(tuple(found))


def _announced(
    request: HookRequest, sender: Sender, entry: dict[str, object], message_id: str | None
) -> Announced:
    said = Said(entry)
    url = said.address("recording_url", "url", "download_url")
    if url is None:
        raise InvalidInput(
            "There is no recording: send its https:// address as 'recording_url', or the"
            " recording itself as multipart/form-data, as curl does with -F file=@recording.wav."
        )
    call_id = said.identity("call_id", "recording_id", "id") or message_id
    details = CallDetails(
        file_name=said.text("file_name") or file_name_of(url, "recording"),
        agent=said.text("agent"),
        queue=said.text("queue"),
        caller_number=said.text("caller_number"),
        direction=said.direction("direction"),
        agent_channel=said.channel("agent_channel"),
        started_at=said.moment(request.zone, "started_at"),
        external_id=call_id or hashlib.sha256(url.encode()).hexdigest(),
    )
    return Announced(
        url=url,
        details=sender.own(details),
        authorization=sender.fetch_scheme,
        declared_seconds=said.seconds("duration_seconds", "duration"),
    )


_receive_event = event(check_token_or_signature, _parse)


def sample(order: SampleOrder) -> SampleRequest:
    """A signed form with a short recording."""
    body, content_type = samples.form(
        order.recording, {"call_id": samples.new_id("test"), "agent": samples.AGENT}
    )
    signed = samples.standard_webhook(order.secret, body, order.now)
    return SampleRequest(order.url, {"Content-Type": content_type, **signed}, body)


_JSON = json.dumps(
    {
        "recording_url": "https://pbx.example.org/rec/8271.wav",
        "call_id": "8271",
        "agent": "Linda Park",
        "queue": "Billing",
        "direction": "inbound",
        "started_at": "2026-03-31T14:05:00+02:00",
        "duration_seconds": 241,
    },
    indent=2,
)

KIND = HookKind(
    name="generic",
    title="Any system (form, JSON or Standard Webhooks)",
    summary="Whatever can post a recording, or its address, with a token or a signature.",
    receive=receive_delivery,
    sample=sample,
    uses_token=True,
    pushes_audio=True,
    fetch=FetchNeed("bearer", "User", "Password or token"),
    methods=frozenset({"POST", "PUT"}),
    steps=(
        Step(
            "Post each finished recording with the token:",
            'curl -H "Authorization: Bearer {token}" \\\n'
            "     -F file=@recording.wav -F call_id=8271 -F agent='Linda Park' \\\n"
            "     {address}",
        ),
        Step("Or announce where it lies, as JSON with the same token:", _JSON),
        Step("Or sign each request as Standard Webhooks describe, with this secret:", "{secret}"),
    ),
)
