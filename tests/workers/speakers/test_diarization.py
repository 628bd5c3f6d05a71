"""Two synthesised voices on one channel are told apart; one voice stays one."""

import numpy as np
import pytest

from rubrics.call import Word
from tests.signals import silence
from tests.speech import Voice, needs_speech, say
from workers.audio import RATE_HZ, Samples
from workers.speakers.diarization import tell_voices_apart

pytestmark = needs_speech

TEXTS = (
    "Good morning, how may I help you today?",
    "I have a question about my last invoice.",
    "Let me look at your account for a moment.",
    "Thank you, that would be very kind of you.",
    "It was paid on Monday, so all is well.",
    "That is good to know, thank you very much.",
)


def conversation(*voices: str) -> tuple[Samples, list[Word]]:
    """The texts said by the voices in turn, with one word a third of a second."""
    parts, words, at = [], [], 0.0
    for i, text in enumerate(TEXTS):
        speech = say(text, Voice(voices[i % len(voices)]))
        seconds = len(speech) / RATE_HZ
        starts = np.arange(at + 0.1, at + seconds - 0.4, 0.3)
        words += [Word(f"turn{i}", float(s), float(s) + 0.3) for s in starts]
        parts += [speech, silence(0.5)]
        at += seconds + 0.5
    return np.concatenate(parts), words


@pytest.mark.parametrize("pair", [("slt", "rms"), ("slt", "awb")])
def test_two_voices_are_told_apart(pair: tuple[str, str]) -> None:
    samples, words = conversation(*pair)
    told = tell_voices_apart(samples, words)
    found = told.words
    truth = [int(v.word.text.removeprefix("turn")) % 2 for v in found]
    right = np.mean([v.voice == t for v, t in zip(found, truth, strict=True)])
    assert max(right, 1 - right) >= 0.95
    assert told.clarity > 0.8


def test_one_voice_is_not_said_to_be_two() -> None:
    told = tell_voices_apart(*conversation("rms"))
    assert told.clarity == 0.0


def test_too_little_speech_is_one_voice_with_low_confidence() -> None:
    samples, words = conversation("slt", "rms")
    told = tell_voices_apart(samples, words[:3])
    assert {(v.voice, v.confidence) for v in told.words} == {(0, 0.5)}


def test_every_word_keeps_its_place() -> None:
    samples, words = conversation("slt", "rms")
    assert [v.word for v in tell_voices_apart(samples, words).words] == words
