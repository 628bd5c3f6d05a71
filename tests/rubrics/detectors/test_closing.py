"""The end of a call: all settled, and a courteous goodbye."""

import pytest

from rubrics.call import Call, Direction, Speaker, Utterance
from rubrics.detectors import DETECTORS
from rubrics.dialogue import Dialogue
from tests.rubrics.conversation import verdict

_START = "A: Hello.\nC: When do you open?\nA: At nine.\nC: Thanks.\nA: "


@pytest.mark.parametrize(
    "said",
    [
        "Is there anything else I can help with?",
        "was that everything then",
        "Does that answer your question?",
        "are you all sorted now",
    ],
)
def test_asking_whether_all_is_settled_passes(said: str) -> None:
    assert verdict("resolution_confirmed", _START + said + "\nC: No.\nA: Bye.") == "pass"


def test_reading_back_is_no_check() -> None:
    assert verdict("resolution_confirmed", _START + "So that is nine on Monday. Bye.") == "fail"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Thanks for ringing, bye now.", "pass"),
        ("take care all the best", "pass"),
        ("See you Friday.", "pass"),
        ("Righto.", "fail"),
        ("Uh-huh.", "fail"),
    ],
)
def test_the_last_words_decide_the_closing(said: str, expected: str) -> None:
    assert verdict("courteous_closing", _START + said) == expected


def test_a_caller_who_hangs_up_leaves_no_closing_to_judge() -> None:
    script = _START + "We open at nine.\nC: Forget it."
    assert verdict("courteous_closing", script) == "na"
    assert verdict("resolution_confirmed", script) == "na"


def test_a_call_that_ends_by_transfer_has_no_closing() -> None:
    assert verdict("courteous_closing", _START + "I'll transfer you to billing.") == "na"


def _voicemail(text: str, seconds: float) -> str:
    said = Utterance(Speaker.AGENT, 0.0, seconds, text)
    call = Call("vm", (said,), seconds, Direction.OUTBOUND, voicemail=True)
    return DETECTORS["voicemail_concise"](Dialogue(call), {}).verdict.value


_FULL = (
    "Hello, this is Priscilla from Bright Creek Dental. I'm calling about your appointment."
    " Please call us on 512 555 0148."
)


@pytest.mark.parametrize(
    ("text", "seconds", "expected"),
    [
        (_FULL, 30.0, "pass"),
        (_FULL, 55.0, "partial"),
        (_FULL, 70.0, "fail"),
        (_FULL.replace(" Please call us on 512 555 0148.", ""), 30.0, "partial"),
        ("Give me a ring back.", 10.0, "fail"),
    ],
)
def test_a_voicemail_is_judged_by_length_and_content(
    text: str, seconds: float, expected: str
) -> None:
    assert _voicemail(text, seconds) == expected
