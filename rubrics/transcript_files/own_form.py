"""Our own JSON: `call_to_dict`, a report's JSON, or the short form of the labelled calls."""

import json
from pathlib import PurePath
from typing import Any

from rubrics.call import Call, TranscriptError, Utterance, call_from_dict, call_to_dict
from rubrics.transcript_files.given import (
    GivenLine,
    GivenTranscript,
    checked_span,
    clean_text,
    given_transcript,
)

NAME = "JSON"


def is_own_form(data: object) -> bool:
    """Whether the JSON is an object with utterances."""
    return isinstance(data, dict) and "utterances" in data


def read_own_form(data: dict[str, Any], name: str) -> GivenTranscript:
    """The transcript in an object. Raises `TranscriptError` naming the utterance."""
    call = call_from_dict({"id": PurePath(name).stem, **data})
    lines = [_line(utterance, i) for i, utterance in enumerate(call.utterances)]
    given = given_transcript(NAME, lines, join=False)
    return GivenTranscript(NAME, given.lines, call.timed, call)


def write_own_form(call: Call) -> str:
    """The whole call as JSON; `call_from_dict` reads it back unchanged."""
    return json.dumps(call_to_dict(call), ensure_ascii=False, indent=2) + "\n"


def _line(utterance: Utterance, index: int) -> GivenLine:
    try:
        start, end = checked_span(utterance.start, utterance.end)
    except TranscriptError as error:
        raise TranscriptError(f"utterance {index}: {error}") from error
    return GivenLine(
        start=start,
        end=end,
        text=clean_text(utterance.text),
        words=utterance.words,
        speaker=utterance.speaker.value,
        confidence=utterance.confidence,
        speaker_confidence=utterance.speaker_confidence,
    )
