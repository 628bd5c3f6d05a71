"""Telling another system by a signed request, as Standard Webhooks 1.0 describes it."""

import base64
import hashlib
import hmac
import json
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from service.notices.errors import Refused, Unheard
from service.notices.message import Message, PostAnswer

_PREFIX = "whsec_"
_SLOW_DOWN = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE)
_LONGEST_PAUSE_SECONDS = 24 * 3600.0


def send(message: Message) -> str:
    """Post the notice; what the other system answered. Raises `Unheard`, `Refused`."""
    body = _body(message)
    answer = message.post(message.address, body, _headers(message, body))
    if 200 <= answer.status < 300:
        return _said(answer)
    if answer.status == HTTPStatus.GONE:
        raise Refused(f"{_said(answer)} It wants no more notices.", for_good=True)
    if 300 <= answer.status < 400:
        raise Unheard(f"{_said(answer)} Redirects are not followed: enter the new address.")
    pause_seconds = _retry_after(message, answer) if answer.status in _SLOW_DOWN else 0.0
    raise Unheard(_said(answer), pause_seconds=pause_seconds)


def _body(message: Message) -> bytes:
    data = {**message.payload, "call_url": message.call_link}
    whole = {"type": message.kind.value, "timestamp": message.at.isoformat(), "data": data}
    return json.dumps(whole, separators=(",", ":")).encode()


def _headers(message: Message, body: bytes) -> dict[str, str]:
    timestamp = str(int(message.now.timestamp()))
    signed = b".".join((message.id.encode(), timestamp.encode(), body))
    signatures = [_signature(secret, signed) for secret in message.secrets]
    return {
        "Content-Type": "application/json",
        "webhook-id": message.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(signatures),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def _said(answer: PostAnswer) -> str:
    text = " ".join(answer.text.split())[:200]
    return f"It answered {answer.status}" + (f": {text}" if text else ".")


def _retry_after(message: Message, answer: PostAnswer) -> float:
    text = answer.headers.get("retry-after", "").strip()
    if text.isdigit():
        return min(float(text), _LONGEST_PAUSE_SECONDS)
    try:
        seconds = (parsedate_to_datetime(text) - message.now).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, min(seconds, _LONGEST_PAUSE_SECONDS))
