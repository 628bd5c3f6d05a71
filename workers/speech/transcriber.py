"""What every engine does: speech segments in, the words of each segment out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rubrics.call import Engine, Word
from workers.audio import Sound
from workers.speech.language import ENGLISH, SpokenLanguage


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

    `transcribe` yields one tuple of words for each segment from number `done` on, in the order
    given, as they become known: so progress shows, and finished segments can be kept. Times
    are seconds from the start of the recording. The same sound and segments always give the
    same words, wherever it begins.
    """

    @property
    def engine(self) -> Engine:
        """The engine and model, as stored with the call."""

    @property
    def recipe(self) -> str:
        """All on the engine's side that decides the words, for telling old work from new."""

    def find_language(self, sound: Sound, segments: Sequence[SpeechSegment]) -> SpokenLanguage:
        """What to transcribe in. Raises `WrongLanguage` when that is plainly not wanted."""

    def transcribe(
        self,
        sound: Sound,
        segments: Sequence[SpeechSegment],
        *,
        language: str = ENGLISH,
        done: int = 0,
    ) -> Iterator[tuple[Word, ...]]:
        """The words of each segment that is not done."""
