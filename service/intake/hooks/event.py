"""Small requests that tell of a recording: read whole, proven, and only then understood."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from werkzeug.http import parse_options_header

from service.errors import InvalidInput, TooLarge
from service.intake.hooks.delivery import Delivery, HookRequest, Receive, Sender
from service.intake.hooks.redaction import redacted

MOST_EVENT_BYTES = 1_000_000

Verify = Callable[[HookRequest, bytes], Sender]
Parse = Callable[[HookRequest, Sender, bytes], Delivery]


def event(verify: Verify, parse: Parse) -> Receive:
    """How a kind receives requests whose body is a form or JSON: nothing is parsed unproven."""

    @contextmanager
    def receive(request: HookRequest) -> Iterator[Delivery]:
        body = read_body(request)
        sender = verify(request, body)
        request.trace.body = redacted(body or urlsplit(request.url).query.encode())
        yield parse(request, sender, body)

    return receive


def read_body(request: HookRequest) -> bytes:
    """The whole body. Raises `TooLarge` before reading what is announced too large."""
    if request.headers.get("Content-Length", 0, type=int) > MOST_EVENT_BYTES:
        raise _too_large()
    stream, pieces, size_bytes = request.open_body(), [], 0
    while piece := stream.read(64 * 1024):
        size_bytes += len(piece)
        if size_bytes > MOST_EVENT_BYTES:
            raise _too_large()
        pieces.append(piece)
    return b"".join(pieces)


def form_pairs(request: HookRequest, body: bytes) -> list[tuple[str, str]]:
    """The fields of a form in their order; of a GET, and beside a form, none from the address."""
    if request.method == "GET":
        return parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body))
    except ValueError as error:
        raise InvalidInput("The body is no form. Send it as the phone system made it.") from error


def form_fields(request: HookRequest, body: bytes) -> dict[str, str]:
    """The fields of the form, and of the address what the form does not say itself."""
    return {**request.query, **dict(form_pairs(request, body))}


def json_object(body: bytes) -> dict[str, Any]:
    """The JSON object in the body. Raises `InvalidInput` for anything else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InvalidInput("The body is no JSON. Send it as the phone system made it.") from error
    if not isinstance(value, dict):
        raise InvalidInput("The body is JSON, but no object. Send it as the phone system made it.")
    return value


def is_json(request: HookRequest) -> bool:
    """Whether the body says of itself that it is JSON."""
    mimetype, _ = parse_options_header(request.headers.get("Content-Type", ""))
    return mimetype == "application/json" or mimetype.endswith("+json")


def _too_large() -> TooLarge:
    return TooLarge(
        f"A message about a recording may have up to {MOST_EVENT_BYTES // 1000} kB, so this one"
        " was not read. Send the recording's address instead of its sound."
    )
