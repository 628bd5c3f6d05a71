"""Transcripts in and out: one file a format, one line here."""

import json
from collections.abc import Callable, Mapping

from rubrics.call import Call, TranscriptError
from rubrics.transcript_files.given import GivenTranscript
from rubrics.transcript_files.own_form import is_own_form, read_own_form, write_own_form
from rubrics.transcript_files.plain_text import write_text
from rubrics.transcript_files.srt import is_srt, read_srt, write_srt
from rubrics.transcript_files.vtt import is_vtt, read_vtt, write_vtt
from rubrics.transcript_files.whisper_json import is_whisper_json, read_whisper_json

WRITERS: Mapping[str, Callable[[Call], str]] = {
    "vtt": write_vtt,
    "srt": write_srt,
    "json": write_own_form,
    "txt": write_text,
}
SUFFIXES = (".vtt", ".srt", ".json")
MOST_BYTES = 10_000_000

_TEXT_FORMS = ((is_vtt, read_vtt), (is_srt, read_srt))
_JSON_FORMS: tuple[tuple[Callable[[object], bool], Callable[..., GivenTranscript]], ...] = (
    (is_own_form, read_own_form),
    (is_whisper_json, read_whisper_json),
)
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode_transcript(data: bytes) -> str:
    """The text of a transcript file: UTF-8, or UTF-16 with its mark. Raises `TranscriptError`."""
    try:
        text = data.decode(_MARKS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TranscriptError("it is no UTF-8 text; save it as UTF-8") from error
    return text.replace("\0", "")


def read_transcript(text: str, name: str) -> GivenTranscript:
    """The transcript in a file's text, whatever its format; `name` is the file's.

    Raises `TranscriptError` that says where it cannot be read and what to do.
    """
    text = text.lstrip("\ufeff")
    begins = text.lstrip()
    if not begins:
        raise TranscriptError("it is empty")
    if begins[0] in "{[":
        return _read_json(text, name)
    for fits, read in _TEXT_FORMS:
        if fits(begins):
            return read(text, name)
    raise TranscriptError(
        "it is neither WebVTT, SRT nor JSON; a transcript needs times, such as "
        "00:00:01.000 --> 00:00:04.000 above each line"
    )


def _read_json(text: str, name: str) -> GivenTranscript:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TranscriptError(f"it is no JSON: {error}") from error
    for fits, read in _JSON_FORMS:
        if fits(data):
            return read(data, name)
    if isinstance(data, list) and any(is_own_form(entry) for entry in data):
        raise TranscriptError("it holds a list of calls; put each call into a file of its own")
    raise TranscriptError(
        "its JSON has neither `utterances` (our own form) nor `segments` (Whisper's)"
    )
