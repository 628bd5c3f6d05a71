"""The offline recogniser: PocketSphinx with the English model that its wheel carries."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import numpy as np
from pocketsphinx import Decoder

from rubrics.call import Engine, Word
from workers.audio import RATE_HZ, Samples, Sound
from workers.speech.bandwidth import is_telephone_band
from workers.speech.language import ENGLISH, SpokenLanguage, english_only
from workers.speech.transcriber import SpeechSegment

_FRAMES_PER_SECOND = 100
_VARIANT = re.compile(r"\(\d+\)$")
_LOUD = 0.5
# The model knows wide-band speech. This linear transform of its means is how the same speech
# looks to it through an 8 kHz line; docs/speech.md says how it was made and what it is worth.
_TELEPHONE = Path(__file__).with_name("telephone_means.txt")

# What share of words with this posterior probability are right, measured on telephone speech.
_POSTERIOR = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
_RIGHT = (0.24, 0.41, 0.57, 0.69, 0.75, 0.82, 0.92)


class PocketSphinxTranscriber:
    """Loads in a third of a second; good enough to show a call, far from Whisper."""

    engine = Engine(name="pocketsphinx", model="en-us", fallback=True)
    recipe = f"pocketsphinx {version('pocketsphinx')}, en-us"

    def __init__(self, language: str = ENGLISH) -> None:
        self._language = language

    def find_language(self, _sound: Sound, _segments: Sequence[SpeechSegment]) -> SpokenLanguage:
        """English, whatever is spoken. Raises `WrongLanguage` when another one is asked for."""
        remedy = "Use Whisper, with a model that knows it."
        return english_only(self._language, "The offline recogniser", remedy)

    def transcribe(
        self,
        sound: Sound,
        segments: Sequence[SpeechSegment],
        *,
        language: str = ENGLISH,  # noqa: ARG002 - it knows but one
        done: int = 0,
    ) -> Iterator[tuple[Word, ...]]:
        """The words of each segment, in lower case and without punctuation."""
        narrow = [is_telephone_band(channel) for channel in sound.channels]
        for segment in segments[done:]:
            decoder = self._for_telephone if narrow[segment.channel] else self._for_wide_band
            yield tuple(_decode(decoder, sound, segment))

    @cached_property
    def _for_wide_band(self) -> Decoder:
        return Decoder(samprate=float(RATE_HZ), loglevel="FATAL")

    @cached_property
    def _for_telephone(self) -> Decoder:
        return Decoder(samprate=float(RATE_HZ), loglevel="FATAL", mllr=str(_TELEPHONE))


def _decode(decoder: Decoder, sound: Sound, segment: SpeechSegment) -> Iterator[Word]:
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
            confidence=round(float(np.interp(found.prob, _POSTERIOR, _RIGHT)), 3),
        )


def _pcm(samples: Samples) -> bytes:
    peak = float(np.abs(samples).max(initial=0.0))
    scaled = samples * (_LOUD / peak) if peak > 0 else samples
    return (scaled * 32767).astype("<i2").tobytes()
