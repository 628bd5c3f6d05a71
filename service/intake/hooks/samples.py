"""What test requests are made of, so that each kind builds its own as the phone system would."""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

AGENT = "Test Agent"
CALLER = "+442079460123"
RECORDING_URL = "https://recordings.example.org/test-recording"
FORM = "application/x-www-form-urlencoded"


def new_id(prefix: str) -> str:
    """A fresh id, so that a second test is no repeat of the first."""
    return f"{prefix}-{secrets.token_hex(8)}"


def as_json(payload: dict[str, Any]) -> bytes:
    """A JSON body."""
    return json.dumps(payload).encode()


def as_form(fields: dict[str, str]) -> bytes:
    """A form's body."""
    return urlencode(fields).encode()


def form(recording: bytes, fields: dict[str, str]) -> tuple[bytes, str]:
    """A multipart body with the recording as its part `file`, and its content type."""
    boundary = secrets.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="test.wav"\r\n'
        "Content-Type: audio/x-wav\r\n\r\n"
    )
    body = b"".join([*parts, head.encode(), recording, f"\r\n--{boundary}--\r\n".encode()])
    return body, f"multipart/form-data; boundary={boundary}"


def standard_webhook(secret: str, body: bytes, now: datetime) -> dict[str, str]:
    """The headers that sign a body as Standard Webhooks describe."""
    message_id, seconds = new_id("msg"), str(int(now.timestamp()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{message_id}.{seconds}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": seconds,
        "webhook-signature": "v1," + base64.b64encode(digest).decode(),
    }
