"""Vonage: JSON with a signed token (JWT) whose claim holds the hash of the body."""

import hashlib
from datetime import timedelta
from typing import Any

import jwt

from service.errors import WrongSignature
from service.intake.announced import Announced
from service.intake.hooks import samples
from service.intake.hooks.credentials import TOLERANCE_SECONDS, any_same, bearer_token, check_time
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
_WRONG = (
    "The token that Vonage signs does not fit. Check the signature secret, and that signed"
    " webhooks are on for the application."
)


def verify(request: HookRequest, body: bytes) -> Sender:
    """The source whose secret signed the token, whose claim must fit the body.

    Raises `WrongSignature`.
    """
    token = bearer_token(request.headers) or ""
    sender = request.sender
    found = (_claims(token, secret) for secret in (sender.secrets if sender else ()))
    claims = next((claims for claims in found if claims is not None), None)
    if claims is None or sender is None:
        raise WrongSignature(_WRONG)
    check_time(str(claims.get("iat", "")), request.now)
    told = str(claims.get("payload_hash", ""))
    # The hash covers the body; of a GET there is none.
    fits = any_same([hashlib.sha256(body).hexdigest().encode()], told.lower().encode())
    if (body or told) and not fits:
        raise WrongSignature(f"{_WRONG} (The body is not the one that was signed.)")
    return sender


def _claims(token: str, secret: str) -> dict[str, Any] | None:
    # The times are compared with our own moment, and not with that of the library.
    options = {"verify_exp": False, "verify_iat": False, "verify_nbf": False, "verify_aud": False}
    try:
        return dict(jwt.decode(token, secret, algorithms=["HS256"], options=options))  # type: ignore[arg-type]
    except jwt.PyJWTError:
        return None


def parse(request: HookRequest, sender: Sender, body: bytes) -> Delivery:
    """The recording that the event announces."""
    fields = {**request.query, **(json_object(body) if body else {})}
    said = Said(fields)
    url = said.address("recording_url")
    if url is None:
        return Delivery(noted="The event tells of no recording.", answer=_OK)
    recording_id = said.identity("recording_uuid", "conversation_uuid")
    began = said.moment(request.zone, "start_time")
    ended = said.moment(request.zone, "end_time")
    direction = said.direction("direction")
    details = CallDetails(
        file_name=f"{file_name_of(url, recording_id or 'vonage')}.{said.text('format') or 'wav'}",
        agent=said.text("agent"),
        queue=said.text("queue"),
        caller_number=said.text("caller_number", "to" if direction == "outbound" else "from"),
        direction=direction,
        started_at=began,
        external_id=recording_id or Said({"id": url}).identity("id"),
    )
    announced = Announced(
        url=url,
        details=sender.own(details),
        authorization=sender.fetch_scheme,
        declared_seconds=(ended - began).total_seconds() if began and ended else None,
    )
    return Delivery((announced,), answer=_OK)


def sample(order: SampleOrder) -> SampleRequest:
    """The event of a finished recording."""
    body = samples.as_json(
        {
            "recording_url": samples.RECORDING_URL,
            "recording_uuid": samples.new_id("test"),
            "conversation_uuid": samples.new_id("CON"),
            "start_time": (order.now - timedelta(seconds=61)).isoformat(),
            "end_time": order.now.isoformat(),
            "size": 976044,
        }
    )
    seconds = int(order.now.timestamp())
    claims = {
        "iat": seconds,
        "exp": seconds + TOLERANCE_SECONDS,
        "iss": "Vonage",
        "jti": samples.new_id("jti"),
        "payload_hash": hashlib.sha256(body).hexdigest(),
    }
    token = jwt.encode(claims, order.secret, algorithm="HS256")
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    return SampleRequest(order.url, headers, body)


KIND = HookKind(
    name="vonage",
    title="Vonage",
    summary="The record event with Vonage's signed token and the hash of the body.",
    receive=event(verify, parse),
    sample=sample,
    secret=SecretNeed(
        "Signature secret", "Vonage dashboard, API settings, Signed webhooks: the signature secret."
    ),
    fetch=FetchNeed("bearer", "Application ID", "Private key", optional=False),
    methods=frozenset({"GET", "POST"}),
    steps=(
        Step(
            "Record with one channel a side, and send the event here. In an NCCO:",
            '{"action": "record", "split": "conversation", "channels": 2, "format": "wav",\n'
            ' "eventMethod": "POST", "eventUrl": ["{address}"]}',
        ),
        Step(
            "Use POST: Vonage signs the body with its hash, and nothing covers the fields of a GET."
        ),
        Step(
            "Vonage gives a recording only to the application: under 'Fetching recordings' choose"
            " Bearer, and enter the application's ID and its private key (the whole private.key"
            " file). Each fetch signs a token of its own with it."
        ),
        Step(
            "Which side comes first depends on the call's legs: set the agent's channel under"
            " Settings."
        ),
    ),
)
