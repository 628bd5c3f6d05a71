"""A recording that was begun in mid-speech is told from one that begins with a pause."""

import numpy as np
import pytest

from tests.signals import silence, sound, voiced
from workers.speakers.beginning import starts_mid_speech
from workers.speech.transcriber import SpeechSegment


@pytest.mark.parametrize(("pause_seconds", "cut"), [(0.0, True), (0.1, False), (2.0, False)])
def test_who_speaks_at_once_was_cut_off(pause_seconds: float, cut: bool) -> None:
    recording = sound(np.concatenate([silence(pause_seconds), voiced(150, 2)]))
    padded = SpeechSegment(0, max(0.0, pause_seconds - 0.2), pause_seconds + 2)
    assert starts_mid_speech(recording, [padded]) is cut


def test_no_speech_was_not_cut_off() -> None:
    assert not starts_mid_speech(sound(silence(2)), [])
