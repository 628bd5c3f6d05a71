"""Finds where somebody speaks, with the Silero model that faster-whisper carries."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from faster_whisper.vad import VadOptions, get_speech_timestamps

from workers.audio import RATE_HZ, Samples
from workers.speech.transcriber import SpeechSegment

_OPTIONS = VadOptions(
    min_silence_duration_ms=400,  # a breath does not end a segment
    speech_pad_ms=200,
    max_speech_duration_s=15.0,  # also the longest stretch that an engine decodes at once
)
# The detector copies its input several times over: in blocks, a long call needs no more memory.
_BLOCK_SECONDS = 120
_SEARCH_SECONDS = 15
_LEVEL_FRAME = RATE_HZ // 50
_LOUD_FRAMES = 50
_TARGET_RMS = 0.1
_MAX_GAIN = 20.0


def find_speech(samples: Samples, channel: int) -> list[SpeechSegment]:
    """The speech segments of one channel in order, padded by 0.2 s on each side."""
    gain = _gain(samples)
    found: list[SpeechSegment] = []
    for start, stop in pairwise(_borders(samples)):
        offset = start / RATE_HZ
        found += [
            SpeechSegment(channel, offset + begin, offset + end)
            for begin, end in _block_segments(samples[start:stop] * gain)
        ]
    return found


def _borders(samples: Samples) -> list[int]:
    """Where blocks begin and end: at the quietest moment, so that no word is cut in two."""
    borders = [0]
    while len(samples) - borders[-1] > _BLOCK_SECONDS * RATE_HZ:
        latest = borders[-1] + _BLOCK_SECONDS * RATE_HZ
        earliest = latest - _SEARCH_SECONDS * RATE_HZ
        power = _frame_power(samples[earliest:latest])
        borders.append(earliest + int(power.argmin()) * _LEVEL_FRAME + _LEVEL_FRAME // 2)
    return [*borders, len(samples)]


def _block_segments(block: Samples) -> Iterator[tuple[float, float]]:
    for stamp in get_speech_timestamps(block, _OPTIONS):
        yield stamp["start"] / RATE_HZ, stamp["end"] / RATE_HZ


def _gain(samples: Samples) -> np.float32:
    """What brings the loud parts of a faint recording to the level the detector knows."""
    power = _frame_power(samples)
    if len(power) < _LOUD_FRAMES:
        return np.float32(1.0)
    # The loudest second: a share of the whole would be silence where somebody says little.
    loud = float(np.sqrt(np.partition(power, -_LOUD_FRAMES)[-_LOUD_FRAMES]))
    return np.float32(min(_MAX_GAIN, max(1.0, _TARGET_RMS / max(loud, 1e-9))))


def _frame_power(samples: Samples) -> Samples:
    """The mean square of each 20 ms."""
    frames = samples[: len(samples) // _LEVEL_FRAME * _LEVEL_FRAME].reshape(-1, _LEVEL_FRAME)
    power: Samples = np.einsum("ij,ij->i", frames, frames) / _LEVEL_FRAME
    return power
