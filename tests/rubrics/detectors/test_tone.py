"""Tone and pace from what was measured in the sound."""

from dataclasses import replace

import pytest

from rubrics.call import Call, Speaker, Utterance, UtteranceTone
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from tests.rubrics.conversation import play, verdict

_A, _C = Speaker.AGENT, Speaker.CALLER


def _said(
    who: Speaker, start: float, semitones: float, loudness_db: float, spread: float = 4.0
) -> Utterance:
    tone = UtteranceTone(180.0, semitones, spread, -20.0, loudness_db)
    return Utterance(who, start, start + 6.0, "so let me see what we can do here", tone=tone)


def _verdict(criterion: str, *said: Utterance) -> str:
    call = Call("tone", said, said[-1].end, sounded=True)
    return DETECTORS[criterion](Dialogue(call), {}).verdict.value


@pytest.mark.parametrize(("spread", "expected"), [(4.0, "pass"), (0.5, "fail")])
def test_a_lively_voice_is_warm_and_a_flat_one_is_not(spread: float, expected: str) -> None:
    said = [_said(_A, 10.0 * i, 0.0, 0.0, spread) for i in range(4)]
    assert _verdict("tone_warm", *said) == expected


@pytest.mark.parametrize(
    ("calm_after", "expected"), [(10.0, "pass"), (40.0, "partial"), (90.0, "fail")]
)
def test_a_tense_voice_must_come_back_soon(calm_after: float, expected: str) -> None:
    tense = _said(_A, 0.0, 5.0, 6.0)
    assert _verdict("tone_adjusts", tense, _said(_A, 6.0 + calm_after, 0.0, 0.0)) == expected


@pytest.mark.parametrize(
    ("loudness_db", "expected"), [(1.0, "pass"), (5.0, "partial"), (9.0, "fail")]
)
def test_the_agent_stays_calm_while_the_caller_is_raised(loudness_db: float, expected: str) -> None:
    raised = _said(_C, 0.0, 5.0, 8.0)
    assert _verdict("calm_under_pressure", raised, _said(_A, 7.0, 0.0, loudness_db)) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(30.0, "pass"), (45.0, "partial"), (20.0, "fail"), (60.0, "fail")]
)
def test_pace_is_words_by_the_minute(seconds: float, expected: str) -> None:
    said = Utterance(_A, 0.0, seconds, " ".join(["word"] * 75))
    assert _verdict("pace", said) == expected


def test_a_transcript_without_sound_has_no_tone() -> None:
    for criterion in ("tone_warm", "tone_adjusts", "calm_under_pressure"):
        assert verdict(criterion, "A: Hello there.\nC: Hi.") == "na"


def test_sound_without_voice_is_left_to_a_reviewer() -> None:
    call = replace(play("A: Hello there.\nC: Hi."), sounded=True)
    assert DETECTORS["tone_warm"](Dialogue(call), {}).verdict.value == "unsure"


def test_the_last_words_alone_do_not_tell_whether_the_voice_came_back() -> None:
    said = [_said(_A, 0.0, 0.0, 0.0), _said(_A, 10.0, 5.0, 6.0)]
    assert _verdict("tone_adjusts", *said) == "unsure"


def test_a_voice_that_is_raised_without_being_louder_counts_as_tense() -> None:
    tone = UtteranceTone(180.0, 1.0, 4.0, -20.0, 0.0, arousal=1.1)
    tense = Utterance(_A, 0.0, 6.0, "as I said", tone=tone)
    assert _verdict("tone_adjusts", tense, _said(_A, 90.0, 0.0, 0.0)) == "fail"
