"""How a phone system proves itself: a bearer token, or a Standard Webhooks signature."""

import base64
import binascii
import hashlib
import hmac
import re
from datetime import datetime

from werkzeug.datastructures import Headers

from service.errors import Unauthorised
from service.intake.hooks.delivery import Sender
from service.storage.users import hash_token

TOLERANCE_SECONDS = 300
_PREFIX = "whsec_"
_WRONG = (
    "The request is not from a known source. Send the source's token as"
    " 'Authorization: Bearer ...', or sign the request with the source's secret."
)
# An unknown source takes the same steps, so that names cannot be guessed by the clock.
NOBODY = Sender(id=0, secret=_PREFIX + "AAAA", token_hash="0" * 64, agent_channel="auto")


def bearer_token(headers: Headers) -> str | None:
    """The token of an `Authorization: Bearer` header, None without one."""
    scheme, _, token = headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def check_token(token: str, sender: Sender | None) -> Sender:
    """The source whose token this is. Raises `Unauthorised`."""
    known = (sender or NOBODY).token_hash
    if not hmac.compare_digest(hash_token(token), known) or sender is None:
        raise Unauthorised(_WRONG)
    return sender


class SignedBody:
    """The signature check of one request; the body is fed in pieces as it arrives."""

    def __init__(self, headers: Headers, sender: Sender | None, now: datetime) -> None:
        self._sender = sender
        self._signatures = headers.get("webhook-signature", "")
        message_id = headers.get("webhook-id", "")
        timestamp = headers.get("webhook-timestamp", "")
        if not message_id or not self._signatures:
            raise Unauthorised(_WRONG)
        _check_time(timestamp, now)
        self._digest = hmac.new(_key(sender or NOBODY), digestmod=hashlib.sha256)
        self._digest.update(f"{message_id}.{timestamp}.".encode())

    def update(self, piece: bytes) -> None:
        """The next piece of the raw body."""
        self._digest.update(piece)

    def verify(self) -> Sender:
        """The source that signed the whole body. Raises `Unauthorised`."""
        expected = self._digest.digest()
        matches = [
            hmac.compare_digest(expected, given) for given in _v1_signatures(self._signatures)
        ]
        if not any(matches) or self._sender is None:
            raise Unauthorised(_WRONG)
        return self._sender


def _check_time(timestamp: str, now: datetime) -> None:
    if not re.fullmatch(r"[0-9]{1,12}", timestamp):
        raise Unauthorised(_WRONG)
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
        raise Unauthorised(
            "The request was signed more than five minutes ago or ahead."
            " Check the sender's clock, and sign again when sending again."
        )


def _key(sender: Sender) -> bytes:
    return base64.b64decode(sender.secret.removeprefix(_PREFIX))


def _v1_signatures(header: str) -> list[bytes]:
    found = []
    for entry in header.split():
        version, _, signature = entry.partition(",")
        if version == "v1":
            try:
                found.append(base64.b64decode(signature, validate=True))
            except (binascii.Error, ValueError):
                continue
    return found
