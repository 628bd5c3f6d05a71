"""Any system that can post a form: the recording in `file`, what is known about it in fields."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import IO

from service.errors import InvalidInput
from service.intake.hooks.credentials import SignedBody, bearer_token, check_token
from service.intake.hooks.delivery import Delivery, HookRequest, Sender
from service.intake.hooks.spool import Form, check_room, parsed_form, spool
from service.storage.calls import CallDetails

_CHANNELS = ("auto", "left", "right")
_DIRECTIONS = ("inbound", "outbound")
_LONGEST_TEXT = 200


@contextmanager
def receive_delivery(request: HookRequest) -> Iterator[Delivery]:
    """The recording of a request that proved itself. Raises `Unauthorised`, `InvalidInput`,
    `StorageFull`; nothing is left of a request that was refused.
    """
    content_type = request.headers.get("Content-Type", "")
    sender, body = _authenticated(request)
    with body, parsed_form(body, content_type, request.spool_folder) as form:
        yield _delivery(form, sender, request.zone)


def _authenticated(request: HookRequest) -> tuple[Sender, IO[bytes]]:
    """A token is checked before the body is read; a signature covers all of it."""
    token = bearer_token(request.headers)
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


def _delivery(form: Form, sender: Sender, zone: tzinfo) -> Delivery:
    fields, files = form
    file = files.get("file")
    if file is None:
        raise InvalidInput("There is no recording: send it as the form's part named 'file'.")
    details = CallDetails(
        file_name=_text({"file": file.filename or ""}, "file", limit=None) or "recording",
        agent=_text(fields, "agent"),
        direction=_choice(fields, "direction", _DIRECTIONS) or "inbound",
        agent_channel=_choice(fields, "agent_channel", _CHANNELS) or sender.agent_channel,
        started_at=_moment(fields, "started_at", zone),
        source_id=sender.id,
        external_id=_text(fields, "call_id"),
    )
    return Delivery(file.stream, details)


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
