"""A system that nobody here knows: its JSON or form, with a setting that says what lies where."""

from collections.abc import Mapping
from typing import Any

from service.errors import InvalidInput
from service.intake.announced import Announced
from service.intake.hooks import samples
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
from service.intake.hooks.event import event, form_fields, is_json, json_object
from service.intake.hooks.generic import check_token_or_signature
from service.intake.hooks.said import Said, file_name_of
from service.storage.calls import CallDetails

# What can be mapped, and how a page explains it.
FIELDS = {
    "recordings": "the list of recordings, when one message holds several",
    "recording_url": "the recording's https:// address (needed)",
    "external_id": "the recording's id: a repeat of it makes no second call",
    "agent": "the employee's name",
    "queue": "the queue or team",
    "caller_number": "the customer's number",
    "direction": "anything with 'out' in it is an outbound call",
    "started_at": "when the call began",
    "duration_seconds": "its length in seconds",
    "file_name": "the recording's name",
}


def parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    """The recordings that lie where the source's mapping says."""
    message = _message(request, body)
    mapping = {name: sender.mapping.get(name) or name for name in FIELDS}
    items = look_up(message, sender.mapping.get("recordings", ""))
    entries = items if isinstance(items, list) else [message]
    found = [
        announced
        for entry in entries
        if isinstance(entry, dict) and (announced := _announced(request, sender, entry, mapping))
    ]
    if not found:
        where = mapping["recording_url"]
        return Delivery(noted=f"There is no recording's address at '{where}'.")
    return Delivery(tuple(found))


def look_up(value: Any, path: str) -> Any:
    """What lies at a path such as `data.calls.0.url`, None when nothing does."""
    for part in path.split(".") if path else ():
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        else:
            return None
    return value


def check_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """The mapping without empty entries. Raises `InvalidInput` for a field nobody knows."""
    for name in mapping:
        if name not in FIELDS:
            raise InvalidInput(f"There is no field {name!r} to map. Use {', '.join(FIELDS)}.")
    return {name: path.strip()[:200] for name, path in mapping.items() if path.strip()}


def _message(request: HookRequest, body: bytes) -> dict[str, Any]:
    if not is_json(request) and not body.lstrip().startswith((b"{", b"[")):
        return dict(form_fields(request, body))
    if body.lstrip().startswith(b"["):
        return {"items": json_object(b'{"items":' + body + b"}")["items"]}
    return json_object(body)


def _announced(
    request: HookRequest, sender: Sender, entry: dict[str, Any], mapping: Mapping[str, str]
) -> Announced | None:
    said = Said({name: look_up(entry, path) for name, path in mapping.items()})
    url = said.address("recording_url")
    if url is None:
        return None
    details = CallDetails(
        file_name=said.text("file_name") or file_name_of(url, "recording"),
        agent=said.text("agent"),
        queue=said.text("queue"),
        caller_number=said.text("caller_number"),
        direction=said.direction("direction"),
        started_at=said.moment(request.zone, "started_at"),
        external_id=said.identity("external_id") or Said({"id": url}).identity("id"),
    )
    return Announced(
        url=url,
        details=sender.own(details),
        authorization=sender.fetch_scheme,
        declared_seconds=said.seconds("duration_seconds"),
    )


def sample(order: SampleOrder) -> SampleRequest:
    """A message that has everything where the mapping looks for it."""
    said = {
        "recording_url": f"{samples.RECORDING_URL}.wav",
        "external_id": samples.new_id("test"),
        "agent": samples.AGENT,
        "caller_number": samples.CALLER,
        "started_at": order.now.isoformat(),
        "duration_seconds": 61,
    }
    entry: dict[str, Any] = {}
    for name, value in said.items():
        _put(entry, order.mapping.get(name) or name, value)
    message = entry
    if holder := order.mapping.get("recordings"):
        message = {}
        _put(message, holder, [entry])
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {order.token}"}
    return SampleRequest(order.url, headers, samples.as_json(message))


def _put(holder: dict[str, Any], path: str, value: object) -> None:
    """Lay a value where `look_up` finds it, in objects only: a number is a key there too."""
    *folders, last = path.split(".")
    for part in folders:
        holder = holder.setdefault(part, {})
    holder[last] = value


KIND = HookKind(
    name="mapped",
    title="Unknown system (JSON with a mapping)",
    summary="Its own JSON or form with a token; a setting says which field means what.",
    receive=event(check_token_or_signature, parse),
    sample=sample,
    uses_token=True,
    takes_mapping=True,
    fetch=FetchNeed("bearer", "User", "Password or token"),
    steps=(
        Step(
            "Let the system post its message for a finished recording with the token in a header:",
            "Authorization: Bearer {token}",
        ),
        Step(
            "If it can set no header, put the token into the address. It then stands in the logs of"
            " proxies, so prefer the header.",
            "{address}/{token}",
        ),
        Step(
            "Say under Settings where things lie in its message, with dots between the names:"
            ' data.recording.url finds {"data": {"recording": {"url": ...}}}. The newest'
            " deliveries on this page show what it really sends."
        ),
    ),
)
