"""The offline recogniser hears plain words, at their times, the same ones every time."""

import numpy as np
import pytest

from tests.signals import noise, silence, sound
from tests.speech import Voice, needs_speech, say
from workers.audio import Sound
from workers.errors import WrongLanguage
from workers.speech.transcriber import SpeechSegment

pytest.importorskip("pocketsphinx", reason="there is no pocketsphinx for this Python")

from workers.speech.pocketsphinx import PocketSphinxTranscriber

pytestmark = needs_speech


@pytest.fixture(scope="module")
def transcriber() -> PocketSphinxTranscriber:
    return PocketSphinxTranscriber()


@pytest.fixture(scope="module")
def greeting() -> Sound:
    said = say("Good morning, my name is David. I am going to put you on hold.", Voice("rms", 1.2))
    return sound(np.concatenate([silence(2), said]), noise(3, level=0.01))


def whole(recording: Sound, channel: int = 0) -> SpeechSegment:
    return SpeechSegment(channel, 0.0, recording.duration)


def test_greeting_name_and_hold_are_heard(
    transcriber: PocketSphinxTranscriber, greeting: Sound
) -> None:
    (words,) = transcriber.transcribe(greeting, [whole(greeting)])
    heard = [w.text for w in words]
    assert {"good", "morning", "name", "david", "hold"} <= set(heard)


def test_words_stand_in_order_at_their_times(
    transcriber: PocketSphinxTranscriber, greeting: Sound
) -> None:
    (words,) = transcriber.transcribe(greeting, [SpeechSegment(0, 1.5, greeting.duration)])
    times = [t for w in words for t in (w.start, w.end)]
    assert times == sorted(times)
    assert words[0].start == pytest.approx(2.0, abs=0.3)
    assert all(w.confidence is not None and 0 <= w.confidence <= 1 for w in words)


def test_a_result_does_not_depend_on_what_came_before(
    transcriber: PocketSphinxTranscriber, greeting: Sound
) -> None:
    (first,) = transcriber.transcribe(greeting, [whole(greeting)])
    *_, again = transcriber.transcribe(greeting, [whole(greeting, 1), whole(greeting)])
    assert again == first
    assert next(PocketSphinxTranscriber().transcribe(greeting, [whole(greeting)])) == first


def test_it_says_that_it_is_the_fallback(transcriber: PocketSphinxTranscriber) -> None:
    assert transcriber.engine.fallback
    assert transcriber.engine.name == "pocketsphinx"


def test_it_goes_on_where_another_stopped(
    transcriber: PocketSphinxTranscriber, greeting: Sound
) -> None:
    segments = [SpeechSegment(0, 1.5, 4.0), SpeechSegment(0, 4.0, greeting.duration)]
    whole = list(transcriber.transcribe(greeting, segments))
    assert list(transcriber.transcribe(greeting, segments, done=1)) == whole[1:]


def test_it_refuses_to_read_another_language(greeting: Sound) -> None:
    with pytest.raises(WrongLanguage, match=r"only knows English.*Use Whisper"):
        PocketSphinxTranscriber("es").find_language(greeting, [whole(greeting)])
