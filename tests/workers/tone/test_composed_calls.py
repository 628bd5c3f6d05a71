"""What the sound criteria say of calls whose voices are raised on purpose."""

import numpy as np
import pytest

from rubrics.call import Call, Utterance
from tests.signals import silence, tone, voiced
from tests.speech import Voice, needs_speech
from tests.workers.tone.composed import (
    AGENT,
    CALLER,
    RAISED,
    SENTENCES,
    VOICES,
    Said,
    compose,
    in_turns,
    labels,
    say_once,
    verdict,
)
from workers.audio import Samples
from workers.tone import Spoken, measure_tone

pytestmark = needs_speech

CALM = tuple(in_turns(0, 60))
AGC = ("compand", "0.05,0.3", "-60,-60,-30,-12,-6,-10", "0", "-20", "0.1")
LINES = {
    "plain": (),
    "telephone": ("rate", "8000", "sinc", "300-3400"),
    "faint": ("gain", "-25"),
    "clipped": ("gain", "24"),
    "gain control": AGC,
}
RAISED_WORDS = {"raised", "tense"}


def tense_for(seconds: float) -> Call:
    """The agent is raised at 60 s, and again until the voice comes back."""
    raised = in_turns(60, 60 + seconds, agent=RAISED)
    return compose([*CALM, *raised, *in_turns(60 + seconds, 110 + seconds)])


@pytest.mark.parametrize(("seconds", "expected"), [(20, "pass"), (50, "partial")])
def test_a_tense_stretch_is_judged_by_how_soon_it_is_over(seconds: float, expected: str) -> None:
    assert verdict("tone_adjusts", tense_for(seconds)) == expected


@pytest.mark.parametrize("until", [110, 150])
def test_a_voice_that_never_comes_back_fails(until: float) -> None:
    """However long it lasts: the calm beginning is the baseline."""
    call = compose([*CALM, *in_turns(60, until, agent=RAISED)])
    assert verdict("tone_adjusts", call) == "fail"


@pytest.mark.parametrize("line", LINES)
def test_a_calm_call_stays_calm_on_any_line(line: str) -> None:
    call = compose(CALM, line=LINES[line])
    assert not RAISED_WORDS & {*labels(call), *labels(call, CALLER)}
    assert verdict("tone_adjusts", call) == verdict("calm_under_pressure", call) == "na"


@pytest.mark.parametrize("line", ["plain", "telephone", "faint"])
@pytest.mark.parametrize(("agent", "expected"), [((), "pass"), (RAISED, "fail")])
def test_a_raised_caller_is_met_calmly_or_not(
    agent: tuple[str, ...], expected: str, line: str
) -> None:
    said = [*CALM, Said(CALLER, 60, RAISED), Said(AGENT, 65, agent), Said(CALLER, 70), *rest()]
    assert verdict("calm_under_pressure", compose(said, line=LINES[line])) == expected


def rest() -> list[Said]:
    return list(in_turns(75, 95))


@pytest.mark.parametrize(("voice", "expected"), [("awb", "pass"), ("kal16", "fail")])
def test_a_monotone_is_not_warm(voice: str, expected: str) -> None:
    said = [Spoken("agent", say_once(text, Voice(voice))) for text in SENTENCES]
    utterances = tuple(
        Utterance(AGENT, 5.0 * i, 5.0 * i + 3.0, "hello", tone=tone)
        for i, tone in enumerate(measure_tone(said))
    )
    assert verdict("tone_warm", Call("voice", utterances, 40.0, sounded=True)) == expected


def test_a_faster_voice_alone_is_not_raised() -> None:
    call = compose([*CALM, Said(AGENT, 60, ("tempo", "1.3")), *rest()])
    assert verdict("tone_adjusts", call) == "na"


def chords(seconds: float = 3.0) -> Samples:
    """Music as it is played to those who wait."""
    parts = [
        sum(tone(hz * 2 ** (step / 12), seconds / 4, level=0.15) for hz in (262, 330, 392))
        for step in (0, 5, 7, 0)
    ]
    return np.concatenate(parts).astype(np.float32)


STRANGE = {
    "silence": silence(3),
    "music": chords(),
    "a beep": tone(1000, 1.5, level=0.5),
    "a click": np.concatenate([silence(1), np.ones(20, np.float32), silence(1)]),
    "a hum": voiced(100, 2, level=0.02),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_voice_is_not_called_raised(kind: str) -> None:
    usual = [Spoken("agent", say_once(text, VOICES[AGENT])) for text in SENTENCES]
    tones = measure_tone([*usual, Spoken("agent", STRANGE[kind])])
    assert not RAISED_WORDS & {t.label for t in tones}


def test_the_other_side_leaking_in_is_left_out() -> None:
    usual = [Spoken("agent", say_once(text, VOICES[AGENT])) for text in SENTENCES]
    leak = say_once(SENTENCES[0], VOICES[CALLER]) * np.float32(0.01)
    tones = measure_tone([*usual, *[Spoken("agent", leak)] * 2])
    assert [t.arousal for t in tones[-2:]] == [None, None]
    assert all(abs(t.arousal or 0) < 0.6 for t in tones)
