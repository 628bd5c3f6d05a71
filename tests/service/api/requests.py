"""Requests as phone systems make them: a multipart body, and the headers that sign it."""

import base64
import hashlib
import hmac
import time
from io import BytesIO

from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

WAV = b"RIFF\xff\xfe\x00\x80" + bytes(range(256)) * 40


def multipart(recording: bytes = WAV, **fields: str) -> tuple[bytes, str]:
    """The body and its content type."""
    file = FileStorage(BytesIO(recording), filename="call 1.wav", content_type="audio/wav")
    boundary, body = encode_multipart({"file": file, **fields})
    return body, f'multipart/form-data; boundary="{boundary}"'


def post_with_token(
    client: FlaskClient, token: str, recording: bytes = WAV, **fields: str
) -> TestResponse:
    body, content_type = multipart(recording, **fields)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": content_type}
    return client.post("/hooks/pbx", data=body, headers=headers)


def signed_headers(secret: str, body: bytes, *, at: float | None = None) -> dict[str, str]:
    """Standard Webhooks headers; by hand, since the library signs text only."""
    timestamp = str(int(time.time() if at is None else at))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"msg_1.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": timestamp,
        "webhook-signature": "v1," + base64.b64encode(digest).decode(),
    }
