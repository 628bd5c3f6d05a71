"""What is told and offered when a colleague is away."""

import pytest

from tests.rubrics.conversation import judge, verdict

ASKED = "A: Good morning, Acme, Jo speaking.\nC: Could I speak to Karen please?\n"


@pytest.mark.parametrize(
    "words",
    [
        "Karen isn't available right now.",
        "she's on another call",
        "Karen's in a meeting until eleven.",
        "Not at the moment, no.",
        "She's back at two.",
        "shes away from her desk",
    ],
)
def test_availability_is_no_oversharing(words: str) -> None:
    assert verdict("no_oversharing", f"{ASKED}A: {words}") == "pass"


@pytest.mark.parametrize(
    "words",
    [
        "She hasn't shown up yet.",
        "still at lunch im afraid",
        "She's on vacation until Monday.",
        "Karen took her son to school.",
        "off sick again",
        "She's got an interview somewhere.",
        "shes in the bathroom",
        "She's down in Cork at her sister's.",
        "running late again this morning",
    ],
)
def test_whereabouts_and_private_matters_are_oversharing(words: str) -> None:
    assert verdict("no_oversharing", f"{ASKED}A: {words}") == "fail"


@pytest.mark.parametrize(
    "script",
    [
        "A: Hello.\nC: Where is my parcel?\nA: The driver is running late, he'll be there by two.",
        "A: Hello.\nC: I'm on holiday and lost my card.\nA: I was on holiday there myself.",
        "A: Hello.\nC: My husband does this, he's off sick.\nA: That's fine, is he on the account?",
        f"{ASKED}A: Let me see if she's back from lunch. Can you hold?",
        f"{ASKED}A: Certainly, I'll put you through.",
    ],
)
def test_no_colleagues_absence_comes_up(script: str) -> None:
    assert verdict("no_oversharing", script) == "na"


def test_what_was_told_is_quoted_with_its_line() -> None:
    finding = judge("no_oversharing", f"{ASKED}A: Karen's at the dentist.")
    assert "dentist" in finding.reason
    assert [e.utterance for e in finding.evidence] == [2]


@pytest.mark.parametrize(
    "offer",
    [
        "Can I take a message?",
        "Would you like her to give you a ring back?",
        "shall i have a look at it for you",
        "Do you want to speak with someone else in the team?",
    ],
)
def test_an_offer_beside_the_absence_passes(offer: str) -> None:
    assert verdict("absent_colleague_help", f"{ASKED}A: She's in a meeting. {offer}") == "pass"


def test_try_again_later_is_no_offer() -> None:
    assert verdict("absent_colleague_help", f"{ASKED}A: She's out, try again later.") == "fail"


def test_an_answer_pressed_out_by_the_caller_is_no_offer() -> None:
    script = f"{ASKED}A: She's out.\nC: Well, could I leave her a message?\nA: I can take one."
    assert verdict("absent_colleague_help", script) == "fail"
