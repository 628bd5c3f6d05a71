"""The countable facts of a call."""

from dataclasses import replace

import pytest

from rubrics.call import Speaker, Utterance
from rubrics.dialogue import Dialogue
from rubrics.metrics import measure
from tests.rubrics.conversation import play


def test_talk_share_and_silence_come_from_the_times() -> None:
    metrics = measure(Dialogue(play("A: Hello there.\nC: Hi.\n(20 s)\nA: I am back.")))
    assert metrics.talk_share_agent == pytest.approx(0.667)
    assert metrics.longest_silence_seconds == pytest.approx(20.5)


def test_words_per_minute_are_the_agents() -> None:
    said = Utterance(Speaker.AGENT, 0.0, 30.0, " ".join(["word"] * 75))
    call = replace(play("A: x"), utterances=(said,))
    assert measure(Dialogue(call)).words_per_minute == 150.0


def test_nobody_speaks() -> None:
    metrics = measure(Dialogue(replace(play("A: x"), utterances=())))
    assert metrics.talk_share_agent is None
    assert metrics.words_per_minute is None
    assert metrics.longest_silence_seconds == 0.0


def test_interruptions_are_not_counted_where_times_cannot_be_trusted() -> None:
    assert measure(Dialogue(replace(play("A: Hello."), timed=False))).interruptions is None


def test_the_time_to_reply_is_the_agents_usual_one() -> None:
    metrics = measure(
        Dialogue(play("C: Hi.\n(1 s)\nA: Hello.\nC: So.\n(2 s)\nA: Yes.\nC: Well.\n(9 s)\nA: No."))
    )
    assert metrics.response_seconds == pytest.approx(2.5)
    assert measure(Dialogue(play("A: Hello."))).response_seconds is None
