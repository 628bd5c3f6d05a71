"""Speech is found where it is, and not in noise or silence."""

import numpy as np
import pytest

from tests.signals import noise, silence, tone, voiced
from tests.speech import Voice, needs_speech, say
from workers.audio import Samples
from workers.speech.vad import find_speech


@pytest.mark.parametrize("quiet", [silence(5), noise(3), noise(5, level=0.0005)])
def test_noise_and_silence_are_no_speech(quiet: np.ndarray) -> None:
    assert find_speech(quiet, 0) == []


def music() -> Samples:
    """Twelve chords, struck and dying away."""
    strike = np.linspace(1, 0.1, 16_000).astype(np.float32)
    chords = [(220, 277, 330), (247, 311, 370), (196, 247, 294)] * 4
    return np.concatenate([strike * sum(voiced(hz, 1) for hz in chord) / 3 for chord in chords])


@pytest.mark.parametrize(
    "sound",
    [
        np.concatenate([tone(440, 2) + tone(480, 2), silence(4)] * 3),
        np.concatenate([tone(480, 0.5) + tone(620, 0.5), silence(0.5)] * 6),
        np.concatenate([silence(1), tone(1000, 1), silence(1)]),
        music(),
    ],
    ids=["ringing", "busy", "beep", "music"],
)
def test_what_a_line_plays_is_no_speech(sound: Samples) -> None:
    assert find_speech(sound, 0) == []


@needs_speech
@pytest.mark.parametrize("level", [1.0, 0.02], ids=["usual", "faint"])
def test_speech_is_found_at_its_time_however_faint(level: float) -> None:
    speech = say("Good morning, how may I help you today?", Voice("rms"))
    samples = np.concatenate([silence(4), speech * np.float32(level), silence(4)])
    found = find_speech(samples, 1)
    assert found[0].channel == 1
    assert found[0].start == pytest.approx(4.0, abs=0.4)
    assert found[-1].end == pytest.approx(4.0 + len(speech) / 16_000, abs=0.5)


@needs_speech
def test_speech_after_a_long_silence_is_found_at_its_own_time() -> None:
    speech = say("Thank you for waiting.", Voice("rms"))
    samples = np.concatenate([speech, silence(130), speech])
    assert find_speech(samples, 0)[-1].start == pytest.approx(130 + len(speech) / 16_000, abs=0.4)


@needs_speech
def test_speech_across_a_block_is_not_cut_within_a_word() -> None:
    speech = say("I will call you back by three this afternoon.", Voice("rms"))
    early = find_speech(np.concatenate([silence(18.5), speech, silence(2)]), 0)
    late = find_speech(np.concatenate([silence(118.5), speech, silence(2)]), 0)
    assert [s.start - 100 for s in late] == pytest.approx([s.start for s in early], abs=0.25)
    assert [s.end - 100 for s in late] == pytest.approx([s.end for s in early], abs=0.25)
