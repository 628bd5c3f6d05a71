"""Whisper through faster-whisper's batches, asked the same way every time."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import ctranslate2
import numpy as np
from faster_whisper import BatchedInferencePipeline, WhisperModel
from faster_whisper.tokenizer import _LANGUAGE_CODES, Tokenizer
from faster_whisper.transcribe import Segment

from rubrics.call import Engine, Word
from workers.audio import RATE_HZ, Samples, Sound
from workers.errors import ModelMissing, WrongLanguage
from workers.speech.language import (
    ANY,
    ENGLISH,
    Listening,
    SpokenLanguage,
    english_only,
    judge_language,
    settles,
)
from workers.speech.model_files import find_model
from workers.speech.settings import SpeechSettings
from workers.speech.transcriber import SpeechSegment
from workers.speech.windows import Window, pack

# Whisper's own limits. At one temperature there is no second try, so what breaks them is dropped.
_REPEATS_ABOVE = 2.4
_SILENT_ABOVE = 0.6
_GUESSED_BELOW = -1.0

# A long pause before each window: else the times of its first words depend on the window before.
_APART_SECONDS = 60
_FRAMES_PER_SECOND = 100
_LANGUAGE_WINDOWS = 3


class WhisperTranscriber:
    """A loaded Whisper model. Raises `ModelMissing` when it cannot be had."""

    def __init__(self, settings: SpeechSettings) -> None:
        folder = find_model(settings.whisper_model, settings.model_dir)
        device = pick_device(settings.device)
        compute_type = settings.compute_type or _default_type(device)
        try:
            self._model = WhisperModel(
                str(folder),
                device=device,
                compute_type=compute_type,
                cpu_threads=settings.cpu_threads,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelMissing(
                f"The Whisper model in {folder} cannot be loaded: {error}. Check that the copy "
                "is whole, and the settings for device and compute type."
            ) from error
        self._settings = settings
        self._batches = BatchedInferencePipeline(self._model)
        self._batch_windows = settings.batch_windows or _default_batch(device)
        self._time_stamps = _time_stamps(self._model)
        self.engine = Engine(name="whisper", model=_model_name(settings.whisper_model))
        model_bytes = (folder / "model.bin").stat().st_size
        self.recipe = (
            f"faster-whisper {version('faster-whisper')}, {self.engine.model} of {model_bytes} "
            f"bytes, {device} {compute_type}, {settings.cpu_threads} threads, "
            f"{self._batch_windows} windows, {settings.hotwords}"
        )

    def find_language(self, sound: Sound, segments: Sequence[SpeechSegment]) -> SpokenLanguage:
        """Listen at the beginning, in the middle and at the end; often the first is enough."""
        expected = self._settings.language
        if not self._model.model.is_multilingual:
            remedy = "Set CALLGRADE_WHISPER_MODEL to one that knows it, such as small."
            return english_only(expected, f"The Whisper model {self.engine.model}", remedy)
        if expected != ANY and expected not in _LANGUAGE_CODES:
            known = ", ".join(_LANGUAGE_CODES)
            raise WrongLanguage(
                f"Whisper knows no language {expected!r}. Set CALLGRADE_LANGUAGE to auto or one "
                f"of: {known}."
            )
        heard: list[Listening] = []
        for window in _spread(list(pack(segments))):
            heard.append(self._listen(window, sound))
            if settles(heard[-1], expected):
                break
        return judge_language(heard, expected)

    def transcribe(
        self,
        sound: Sound,
        segments: Sequence[SpeechSegment],
        *,
        language: str = ENGLISH,
        done: int = 0,
    ) -> Iterator[tuple[Word, ...]]:
        """The words of each segment, cased and punctuated; known a batch of windows at a time."""
        windows = list(pack(segments))
        first = 0
        for start in range(0, len(windows), self._batch_windows):
            batch = windows[start : start + self._batch_windows]
            behind = first + sum(len(window.segments) for window in batch)
            if behind > done:
                yield from self._read(batch, sound, language)[max(0, done - first) :]
            first = behind

    def _listen(self, window: Window, sound: Sound) -> Listening:
        _, _, probabilities = self._model.detect_language(window.samples(sound))
        return Listening(window.seconds, dict(probabilities))

    def _read(
        self, windows: Sequence[Window], sound: Sound, language: str
    ) -> list[tuple[Word, ...]]:
        """The words of every segment in the windows."""
        heard: list[list[Word]] = [[] for _ in windows]
        for segment in self._segments(windows, sound, language):
            number = segment.seek // (_APART_SECONDS * _FRAMES_PER_SECOND) - 1
            if not _is_invented(segment):
                heard[number] += _words(segment, offset=_place(number))
        return [
            part
            for window, words in zip(windows, heard, strict=True)
            for part in window.share_out(words)
        ]

    def _segments(
        self, windows: Sequence[Window], sound: Sound, language: str
    ) -> Iterator[Segment]:
        # Greedy, at temperature 0 and without what was said before: repeatable, and no loops.
        found, _ = self._batches.transcribe(
            _laid_out(windows, sound),
            language=language,
            clip_timestamps=[
                {"start": _place(number), "end": _place(number) + window.seconds}
                for number, window in enumerate(windows)
            ],
            batch_size=len(windows),
            vad_filter=False,
            beam_size=1,
            temperature=0.0,
            without_timestamps=True,
            suppress_tokens=[-1, *self._time_stamps],
            word_timestamps=True,
            hotwords=self._settings.hotwords or None,
        )
        yield from found


def _laid_out(windows: Sequence[Window], sound: Sound) -> Samples:
    """All windows in one array, far apart; the silence between is never touched, nor decoded."""
    laid = np.zeros(_place(len(windows)) * RATE_HZ, np.float32)
    for number, window in enumerate(windows):
        samples = window.samples(sound)
        start = _place(number) * RATE_HZ
        laid[start : start + len(samples)] = samples
    return laid


def _place(number: int) -> int:
    """Where the window of that number is laid, in seconds."""
    return (number + 1) * _APART_SECONDS


def _words(segment: Segment, *, offset: int) -> Iterator[Word]:
    """The segment's words on its window's own clock."""
    for word in segment.words or ():
        text = word.word.strip()
        if text:
            start, end = float(word.start) - offset, float(word.end) - offset
            yield Word(text, start, end, round(float(word.probability), 3))


def _spread(windows: Sequence[Window]) -> list[Window]:
    """A few of the windows: the first, the last and what lies evenly between."""
    if len(windows) <= _LANGUAGE_WINDOWS:
        return list(windows)
    last = len(windows) - 1
    return [windows[last * i // (_LANGUAGE_WINDOWS - 1)] for i in range(_LANGUAGE_WINDOWS)]


def _is_invented(segment: Segment) -> bool:
    """Whether the model made the words up: it loops, or hears nothing and guesses on."""
    loops = segment.compression_ratio > _REPEATS_ABOVE
    guesses = segment.no_speech_prob > _SILENT_ABOVE and segment.avg_logprob < _GUESSED_BELOW
    return bool(loops or guesses)


def _time_stamps(model: WhisperModel) -> list[int]:
    """The tokens that are times: word times come from the attention, and a time ends a segment."""
    first = Tokenizer(model.hf_tokenizer, multilingual=False).timestamp_begin
    return list(range(first, model.hf_tokenizer.get_vocab_size()))


def pick_device(wanted: str) -> str:
    """`cuda` where there is one and `auto` allows it, else `cpu`."""
    if wanted != "auto":
        return wanted
    return "cuda" if ctranslate2.get_cuda_device_count() > 0 else "cpu"


def _default_type(device: str) -> str:
    return "float16" if device == "cuda" else "int8"


def _default_batch(device: str) -> int:
    """How many windows at a time: on a CPU more gain little, and each takes memory."""
    return 16 if device == "cuda" else 4


def _model_name(model: str) -> str:
    """What is stored with a call: of a folder its name, for the path is this machine's affair."""
    return Path(model).name if Path(model).is_dir() else model
