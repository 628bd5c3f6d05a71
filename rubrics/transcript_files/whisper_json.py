"""The JSON of the Whisper family: openai-whisper, faster-whisper, whisperX, whisper.cpp."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from rubrics.call import TranscriptError, Word
from rubrics.transcript_files.given import (
    GivenLine,
    GivenTranscript,
    checked_span,
    clean_text,
    given_transcript,
)

NAME = "Whisper JSON"
_TEXT_KEYS = ("word", "text")
_CONFIDENCE_KEYS = ("probability", "score", "confidence", "p")

Entry = Mapping[str, Any]


def is_whisper_json(data: object) -> bool:
    """Whether the JSON holds segments, in an object or as a bare list."""
    if isinstance(data, dict):
        return isinstance(data.get("segments", data.get("transcription")), list)
    return isinstance(data, list) and all(isinstance(s, dict) and "text" in s for s in data[:1])


def read_whisper_json(data: object, _name: str) -> GivenTranscript:
    """The transcript in the segments. Raises `TranscriptError` naming the segment."""
    segments = data
    if isinstance(data, dict):
        segments = data.get("segments", data.get("transcription"))
    lines: list[GivenLine] = []
    for index, segment in enumerate(segments if isinstance(segments, list) else []):
        try:
            lines.extend(_lines(segment))
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
            raise TranscriptError(f"segment {index}: {_reason(error)}") from error
    return given_transcript(NAME, lines)


def _lines(segment: Entry) -> Iterator[GivenLine]:
    """A segment's line, or one for each stretch that has a speaker of its own."""
    start, end = checked_span(*_span(segment))
    whole = GivenLine(
        start=start,
        end=end,
        text=clean_text(str(segment["text"])),
        speaker=_label(segment),
        confidence=_mean_confidence(segment),
    )
    said = [w for w in segment.get("words") or () if clean_text(_text(w))]
    if not said:
        yield whole
        return
    words = _words(said, whole)
    labels = [_label(w) or whole.speaker for w in said]
    for label, stretch in groupby(zip(labels, words, strict=True), key=lambda pair: pair[0]):
        yield _line(whole, label, [word for _, word in stretch])


def _line(whole: GivenLine, label: str | None, words: Sequence[Word]) -> GivenLine:
    known = [w.confidence for w in words if w.confidence is not None]
    return replace(
        whole,
        start=words[0].start,
        end=max(w.end for w in words),
        text=" ".join(w.text for w in words),
        words=tuple(words),
        speaker=label,
        confidence=round(sum(known) / len(known), 3) if known else whole.confidence,
    )


def _words(said: Sequence[Entry], whole: GivenLine) -> list[Word]:
    """The words; one without times (a number that could not be aligned) fills the gap it left."""
    starts = [_number(w.get("start")) for w in said]
    words: list[Word] = []
    for index, entry in enumerate(said):
        start, end = starts[index], _number(entry.get("end"))
        if start is None:
            start = words[-1].end if words else whole.start
        if end is None:
            end = next((s for s in starts[index + 1 :] if s is not None), whole.end)
        start, end = checked_span(start, max(start, end))
        words.append(Word(clean_text(_text(entry)), start, end, _confidence(entry)))
    return words


def _span(segment: Entry) -> tuple[float, float]:
    offsets = segment.get("offsets")  # whisper.cpp counts milliseconds
    if isinstance(offsets, dict):
        return float(offsets["from"]) / 1000, float(offsets["to"]) / 1000
    return float(segment["start"]), float(segment["end"])


def _label(entry: Entry) -> str | None:
    label = entry.get("speaker")
    return clean_text(str(label)) or None if label is not None else None


def _text(word: Entry) -> str:
    return next((str(word[key]) for key in _TEXT_KEYS if key in word), "")


def _confidence(word: Entry) -> float | None:
    values = (_number(word.get(key)) for key in _CONFIDENCE_KEYS)
    value = next((v for v in values if v is not None), None)
    return None if value is None else round(min(max(value, 0.0), 1.0), 3)


def _mean_confidence(segment: Entry) -> float | None:
    mean = _number(segment.get("avg_logprob"))
    return None if mean is None else round(math.exp(min(mean, 0.0)), 3)


def _number(value: Any) -> float | None:
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it has no {error}; each segment needs start, end and text"
    if isinstance(error, TranscriptError):
        return str(error)
    return f"{error}; each segment is an object with start, end (seconds) and text"
