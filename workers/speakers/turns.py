"""Words become turns: what one voice says without a longer pause."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rubrics.call import Word

PAUSE_SECONDS = 0.7
LEAST_SILENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class VoicedWord:
    """A word with the voice (0 or 1) that says it, and how sure that is (0-1)."""

    word: Word
    voice: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A voice's words without a longer pause, at least one of them."""

    voice: int
    words: tuple[Word, ...]
    voice_confidence: float = 1.0

    @property
    def start(self) -> float:
        """Seconds from the recording's start."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """Seconds from the recording's start."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """The words in a line."""
        return " ".join(w.text for w in self.words)

    @property
    def confidence(self) -> float | None:
        """The mean confidence of the words, None when the engine gives none."""
        known = [w.confidence for w in self.words if w.confidence is not None]
        return round(sum(known) / len(known), 3) if known else None


def turns_by_channel(words: Iterable[VoicedWord]) -> list[Turn]:
    """Turns where each voice has its own channel: the two may overlap. In order of start."""
    ordered = sorted(words, key=lambda w: (w.voice, w.word.start))
    return sorted(_split(ordered), key=lambda t: (t.start, t.end, t.voice))


def turns_in_sequence(words: Iterable[VoicedWord]) -> list[Turn]:
    """Turns on one channel: a change of voice ends one as well as a pause."""
    return list(_split(sorted(words, key=lambda w: w.word.start)))


def find_silences(turns: Sequence[Turn], duration: float) -> tuple[tuple[float, float], ...]:
    """Stretches of at least 3 s in which nobody speaks, those at both ends included."""
    words = sorted((w.start, w.end) for t in turns for w in t.words)
    silences = []
    spoken_until = 0.0
    for start, end in [*words, (duration, duration)]:
        if start - spoken_until >= LEAST_SILENCE_SECONDS:
            silences.append((round(spoken_until, 3), round(start, 3)))
        spoken_until = max(spoken_until, end)
    return tuple(silences)


def _split(words: Sequence[VoicedWord]) -> Iterator[Turn]:
    first = 0
    for i, (before, after) in enumerate(pairwise(words), start=1):
        pause = after.word.start - before.word.end
        if after.voice != before.voice or pause > PAUSE_SECONDS:
            yield _turn(words[first:i])
            first = i
    if words:
        yield _turn(words[first:])


def _turn(words: Sequence[VoicedWord]) -> Turn:
    return Turn(
        voice=words[0].voice,
        words=tuple(w.word for w in words),
        voice_confidence=round(sum(w.confidence for w in words) / len(words), 3),
    )
