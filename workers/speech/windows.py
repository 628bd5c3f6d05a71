"""Packs short segments into Whisper's 30-second windows, and finds their words' own times again.

A window costs the same full or nearly empty, and a call is mostly short turns: packed, a
stereo call costs little more than its mono mix.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rubrics.call import Word
from workers.audio import RATE_HZ, Samples, Sound
from workers.speech.transcriber import SpeechSegment

_WINDOW_SECONDS = 28.0
_GAP_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive segments of one channel, laid out one after the other with short gaps."""

    segments: tuple[SpeechSegment, ...]

    def samples(self, sound: Sound) -> Samples:
        """The window's sound."""
        gap = np.zeros(round(_GAP_SECONDS * RATE_HZ), np.float32)
        parts = []
        for segment in self.segments:
            parts += [sound.cut(segment.channel, segment.start, segment.end), gap]
        return np.concatenate(parts)

    def share_out(self, words: Iterable[Word]) -> list[tuple[Word, ...]]:
        """The window's words on the recording's clock, by segment. Times in come from 0."""
        shared: list[list[Word]] = [[] for _ in self.segments]
        offsets = list(self._offsets())
        for word in words:
            middle = (word.start + word.end) / 2
            index = max(i for i, offset in enumerate(offsets) if i == 0 or offset <= middle)
            shared[index].append(_moved(word, offsets[index], self.segments[index]))
        return [tuple(part) for part in shared]

    def _offsets(self) -> Iterator[float]:
        offset = 0.0
        for segment in self.segments:
            yield offset
            offset += segment.seconds + _GAP_SECONDS


def pack(segments: Sequence[SpeechSegment]) -> Iterator[Window]:
    """Windows of at most 28 s, each of one channel, in the order of the segments."""
    held: list[SpeechSegment] = []
    filled = 0.0
    for segment in segments:
        full = filled + segment.seconds + _GAP_SECONDS > _WINDOW_SECONDS
        if held and (full or segment.channel != held[-1].channel):
            yield Window(tuple(held))
            held, filled = [], 0.0
        held.append(segment)
        filled += segment.seconds + _GAP_SECONDS
    if held:
        yield Window(tuple(held))


def _moved(word: Word, offset: float, segment: SpeechSegment) -> Word:
    start = min(max(segment.start, segment.start + word.start - offset), segment.end)
    end = min(max(start, segment.start + word.end - offset), segment.end)
    return Word(word.text, round(start, 3), round(end, 3), word.confidence)
