"""The sound of a call, by HTTP range, so that a player can jump; and what is drawn of it."""

import gzip
from dataclasses import dataclass

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from service.errors import NotFound
from service.storage import calls
from service.storage.peaks import peaks_key
from service.storage.tables import CallRow
from service.web.access import audible_call, open_to_agents, protect
from service.web.current import services

blueprint = protect(Blueprint("audio", __name__))

# By the ending of the file's name: only kinds of sound, so that a browser never reads it as a page.
_KINDS = {
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "m4a": "audio/mp4",
    "mp4": "audio/mp4",
    "aac": "audio/aac",
    "flac": "audio/flac",
    "webm": "audio/webm",
    "amr": "audio/amr",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """The bytes to send, `stop` excluded, and whether they are a part of the whole."""

    start: int
    stop: int
    partial: bool


@blueprint.get("/calls/<call_id>/audio")
@open_to_agents
def sound(call_id: str) -> ResponseReturnValue:
    """The recording or the asked part of it; a copy that every browser plays where there is one."""
    with services().database.transaction() as session:
        row = audible_call(session, call_id)
    key = row.listening_key or calls.sound_key(row)
    size = services().store.size(key)
    etag = f"{(row.sha256 or row.id)[:32]}-{'l' if row.listening_key else 'o'}"
    part = _wanted_part(size, etag)
    if part is None:
        return Response(status=416, headers={"Content-Range": f"bytes */{size}"})
    length = part.stop - part.start
    body = services().store.read(key, part.start, length) if request.method == "GET" else None
    response = Response(body, status=206 if part.partial else 200)
    response.content_length = length
    if part.partial:
        response.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return _described(response, row, etag)


@blueprint.get("/calls/<call_id>/peaks")
@open_to_agents
def peaks(call_id: str) -> ResponseReturnValue:
    """How loud the recording is over time; 204 where it was never measured."""
    with services().database.transaction() as session:
        key = peaks_key(calls.sound_key(audible_call(session, call_id)))
    try:
        size = services().store.size(key)
    except NotFound:  # scored by an earlier version, or the first worker is still at it
        return Response(status=204)
    packed = b"".join(services().store.read(key, 0, size))
    accepted = bool(request.accept_encodings.quality("gzip"))
    response = Response(packed if accepted else gzip.decompress(packed))
    if accepted:
        response.content_encoding = "gzip"
    response.content_type = "application/octet-stream"
    # The recording under this address never changes.
    response.headers["Cache-Control"] = "private, max-age=604800, immutable"
    response.vary.add("Accept-Encoding")
    return response


def _described(response: Response, row: CallRow, etag: str) -> Response:
    ending = "mp3" if row.listening_key else row.file_name.rsplit(".", 1)[-1].lower()
    kind = _KINDS.get(ending)
    response.content_type = kind or "application/octet-stream"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = "private, no-cache"
    # A made name: the uploaded one may hold anything.
    name = f"call-{row.id}.{ending}" if kind else f"call-{row.id}"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.set_etag(etag)
    return response


def _wanted_part(size: int, etag: str) -> _Part | None:
    """The asked part; the whole without a (usable) range, None when it lies past the end."""
    whole = _Part(0, size, partial=False)
    asked = request.range
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return whole
    condition = request.if_range
    if condition.etag is not None and condition.etag != etag:
        return whole
    if condition.date is not None:
        return whole
    start, stop = asked.ranges[0]
    if start < 0:  # the last bytes, as many as there are
        start = max(0, size + start)
    stop = size if stop is None else min(stop, size)
    return _Part(start, stop, partial=True) if start < stop else None
