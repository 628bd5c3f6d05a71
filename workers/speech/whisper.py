"""Whisper through faster-whisper, asked the same way every time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import ctranslate2
from faster_whisper import WhisperModel
from faster_whisper.transcribe import Segment

from rubrics.call import Engine, Word
from workers.audio import Samples, Sound
from workers.errors import ModelMissing
from workers.speech.model_files import find_model
from workers.speech.settings import SpeechSettings
from workers.speech.transcriber import SpeechSegment
from workers.speech.windows import pack

# Whisper's own limits. At one temperature there is no second try, so what breaks them is dropped.
_REPEATS_ABOVE = 2.4
_SILENT_ABOVE = 0.6
_GUESSED_BELOW = -1.0


class WhisperTranscriber:
    """A loaded Whisper model. Raises `ModelMissing` when it cannot be had."""

    def __init__(self, settings: SpeechSettings) -> None:
        folder = find_model(settings.whisper_model, settings.model_dir)
        device = pick_device(settings.device)
        try:
            self._model = WhisperModel(
                str(folder),
                device=device,
                compute_type=settings.compute_type or _default_type(device),
                cpu_threads=settings.cpu_threads,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelMissing(
                f"The Whisper model in {folder} cannot be loaded: {error}. Check that the copy "
                "is whole, and the settings for device and compute type."
            ) from error
        self._language = settings.language
        self._hotwords = settings.hotwords
        self.engine = Engine(name="whisper", model=_model_name(settings.whisper_model))

    def transcribe(
        self, sound: Sound, segments: Sequence[SpeechSegment]
    ) -> Iterator[tuple[Word, ...]]:
        """The words of each segment, cased and punctuated."""
        for window in pack(segments):
            yield from window.share_out(self._words(window.samples(sound)))

    def _words(self, samples: Samples) -> Iterator[Word]:
        # Greedy, at temperature 0 and without what was said before: repeatable, and no loops.
        found, _ = self._model.transcribe(
            samples,
            language=self._language if self._model.model.is_multilingual else "en",
            beam_size=1,
            best_of=1,
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
            hotwords=self._hotwords or None,
        )
        for segment in found:
            if _is_invented(segment):
                continue
            for word in segment.words or ():
                text = word.word.strip()
                if text:
                    yield Word(text, float(word.start), float(word.end), round(word.probability, 3))


def _is_invented(segment: Segment) -> bool:
    """Whether the model made the words up: it loops, or hears nothing and guesses on."""
    loops = segment.compression_ratio > _REPEATS_ABOVE
    guesses = segment.no_speech_prob > _SILENT_ABOVE and segment.avg_logprob < _GUESSED_BELOW
    return bool(loops or guesses)


def pick_device(wanted: str) -> str:
    """`cuda` where there is one and `auto` allows it, else `cpu`."""
    if wanted != "auto":
        return wanted
    return "cuda" if ctranslate2.get_cuda_device_count() > 0 else "cpu"


def _default_type(device: str) -> str:
    return "float16" if device == "cuda" else "int8"


def _model_name(model: str) -> str:
    """What is stored with a call: of a folder its name, for the path is this machine's affair."""
    return Path(model).name if Path(model).is_dir() else model
