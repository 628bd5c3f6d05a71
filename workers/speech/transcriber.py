"""What every engine does: speech segments in, the words of each segment out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rubrics.call import Engine, Word
from workers.audio import Sound


@dataclass(frozen=True, slots=True, order=True)
class SpeechSegment:
    """A stretch of one channel in which somebody speaks; seconds from the recording's start."""

    channel: int
    start: float
    end: float

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.end - self.start


class Transcriber(Protocol):
    """An engine with its model loaded.

    `transcribe` yields one tuple of words for each segment, in the order given, as they become
    known: so progress shows, and finished segments can be kept. Times are seconds from the
    start of the recording. The same sound and segments always give the same words.
    """

    @property
    def engine(self) -> Engine:
        """The engine and model, as stored with the call."""

    def transcribe(
        self, sound: Sound, segments: Sequence[SpeechSegment]
    ) -> Iterator[tuple[Word, ...]]:
        """The words of each segment."""
