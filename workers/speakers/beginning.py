"""Whether a recording was begun in the middle of speech: then the first words are lost."""

from collections.abc import Sequence

import numpy as np

from workers.audio import Samples, Sound
from workers.speech.transcriber import SpeechSegment

_FIRST_SECONDS = 0.05
_QUIETER_DB = 20.0


def starts_mid_speech(sound: Sound, segments: Sequence[SpeechSegment]) -> bool:
    """Whether somebody already speaks in the first 50 ms."""
    return any(_is_loud_at_once(sound, s) for s in segments if s.start < _FIRST_SECONDS)


def _is_loud_at_once(sound: Sound, segment: SpeechSegment) -> bool:
    # Segments are padded: that one begins at 0 does not yet say that the voice does.
    usual = _power(sound.cut(segment.channel, segment.start, segment.end))
    first = _power(sound.cut(segment.channel, 0.0, _FIRST_SECONDS))
    return first > usual * 10 ** (-_QUIETER_DB / 10)


def _power(samples: Samples) -> float:
    return float(np.mean(samples.astype(np.float64) ** 2)) if len(samples) else 0.0
