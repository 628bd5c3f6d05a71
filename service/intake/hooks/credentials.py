"""How a phone system proves itself: a bearer token, or a Standard Webhooks signature."""

import base64
import binascii
import hashlib
import hmac
import re
from datetime import datetime

from werkzeug.datastructures import Authorization, Headers

from service.errors import Unauthorised, WrongSignature
from service.intake.hooks.delivery import HookRequest, Sender
from service.storage.users import hash_token

TOLERANCE_SECONDS = 300
TOKEN_PREFIX = "cgt_"  # noqa: S105 - how tokens begin, none itself
_PREFIX = "whsec_"
_WRONG = (
    "The request is not from a known source. Send the source's token as"
    " 'Authorization: Bearer ...', or sign the request with the source's secret."
)
# An unknown source takes the same steps, so that names cannot be guessed by the clock.
NOBODY = Sender(id=0, secrets=(_PREFIX + "AAAA",), token_hashes=("0" * 64,))


def bearer_token(headers: Headers) -> str | None:
    """The token of an `Authorization: Bearer` header, None without one."""
    scheme, _, token = headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def find_token(request: HookRequest) -> str | None:
    """The token as a bearer, as the password (or the user) of Basic, or in the address."""
    if token := bearer_token(request.headers):
        return token
    given = Authorization.from_header(request.headers.get("Authorization"))
    if given and given.type == "basic":
        return given.password or given.username
    first = request.rest.partition("/")[0]
    return first if first.startswith(TOKEN_PREFIX) else bearer_token(request.headers)


def rest_without_token(request: HookRequest) -> str:
    """The path behind the source's name, without a token that stands first in it."""
    first, _, others = request.rest.partition("/")
    return others if first.startswith(TOKEN_PREFIX) else request.rest


def check_token(token: str | None, sender: Sender | None) -> Sender:
    """The source whose token this is. Raises `Unauthorised`."""
    known = [one.encode() for one in (sender or NOBODY).token_hashes]
    matches = any_same(known, hash_token(token or "").encode())
    if not token or not matches or sender is None:
        raise Unauthorised(_WRONG)
    return sender


def any_same(expected: list[bytes], given: bytes) -> bool:
    """Whether one is the given; each is compared to its end, so that the time tells nothing."""
    matches = [hmac.compare_digest(one, given) for one in expected]
    return any(matches)


def check_time(seconds_text: str, now: datetime, *, milliseconds: bool = False) -> None:
    """Raises `WrongSignature` for a time of signing that is more than five minutes off."""
    if not re.fullmatch(r"[0-9]{1,16}", seconds_text):
        raise WrongSignature(
            "The time of signing is missing or no number, so the request is refused."
        )
    seconds = int(seconds_text) / (1000 if milliseconds else 1)
    if abs(now.timestamp() - seconds) > TOLERANCE_SECONDS:
        raise WrongSignature(_OLD)


_OLD = (
    "The request was signed more than five minutes ago or ahead."
    " Check the sender's clock, and sign again when sending again."
)


class SignedBody:
    """The signature check of one request; the body is fed in pieces as it arrives."""

    def __init__(self, headers: Headers, sender: Sender | None, now: datetime) -> None:
        self._sender = sender
        self._signatures = headers.get("webhook-signature", "")
        message_id = headers.get("webhook-id", "")
        timestamp = headers.get("webhook-timestamp", "")
        if not message_id or not self._signatures:
            raise Unauthorised(_WRONG)
        _check_timestamp(timestamp, now)
        self._digests = [
            hmac.new(_key(secret), digestmod=hashlib.sha256)
            for secret in (sender or NOBODY).secrets
        ]
        self.update(f"{message_id}.{timestamp}.".encode())

    def update(self, piece: bytes) -> None:
        """The next piece of the raw body."""
        for digest in self._digests:
            digest.update(piece)

    def verify(self) -> Sender:
        """The source that signed the whole body. Raises `Unauthorised`."""
        matches = [
            hmac.compare_digest(digest.digest(), given)
            for digest in self._digests
            for given in _v1_signatures(self._signatures)
        ]
        if not any(matches) or self._sender is None:
            raise Unauthorised(_WRONG)
        return self._sender


def _check_timestamp(timestamp: str, now: datetime) -> None:
    if not re.fullmatch(r"[0-9]{1,12}", timestamp):
        raise Unauthorised(_WRONG)
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
        raise Unauthorised(_OLD)


def _key(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix(_PREFIX))


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
