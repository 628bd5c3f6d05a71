"""Holds one speech model a process, loaded on first use: after the fork, and only once."""

import logging
import os
import threading
import time
from dataclasses import dataclass

from workers.errors import ModelMissing
from workers.speech.settings import EngineChoice, SpeechSettings
from workers.speech.transcriber import Transcriber

log = logging.getLogger(__name__)

_TRY_AGAIN_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class ChosenEngine:
    """The engine at hand; `reason` says why it is not the wanted one, empty when it is."""

    transcriber: Transcriber
    reason: str = ""


class ModelHolder:
    """Give one to each process; it may be made before the fork. Safe across threads."""

    def __init__(self, settings: SpeechSettings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._process = 0
        self._chosen: ChosenEngine | None = None
        self._chosen_at = 0.0

    def get(self) -> ChosenEngine:
        """The engine, loaded if need be. Raises `ModelMissing` when there is none."""
        with self._lock:
            if self._chosen is None or self._process != os.getpid() or self._may_try_again():
                self._chosen = self._choose()
                self._process = os.getpid()
                self._chosen_at = time.monotonic()
            return self._chosen

    def _may_try_again(self) -> bool:
        """True when the fallback stands in and Whisper may have come within reach by now."""
        waited = time.monotonic() - self._chosen_at
        return bool(self._chosen and self._chosen.reason and waited > _TRY_AGAIN_SECONDS)

    def _choose(self) -> ChosenEngine:
        if self.settings.engine is EngineChoice.POCKETSPHINX:
            return ChosenEngine(_pocketsphinx(self.settings))
        try:
            return ChosenEngine(_whisper(self.settings))
        except ModelMissing as missing:
            if self.settings.engine is EngineChoice.WHISPER:
                raise
            log.warning("the offline recogniser stands in for Whisper: %s", missing.message)
            return ChosenEngine(_offline_instead(missing, self.settings), missing.message)


def _whisper(settings: SpeechSettings) -> Transcriber:
    from workers.speech.whisper import WhisperTranscriber  # noqa: PLC0415 - seconds to import

    return WhisperTranscriber(settings)


def _pocketsphinx(settings: SpeechSettings) -> Transcriber:
    try:
        from workers.speech.pocketsphinx import PocketSphinxTranscriber  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ModelMissing(
            "The offline recogniser has no build for this version of Python. "
            "Use Python 3.11 to 3.13, or Whisper."
        ) from error
    return PocketSphinxTranscriber(settings.language)


def _offline_instead(missing: ModelMissing, settings: SpeechSettings) -> Transcriber:
    try:
        return _pocketsphinx(settings)
    except ModelMissing as also_missing:
        raise ModelMissing(f"{missing.message} {also_missing.message}") from also_missing
