"""Packs short segments into Whisper's 30-second windows, and finds their words' own times again.

A window costs the same full or nearly empty, and a call is mostly short turns: packed, a
stereo call costs little more than its mono mix.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rubrics.call import Word
from workers.audio import RATE_HZ, Samples, Sound
from workers.speech.transcriber import SpeechSegment

_WINDOW_SECONDS = 28.0
_GAP_SECONDS = 0.4
# Between two people a word at the wrong side of the gap would be a word in the wrong mouth.
_GAP_BETWEEN_CHANNELS = 1.2


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive segments, laid out one after the other with short gaps."""

    segments: tuple[SpeechSegment, ...]

    @property
    def seconds(self) -> float:
        """How much of the window is filled."""
        return self._offsets()[-1] + self.segments[-1].seconds

    def samples(self, sound: Sound) -> Samples:
        """The window's sound."""
        laid = np.zeros(round(self.seconds * RATE_HZ) + 1, np.float32)
        for offset, segment in zip(self._offsets(), self.segments, strict=True):
            part = sound.cut(segment.channel, segment.start, segment.end)
            start = round(offset * RATE_HZ)
            laid[start : start + len(part)] = part[: len(laid) - start]
        return laid

    def share_out(self, words: Iterable[Word]) -> list[tuple[Word, ...]]:
        """The window's words on the recording's clock, by segment. Times in come from 0."""
        shared: list[list[Word]] = [[] for _ in self.segments]
        offsets, borders = self._offsets(), self._borders()
        for word in words:
            index = bisect_right(borders, (word.start + word.end) / 2)
            shared[index].append(_moved(word, offsets[index], self.segments[index]))
        return [tuple(part) for part in shared]

    def _borders(self) -> list[float]:
        """The middle of each gap, in seconds."""
        ends = (o + s.seconds for o, s in zip(self._offsets(), self.segments, strict=True))
        return [(end + after) / 2 for end, after in zip(ends, self._offsets()[1:], strict=False)]

    def _offsets(self) -> list[float]:
        """Where in the window each segment begins, in seconds."""
        offsets = [0.0]
        for before, after in pairwise(self.segments):
            offsets.append(offsets[-1] + before.seconds + _gap(before, after))
        return offsets


def pack(segments: Sequence[SpeechSegment]) -> Iterator[Window]:
    """Windows of at most 28 s, in the order of the segments."""
    held: list[SpeechSegment] = []
    filled = 0.0
    for segment in segments:
        needed = segment.seconds + (_gap(held[-1], segment) if held else 0.0)
        if held and filled + needed > _WINDOW_SECONDS:
            yield Window(tuple(held))
            held, filled, needed = [], 0.0, segment.seconds
        held.append(segment)
        filled += needed
    if held:
        yield Window(tuple(held))


def _gap(before: SpeechSegment, after: SpeechSegment) -> float:
    return _GAP_SECONDS if before.channel == after.channel else _GAP_BETWEEN_CHANNELS


def _moved(word: Word, offset: float, segment: SpeechSegment) -> Word:
    start = min(max(segment.start, segment.start + word.start - offset), segment.end)
    end = min(max(start, segment.start + word.end - offset), segment.end)
    return Word(word.text, round(start, 3), round(end, 3), word.confidence)
