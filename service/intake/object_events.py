"""Messages that tell of new objects in an S3 bucket, as Amazon Connect's recordings come."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote_plus, urlencode

from service.errors import InvalidInput
from service.intake.announced import Announced
from service.intake.hooks.delivery import Sender
from service.storage.calls import CallDetails

_SOUNDS = frozenset({".wav", ".mp3", ".ogg", ".opus", ".m4a", ".flac", ".webm"})
# "<contact id>_20260331T14:05_UTC.wav", as Connect names them; their time is UTC.
_CONTACT = re.compile(r"^(?P<contact>[0-9A-Fa-f-]{36})_(?P<time>\d{8}T\d{2}:\d{2})_UTC")


def recordings_in(text: str | bytes, sender: Sender) -> list[Announced]:
    """The recordings that a message tells of: of S3 itself, through SNS, or from EventBridge.

    Other events and other files give none. Raises `InvalidInput` for what is no such message.
    """
    message = _object(text)
    if message.get("Type") == "Notification":
        message = _object(message.get("Message", ""))
    found = [_announced(event, sender) for event in _events(message)]
    return [each for each in found if each]


def _object(text: object) -> dict[str, Any]:
    try:
        message = json.loads(text) if isinstance(text, str | bytes) else None
    except (ValueError, RecursionError) as error:
        raise InvalidInput("The message is no JSON.") from error
    if not isinstance(message, dict):
        raise InvalidInput("The message is no event of S3.")
    return message


def _events(message: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """(bucket, object) of every object that was created, keys as they are."""
    try:
        if message.get("Event") == "s3:TestEvent":
            return []
        if "detail" in message:
            detail = message["detail"]
            created = message.get("detail-type") == "Object Created"
            return [(str(detail["bucket"]["name"]), detail["object"])] if created else []
        return [
            (str(record["s3"]["bucket"]["name"]), _with_plain_key(record["s3"]["object"]))
            for record in message["Records"]
            if "ObjectCreated:" in record["eventName"]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidInput("The message is no event of S3.") from error


def _with_plain_key(described: dict[str, Any]) -> dict[str, Any]:
    # S3 itself sends keys as in a form, EventBridge as they are.
    return {**described, "key": unquote_plus(str(described["key"]))}


def _announced(event: tuple[str, dict[str, Any]], sender: Sender) -> Announced | None:
    bucket, described = event
    key = str(described.get("key", ""))
    name = PurePosixPath(key).name
    if PurePosixPath(key).suffix.lower() not in _SOUNDS:
        return None
    version = str(described.get("versionId") or described.get("version-id") or "")
    contact = _CONTACT.match(name)
    details = CallDetails(
        file_name=name,
        started_at=_utc(contact["time"]) if contact else None,
        external_id=_identity(bucket, described, contact["contact"] if contact else ""),
    )
    own = sender.own(details)
    if own.agent_channel == "auto" and contact:  # Connect's agent is always right
        own = replace(own, agent_channel="right")
    # Without versions, the tag tells whether the object there is still the one that was told of.
    tag = str(described.get("eTag") or described.get("etag") or "")
    query = urlencode({"versionId": version} if version else {"tag": tag} if tag else {})
    link = f"s3://{bucket}/{quote(key)}?{query}".rstrip("?")
    return Announced(url=link, details=own, authorization="aws")


def _identity(bucket: str, described: Mapping[str, Any], contact: str) -> str:
    """The same for each repeat of an event, another for each recording put there.

    Without versions, the sequencer tells a later object of the same name apart.
    """
    version = described.get("versionId") or described.get("version-id")
    which = version or described.get("sequencer") or ""
    text = f"{bucket}\n{described.get('key')}\n{which}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{contact}-{digest[:24]}" if contact else digest


def _utc(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y%m%dT%H:%M").replace(tzinfo=UTC)
    except ValueError:
        return None
