"""The offline recogniser: PocketSphinx with the English model that its wheel carries."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from pocketsphinx import Decoder

from rubrics.call import Engine, Word
from workers.audio import RATE_HZ, Samples, Sound
from workers.speech.transcriber import SpeechSegment

_FRAMES_PER_SECOND = 100
_VARIANT = re.compile(r"\(\d+\)$")
_LOUD = 0.5


class PocketSphinxTranscriber:
    """Loads in a third of a second; good enough to show a call, far from Whisper."""

    engine = Engine(name="pocketsphinx", model="en-us", fallback=True)

    def __init__(self) -> None:
        self._decoder = Decoder(samprate=float(RATE_HZ), loglevel="FATAL")

    def transcribe(
        self, sound: Sound, segments: Sequence[SpeechSegment]
    ) -> Iterator[tuple[Word, ...]]:
        """The words of each segment, in lower case and without punctuation."""
        for segment in segments:
            yield tuple(self._decode(sound, segment))

    def _decode(self, sound: Sound, segment: SpeechSegment) -> Iterator[Word]:
        decoder = self._decoder
        # The noise estimate would carry over, and a result depend on what came before it.
        decoder.reinit_feat()
        decoder.start_utt()
        decoder.process_raw(
            _pcm(sound.cut(segment.channel, segment.start, segment.end)),
            no_search=False,
            full_utt=True,
        )
        decoder.end_utt()
        for found in decoder.seg() or ():
            if found.word[0] in "<[+":  # silence, noise, breath
                continue
            yield Word(
                text=_VARIANT.sub("", found.word),
                start=round(segment.start + found.start_frame / _FRAMES_PER_SECOND, 3),
                end=round(segment.start + (found.end_frame + 1) / _FRAMES_PER_SECOND, 3),
                confidence=round(min(1.0, max(0.0, found.prob)), 3),
            )


def _pcm(samples: Samples) -> bytes:
    peak = float(np.abs(samples).max(initial=0.0))
    scaled = samples * (_LOUD / peak) if peak > 0 else samples
    return (scaled * 32767).astype("<i2").tobytes()
