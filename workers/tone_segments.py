"""The stretches of a recording whose tone is asked for: given in a file, or found by ear."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from workers.audio import Sound
from workers.speech.vad import find_speech
from workers.tone import Spoken, measure_tone

_CHANNEL_NAMES = ("left", "right")


@dataclass(frozen=True, slots=True)
class ToneSegment:
    """A stretch of one speaker, in seconds; `channel` is None where nobody said which."""

    speaker: str
    start: float
    end: float
    channel: int | None = None


class SegmentsError(ValueError):
    """A segments file that cannot be read; the message names the place."""


def read_segments(path: Path) -> list[ToneSegment]:
    """The segments of a JSON list of `{speaker, start, end}`, `channel` (0, 1) if it is known."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SegmentsError(f"{path} is no JSON file that can be read: {error}") from error
    if not isinstance(data, list):
        raise SegmentsError(f"{path} holds no list of segments.")
    return [_segment(each, f"{path}: segment {i}") for i, each in enumerate(data)]


def find_segments(sound: Sound) -> list[ToneSegment]:
    """Every stretch of speech; a channel counts as one speaker."""
    stereo = len(sound.channels) > 1
    found = [
        ToneSegment(
            _CHANNEL_NAMES[i] if stereo else "speaker", round(s.start, 3), round(s.end, 3), i
        )
        for i, channel in enumerate(sound.channels)
        for s in find_speech(channel, i)
    ]
    return sorted(found, key=lambda s: (s.start, s.end))


def measure_segments(sound: Sound, segments: Sequence[ToneSegment]) -> list[dict[str, Any]]:
    """Each segment with its tone, in the order given; a speaker's segments share a baseline."""
    tones = measure_tone(_spoken(sound, segments))
    rows = []
    for segment, tone in zip(segments, tones, strict=True):
        numbers = asdict(tone)
        words = numbers.pop("evidence")
        for of_words in ("words_per_minute", "pause_seconds"):
            del numbers[of_words]
        place = {"speaker": segment.speaker, "start": segment.start, "end": segment.end}
        rows.append({**place, **numbers, "words": words})
    return rows


def _segment(data: object, where: str) -> ToneSegment:
    if not isinstance(data, dict):
        raise SegmentsError(f"{where} is no object with speaker, start and end.")
    try:
        channel = data.get("channel")
        segment = ToneSegment(
            str(data["speaker"]),
            float(data["start"]),
            float(data["end"]),
            None if channel is None else int(channel),
        )
    except KeyError as missing:
        raise SegmentsError(f"{where} has no {missing}.") from missing
    except (TypeError, ValueError) as wrong:
        raise SegmentsError(f"{where}: {wrong}.") from wrong
    if not 0 <= segment.start < segment.end < float("inf"):
        raise SegmentsError(f"{where} must begin at 0 s or later and end after its start.")
    return segment


def _spoken(sound: Sound, segments: Sequence[ToneSegment]) -> Iterator[Spoken]:
    channels = {s: _loudest_channel(sound, s, segments) for s in {x.speaker for x in segments}}
    for segment in segments:
        channel = channels[segment.speaker] if segment.channel is None else segment.channel
        channel = min(max(channel, 0), len(sound.channels) - 1)
        yield Spoken(segment.speaker, sound.cut(channel, segment.start, segment.end))


def _loudest_channel(sound: Sound, speaker: str, segments: Sequence[ToneSegment]) -> int:
    """The channel that carries most of what the speaker says."""
    own = [s for s in segments if s.speaker == speaker]
    powers = [
        sum(_energy(sound, channel, segment) for segment in own)
        for channel in range(len(sound.channels))
    ]
    return int(np.argmax(powers))


def _energy(sound: Sound, channel: int, segment: ToneSegment) -> float:
    samples = sound.cut(channel, segment.start, segment.end)
    return float(np.dot(samples, samples))
