"""Recordings that come with the request: as a form's part named `file`, or as the bare body."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from rubrics.transcript_files.given import TranscriptFile
from service.errors import InvalidInput
from service.intake.given_transcripts import take_transcript
from service.intake.hooks.credentials import (
    SignedBody,
    check_token,
    find_token,
    rest_without_token,
)
from service.intake.hooks.delivery import Delivery, HookRequest, Pushed, Sender
from service.intake.hooks.redaction import redacted_fields
from service.intake.hooks.said import Said
from service.intake.hooks.spool import Form, check_room, parsed_form, spool
from service.storage.calls import CallDetails

_CHANNELS = ("auto", "left", "right")
_DIRECTIONS = ("inbound", "outbound")
_LONGEST_TEXT = 200


@contextmanager
def receive_form(request: HookRequest) -> Iterator[Delivery]:
    """The recording of a form that proved itself. Raises `Unauthorised`, `InvalidInput`,
    `StorageFull`; nothing is left of a request that was refused.
    """
    content_type = request.headers.get("Content-Type", "")
    sender, body = _authenticated(request)
    with body, parsed_form(body, content_type, request.spool_folder) as form:
        fields, files = form
        names = [(name, f"file {file.filename!r}") for name, file in files.items()]
        request.trace.body = redacted_fields([*fields.items(), *names])
        yield _delivery(form, sender, request)


@contextmanager
def receive_raw(request: HookRequest) -> Iterator[Delivery]:
    """The body itself as the recording, named by the address; what is known stands in its query.

    Only with a token, which is checked before the body is read.
    """
    sender = check_token(find_token(request), request.sender)
    request.trace.body = redacted_fields([("address", f"…/{rest_without_token(request)}")])
    fields = dict(request.query)
    name = PurePosixPath(rest_without_token(request)).name or fields.get("file_name") or "recording"
    details = _details(fields, name, sender, request)
    yield Delivery((Pushed(_open_body(request, copies=1), details),))


def _authenticated(request: HookRequest) -> tuple[Sender, IO[bytes]]:
    """A token is checked before the body is read; a signature covers all of it."""
    token = find_token(request)
    if token is not None:
        sender = check_token(token, request.sender)
        # The recording is copied out of the form, and from there to its place.
        return sender, _open_body(request, copies=2)
    signed = SignedBody(request.headers, request.sender, request.now)
    body = spool(_open_body(request, copies=3), request.spool_folder, signed.update)
    try:
        return signed.verify(), body
    except BaseException:
        body.close()
        raise


def _open_body(request: HookRequest, *, copies: int) -> IO[bytes]:
    body = request.open_body()
    announced_bytes = request.headers.get("Content-Length", 0, type=int)
    check_room(request.spool_folder, request.keep_free_bytes + copies * announced_bytes)
    return body


def _delivery(form: Form, sender: Sender, request: HookRequest) -> Delivery:
    fields, files = form
    file = files.get("file")
    if file is None:
        raise InvalidInput("There is no recording: send it as the form's part named 'file'.")
    name = _text({"file": file.filename or ""}, "file", limit=None) or "recording"
    details = replace(_details(fields, name, sender, request), transcript=_transcript(form))
    return Delivery((Pushed(file.stream, details),))


def _transcript(form: Form) -> TranscriptFile | None:
    """The part `transcript`, a file or a field, after which nobody transcribes the recording."""
    fields, files = form
    if file := files.get("transcript"):
        return take_transcript(file.stream, (file.filename or "transcript").replace("\0", ""))
    text = fields.get("transcript", "")
    return take_transcript(BytesIO(text.encode()), "transcript") if text.strip() else None


def _details(
    fields: Mapping[str, str], file_name: str, sender: Sender, request: HookRequest
) -> CallDetails:
    # Asterisk and FreeSWITCH have their own words for a call's id.
    ids = (_text(fields, name) for name in ("call_id", "uniqueid", "uuid"))
    sent_id = Said({"id": request.headers.get("webhook-id", "")}).identity("id")
    return sender.own(
        CallDetails(
            file_name=file_name.replace("\0", ""),
            agent=_text(fields, "agent"),
            queue=_text(fields, "queue"),
            caller_number=_text(fields, "caller_number", limit=60),
            direction=_choice(fields, "direction", _DIRECTIONS) or "inbound",
            agent_channel=_choice(fields, "agent_channel", _CHANNELS) or "auto",
            started_at=_moment(fields, "started_at", request.zone),
            declared_seconds=Said(dict(fields)).seconds("duration_seconds", "duration"),
            external_id=next((text for text in ids if text), sent_id),
        )
    )


def _text(fields: Mapping[str, str], name: str, limit: int | None = _LONGEST_TEXT) -> str | None:
    # Some databases refuse NUL, and no name or id has a use for it.
    text = fields.get(name, "").replace("\0", "").strip()
    if limit and len(text) > limit:
        raise InvalidInput(f"The field '{name}' is too long: use up to {limit} characters.")
    return text or None


def _choice(fields: Mapping[str, str], name: str, known: tuple[str, ...]) -> str | None:
    text = (_text(fields, name) or "").lower()
    if text and text not in known:
        raise InvalidInput(f"The field '{name}' must be {' or '.join(known)}, not {text[:40]!r}.")
    return text or None


def _moment(fields: Mapping[str, str], name: str, zone: tzinfo) -> datetime | None:
    text = _text(fields, name)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _no_time(name, text) from error
    if not 1970 <= moment.year <= 9998:
        raise _no_time(name, text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _no_time(name: str, text: str) -> InvalidInput:
    return InvalidInput(
        f"The field '{name}' is no ISO 8601 time: {text[:40]!r}. Write it like"
        " 2026-03-31T14:05:00+02:00; without a zone it is the installation's time."
    )
