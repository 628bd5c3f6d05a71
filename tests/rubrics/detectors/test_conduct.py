"""Hiding behind rules, hurrying and talking over the caller."""

from dataclasses import replace

import pytest

from rubrics.call import Speaker, Utterance
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from tests.rubrics.conversation import play, verdict

_REFUND = "C: Can I have my money back?\nA: {}"


@pytest.mark.parametrize(
    "said",
    [
        "Sorry, that's our policy, no refunds.",
        "there's nothing i can do about that",
        "the system won't let me",
        "That's not my department.",
    ],
)
def test_a_rule_that_ends_the_matter_fails(said: str) -> None:
    assert verdict("no_policy_hiding", _REFUND.format(said)) == "fail"


def test_a_rule_with_another_way_offered_is_partial() -> None:
    said = "Our policy doesn't allow a refund, but I can give you a voucher."
    assert verdict("no_policy_hiding", _REFUND.format(said)) == "partial"


def test_an_alternative_that_the_caller_pressed_out_does_not_count() -> None:
    script = _REFUND.format("That's the policy, so no.")
    pressed = "\nC: But surely there is somebody?\nA: You can speak to the manager if you like."
    assert verdict("no_policy_hiding", script + pressed) == "fail"


@pytest.mark.parametrize(
    "said", ["What is your policy number?", "I'll ask the warranty department for you."]
)
def test_an_insurance_policy_hides_nothing(said: str) -> None:
    assert verdict("no_policy_hiding", _REFUND.format(said)) == "pass"


@pytest.mark.parametrize(
    "said",
    [
        "Make it quick please.",
        "can you get to the point",
        "I've got other calls waiting.",
        "there's a queue out the door so if you could move it on",
    ],
)
def test_hurrying_the_caller_fails(said: str) -> None:
    assert verdict("no_rushing", _REFUND.format(said)) == "fail"


@pytest.mark.parametrize(
    "said", ["I'll be quick.", "Take your time, there's no rush.", "Just a quick question for you."]
)
def test_haste_on_the_callers_behalf_passes(said: str) -> None:
    assert verdict("no_rushing", _REFUND.format(said)) == "pass"


def _talked_over(times: int, overlap_seconds: float, said: str = "What is the number?") -> str:
    lines = []
    for turn in range(times):
        at = turn * 10.0
        lines.append(Utterance(Speaker.CALLER, at, at + 5.0, "I have been trying to tell you that"))
        lines.append(Utterance(Speaker.AGENT, at + 5.0 - overlap_seconds, at + 8.0, said))
    call = replace(play("A: Hello."), utterances=tuple(lines))
    return DETECTORS["no_interruptions"](Dialogue(call), {}).verdict.value


@pytest.mark.parametrize(("times", "expected"), [(1, "pass"), (2, "partial"), (3, "fail")])
def test_interruptions_are_counted(times: int, expected: str) -> None:
    assert _talked_over(times, 0.8) == expected


def test_a_short_overlap_and_a_murmur_are_no_interruptions() -> None:
    assert _talked_over(4, 0.4) == "pass"
    assert _talked_over(4, 1.0, "Mm-hm, I see.") == "pass"


def test_a_mono_recording_is_not_judged_for_interruptions() -> None:
    call = replace(play("A: Hello."), timed=False)
    assert DETECTORS["no_interruptions"](Dialogue(call), {}).verdict.value == "na"
