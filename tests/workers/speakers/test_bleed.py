"""What one channel carries of the other's voice is not heard a second time."""

import numpy as np
import pytest

from tests.signals import noise, silence, sound
from tests.speech import Voice, needs_speech, say
from workers.audio import RATE_HZ, Samples
from workers.speakers.bleed import without_bleed
from workers.speech.transcriber import SpeechSegment
from workers.speech.vad import find_speech

pytestmark = needs_speech


@pytest.fixture(scope="module")
def voices() -> tuple[Samples, Samples]:
    """The agent speaks, then the caller, then both at once; with line noise."""
    agent = say("Good morning, how may I help you today?", Voice("rms"))
    caller = say("I have a question about my last invoice.", Voice("slt"))
    pause = silence(1.0)
    left = np.concatenate([agent, pause, silence(len(caller) / RATE_HZ), pause, agent, pause])
    right = np.concatenate([silence(len(agent) / RATE_HZ), pause, caller, pause, caller, pause])
    length = max(len(left), len(right))
    left, right = (np.pad(c, (0, length - len(c))) for c in (left, right))
    return left + noise(length / RATE_HZ, level=1e-4)[:length], right


def heard(left: Samples, right: Samples) -> list[tuple[int, float, float]]:
    recording = sound(left, right)
    found = [s for i, c in enumerate(recording.channels) for s in find_speech(c, i)]
    return [(s.channel, s.start, s.end) for s in without_bleed(recording, found)]


@pytest.mark.parametrize("delay_ms", [0, 40, 150])
def test_bleed_is_dropped_and_speech_stays(voices: tuple[Samples, Samples], delay_ms: int) -> None:
    left, right = voices
    late = round(delay_ms / 1000 * RATE_HZ)
    echo = np.roll(left, late) * np.float32(0.1)
    clean, bled = heard(left, right), heard(left, right + echo)
    assert len(heard(left, right)) == len(bled)
    for before, after in zip(clean, bled, strict=True):
        assert after == pytest.approx(before, abs=0.5)


def test_two_people_at_once_both_stay(voices: tuple[Samples, Samples]) -> None:
    left, right = voices
    recording = sound(left, right * np.float32(0.3))
    found = [s for i, c in enumerate(recording.channels) for s in find_speech(c, i)]
    assert without_bleed(recording, found) == found


def test_mono_stays_as_it_is() -> None:
    segments = [SpeechSegment(0, 0.0, 1.0)]
    assert without_bleed(sound(silence(2.0)), segments) == segments
