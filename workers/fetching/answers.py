"""What a phone system's answer means: a recording, not yet, or never, with what to do."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import IO, cast

from service.errors import TooLarge
from service.outgoing.client import Answer
from service.storage.tables.base import utc_now
from workers.fetching.errors import Gone, NotPermitted, NotSound, NotYet

_LATER = (202, 204, 404, 408, 409, 423, 425, 429)
# A link that lives for minutes must not wait for hours.
_LONGEST_PAUSE_SECONDS = 3600.0
_LOOKED_AT_BYTES = 512


def recording_in(answer: Answer, *, limit_bytes: int) -> IO[bytes]:
    """The sound, as a stream. Raises `NotYet`, `NotPermitted`, `Gone`, `NotSound`, `TooLarge`."""
    if answer.status != HTTPStatus.OK:
        raise _refused(answer)
    announced = answer.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limit_bytes:
        raise TooLarge(
            f"The recording has {int(announced) // 1_000_000} MB, more than the limit of "
            f"{limit_bytes // 1_000_000} MB. Raise CALLGRADE_MAX_UPLOAD_BYTES, then fetch it again."
        )
    first = answer.body.read(_LOOKED_AT_BYTES)
    if not first:
        raise NotYet(f"{answer.host} answered without any sound.")
    if _is_text(first):
        kind = answer.headers.get("content-type", "text").partition(";")[0][:60]
        raise NotSound(
            f"{answer.host} answered with {_named(kind, first)} instead of a recording. Often it"
            " is a page to sign in at, or an error: open the link as the phone system gave it,"
            " or enter credentials on the source's page, then fetch it again."
        )
    return cast("IO[bytes]", _Rejoined(first, answer))


class _Rejoined:
    """The bytes that were looked at, and those after them."""

    def __init__(self, first: bytes, answer: Answer) -> None:
        self._first = first
        self._body = answer.body

    def read(self, size: int) -> bytes:
        first, self._first = self._first, b""
        return first or self._body.read(size)


def _refused(answer: Answer) -> Exception:
    said = f"{answer.host} answered {answer.status} {_phrase(answer.status)}".rstrip()
    if answer.status in (401, 403):
        return NotPermitted(
            f"{said}: it does not let Callgrade have this recording. Enter or correct what to"
            " fetch with on the source's page; if the link has run out, have the phone system"
            " announce the recording again. Then fetch it again."
        )
    if answer.status in (410, 451):
        return Gone(
            f"{said}: the recording is no longer there. Look for it in the phone system, and"
            " upload it by hand if it still exists."
        )
    if answer.status in _LATER or answer.status >= 500:
        return NotYet(f"{said}.", pause_seconds=_retry_after(answer))
    return NotSound(
        f"{said}, which is no recording. Check in the phone system that the link works, then"
        " fetch it again."
    )


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _retry_after(answer: Answer) -> float:
    text = answer.headers.get("retry-after", "").strip()
    if text.isdigit():
        return min(float(text), _LONGEST_PAUSE_SECONDS)
    try:
        moment: datetime = parsedate_to_datetime(text)
        seconds = (moment - utc_now()).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, min(seconds, _LONGEST_PAUSE_SECONDS))


def _is_text(first: bytes) -> bool:
    """Whether the beginning is writing: sound in any format has bytes that writing has not."""
    try:
        text = first.decode()
    except UnicodeDecodeError as error:
        # A character may be cut in half at the end of what was looked at.
        if error.start < len(first) - 3:
            return False
        text = first[: error.start].decode()
    return all(character.isprintable() or character in "\r\n\t\f\ufeff" for character in text)


def _named(kind: str, first: bytes) -> str:
    start = first.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if start.startswith((b"{", b"[")):
        return "JSON"
    return f"text ({kind})"
