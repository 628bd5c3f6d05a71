"""RingCentral: telephony events that carry a fixed token, and recordings where they are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from service.errors import InvalidInput, WrongSignature
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
    Sender,
    Step,
)
from service.intake.hooks.event import event, json_object
from service.intake.hooks.said import Said
from service.storage.calls import CallDetails

_OK = Answer(200, "")
_MOST_ANSWER_BYTES = 1024


def verify(request: HookRequest, _body: bytes) -> Sender:
    """The source whose token the event carries; the body is not signed. Raises `WrongSignature`."""
    given = request.headers.get("Verification-Token", "").encode()
    secrets = (request.sender or NOBODY).secrets
    if not any_same([s.encode() for s in secrets], given) or request.sender is None:
        raise WrongSignature(
            "The Verification-Token is missing or not this source's. Name it as"
            " deliveryMode.verificationToken when the subscription is made."
        )
    return request.sender


def parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    """The recordings whose addresses the event tells; most events tell none."""
    told = json_object(body)
    inner = told.get("body")
    found: list[Announced] = []
    _collect(request, sender, inner if isinstance(inner, dict) else told, found)
    if not found:
        return Delivery(
            noted="The event brings no recording's address (contentUri).",
            external_id=Said(inner if isinstance(inner, dict) else {}).identity("sessionId"),
            answer=_OK,
        )
    return Delivery(tuple({a.details.external_id: a for a in found}.values()), answer=_OK)


def _collect(
    request: HookRequest, sender: Sender, call: dict[str, Any], found: list[Announced]
) -> None:
    """The recordings of a call, of its parties, and of the calls in a list."""
    for name in ("parties", "records"):
        entries = call.get(name)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                _collect(request, sender, {**_plain(call), **entry}, found)
    several = call.get("recordings")
    told = [call.get("recording"), *(several if isinstance(several, list) else ())]
    found.extend(
        _announced(request, sender, call, (recording, url))
        for recording in told
        if isinstance(recording, dict) and (url := Said(recording).address("contentUri"))
    )


def _announced(
    request: HookRequest, sender: Sender, call: dict[str, Any], told: tuple[dict[str, Any], str]
) -> Announced:
    said, (recording, url) = Said(call), told
    direction = said.direction("direction")
    ends = {name: Said(_object(call, name)) for name in ("from", "to")}
    other, own = ("to", "from") if direction == "outbound" else ("from", "to")
    recording_id = Said(recording).identity("id") or Said({"id": url}).identity("id")
    details = CallDetails(
        file_name=f"ringcentral-{recording_id}",
        agent=ends[own].text("name"),
        queue=said.text("queueName"),
        caller_number=ends[other].text("phoneNumber"),
        direction=direction,
        started_at=said.moment(request.zone, "startTime", "creationTime"),
        external_id=recording_id,
    )
    return Announced(
        url=url,
        details=sender.own(details),
        authorization=sender.fetch_scheme,
        declared_seconds=Said(recording).seconds("duration") or said.seconds("duration"),
    )


def _plain(call: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in call.items() if k not in ("parties", "records", "recordings")}


def _object(holder: dict[str, Any], name: str) -> dict[str, Any]:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


_receive_event = event(verify, parse)


@contextmanager
def receive(request: HookRequest) -> Iterator[Delivery]:
    """An event, or the question whether this address is ours, which is answered by an echo."""
    token = request.headers.get("Validation-Token")
    if token is None:
        with _receive_event(request) as delivery:
            yield delivery
        return
    if len(token) > _MOST_ANSWER_BYTES // 2:
        raise InvalidInput("The Validation-Token is longer than an answer may be.")
    answer = Answer(200, "", headers={"Validation-Token": token})
    yield Delivery(noted="RingCentral checked the address and was answered.", answer=answer)


def sample(order: SampleOrder) -> SampleRequest:
    """The event of a call whose recording can be had."""
    recording = {"id": samples.new_id("test"), "contentUri": samples.RECORDING_URL, "duration": 61}
    party = {
        "direction": "Inbound",
        "from": {"phoneNumber": samples.CALLER},
        "to": {"name": samples.AGENT},
        "recordings": [recording],
    }
    told = {"telephonySessionId": samples.new_id("s"), "creationTime": order.now.isoformat()}
    body = samples.as_json(
        {
            "event": "/restapi/v1.0/account/~/telephony/sessions",
            "body": {**told, "parties": [party]},
        }
    )
    headers = {"Content-Type": "application/json", "Verification-Token": order.secret}
    return SampleRequest(order.url, headers, body)


KIND = HookKind(
    name="ringcentral",
    title="RingCentral",
    summary="Events with a fixed token; answers the validation, notes events without sound.",
    receive=receive,
    sample=sample,
    fetch=FetchNeed("bearer", "", "OAuth access token", optional=False),
    steps=(
        Step(
            "Make a webhook subscription with this address and this verification token:",
            '{"eventFilters": ["/restapi/v1.0/account/~/telephony/sessions?withRecordings=true"],\n'
            ' "deliveryMode": {"transportType": "WebHook", "address": "{address}",\n'
            '                  "verificationToken": "{secret}"},\n'
            ' "expiresIn": 630720000}',
        ),
        Step(
            "RingCentral's events tell that there is a recording before it can be had. Calls"
            " without its address (contentUri) are noted and not scored: let your own program"
            " read the call log and send what it finds to a source of the kind 'Any system'."
        ),
        Step("Enter an access token with the permission ReadCallRecording under 'Fetching'."),
    ),
)
