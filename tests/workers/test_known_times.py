"""Silences, interruptions and reply times of a recording made for the purpose, found from sound."""

import numpy as np
import pytest

from rubrics.dialogue import Dialogue
from rubrics.metrics import measure
from rubrics.scorecard import Metrics
from tests.signals import silence, voiced, write_wav
from tests.speech import Voice, needs_speech, say
from workers.audio import RATE_HZ, Samples
from workers.pipeline import Recording, Tools, analyse
from workers.speech.model_holder import ModelHolder
from workers.speech.settings import EngineChoice, SpeechSettings

pytest.importorskip("pocketsphinx", reason="there is no pocketsphinx for this Python")
pytestmark = needs_speech

QUESTION = "I would like to know when my new order is going to be here."
ANSWER = "I am looking for your order in the list of this week."
HOLD_SECONDS = 12.0
REPLY_SECONDS = 1.5
OVERLAP_SECONDS = 1.0


def place(channel: Samples, sound: Samples, at_seconds: float) -> float:
    """Lay a sound on the channel; when it ends, in seconds."""
    start = round(at_seconds * RATE_HZ)
    channel[start : start + len(sound)] += sound
    return at_seconds + len(sound) / RATE_HZ


@pytest.fixture(scope="module")
def metrics(tmp_path_factory: pytest.TempPathFactory) -> Metrics:
    """The caller asks twice; a late reply, a hold with music, then the agent cuts in."""
    question, answer = say(QUESTION, Voice("slt")), say(ANSWER, Voice("rms"))
    agent, caller = silence(60), silence(60)
    asked = place(caller, question, 1.0)
    answered = place(agent, answer, asked + REPLY_SECONDS)
    for second in range(2, int(HOLD_SECONDS) - 2):
        place(agent, voiced(220 + 20 * (second % 3), 0.9, level=0.2), answered + second)
    asked = place(caller, question, answered + HOLD_SECONDS)
    place(agent, answer, asked - OVERLAP_SECONDS)
    end = round((asked + 6) * RATE_HZ)
    path = tmp_path_factory.mktemp("calls") / "times.wav"
    write_wav(path, agent[:end], caller[:end])
    tools = Tools(ModelHolder(SpeechSettings(engine=EngineChoice.POCKETSPHINX)))
    return measure(Dialogue(analyse(Recording(path, "times", agent_channel="left"), tools)))


def test_a_hold_with_music_is_the_longest_silence(metrics: Metrics) -> None:
    assert metrics.longest_silence_seconds == pytest.approx(HOLD_SECONDS, abs=0.6)


def test_cutting_in_is_one_interruption(metrics: Metrics) -> None:
    assert metrics.interruptions == 1


def test_the_time_to_reply_is_the_middle_of_both(metrics: Metrics) -> None:
    assert metrics.response_seconds == pytest.approx(REPLY_SECONDS / 2, abs=0.3)


def test_both_talk_about_as_long(metrics: Metrics) -> None:
    lengths = [len(say(t, Voice(v))) for t, v in ((ANSWER, "rms"), (QUESTION, "slt"))]
    assert metrics.talk_share_agent == pytest.approx(lengths[0] / sum(lengths), abs=0.06)


def test_the_rate_of_speech_is_the_agents(metrics: Metrics) -> None:
    spoken = np.size(say(ANSWER, Voice("rms"))) / RATE_HZ
    assert metrics.words_per_minute == pytest.approx(60 * len(ANSWER.split()) / spoken, rel=0.2)
