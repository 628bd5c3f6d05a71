"""What is told and offered when a colleague is away."""

import pytest

from rubrics.call import Direction
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


@pytest.mark.parametrize(
    "words",
    [
        "His marriage is on the rocks, so he's off with the mediator till four.",
        "He was on the beers till four this morning.",
        "He'd a falling out with the wife and he's in his mother's since Sunday.",
        "He's having a bit of a wobble, poor lamb.",
    ],
)
def test_gossip_about_the_absent_colleague_fails(words: str) -> None:
    script = f"A: Hello, Acme, Jo here.\nC: Is Mick there?\nA: He isn't. {words}"
    assert verdict("no_oversharing", script) == "fail"


def test_private_matters_that_the_agent_brings_up_unasked_fail() -> None:
    script = "A: Hi, it's Kit. I'm doing Andrew's round, he's been signed off with his nerves."
    assert verdict("no_oversharing", script, direction=Direction.OUTBOUND) == "fail"


@pytest.mark.parametrize(
    "script",
    [
        "A: Support, account number.\nC: Four.\nA: Name on it?\nC: Rosalind Cole.\nA: Quit that.",
        "A: Acme.\nC: It's my account. Leonard Okonjo.\nA: They're just finishing with somebody.",
        "A: Acme.\nC: Take a cab, there is a gate.\nA: He'll find it, how many are you?",
    ],
)
def test_callers_and_drivers_are_no_absent_colleagues(script: str) -> None:
    assert verdict("no_oversharing", script) == "na"


def test_an_offer_made_as_soon_as_the_absence_is_told_is_not_pressed_out() -> None:
    script = """
    A: Hello, Acme. That's Nigel's extension you've come through on.
    C: Would you be able to ask him about the risk assessment?
    A: He's in a meeting.
    C: Oh dear.
    A: Let me take your details and I'll see that he gets them.
    """
    assert verdict("absent_colleague_help", script) == "pass"


@pytest.mark.parametrize(
    "words",
    [
        "She's with a until eleven. I could take down a note for her.",
        "hes on call can i get him ring you",
        "Mick not his desk at the minute, I could get him to ring you.",
    ],
)
def test_an_absence_is_understood_although_words_of_it_are_lost(words: str) -> None:
    script = f"A: Hello, Acme, Jo here.\nC: Is Mick there?\nA: {words}"
    assert verdict("no_oversharing", script) == "pass"
    assert verdict("absent_colleague_help", script) == "pass"
