"""Colleagues and callers mocked in figures of speech, and ordinary talk that sounds like it."""

import pytest

from rubrics.commitments import find_commitments
from rubrics.dialogue import Dialogue
from tests.rubrics.conversation import play, verdict

_ABOUT = "C: The parcel has not come and I am waiting.\nA: {}"


@pytest.mark.parametrize(
    "said",
    [
        "Billing being Billing, it went out without a stamp.",
        "Sandra and a calendar have never been introduced.",
        "You might as well shout it down a well as send it to Complaints, they're that slow.",
        "they tell everybody two weeks its just a line they use",
        "I spend half my life clearing up after that lad.",
        "He'd promise you the moon, that fella.",
        "She does be writing nothing down.",
        "I'd love to say I'm surprised, but they pack it blindfold down there.",
        "That crowd treat a deadline as a suggestion.",
    ],
)
def test_a_colleague_mocked_in_a_figure_of_speech_is_run_down(said: str) -> None:
    assert verdict("no_blaming", _ABOUT.format(said)) == "fail"


@pytest.mark.parametrize(
    "said",
    [
        "Could you spell it, so that I don't make a hash of it?",
        "I'd say they did.",
        "Did they? That's dreadful.",
        "I'm hopeless with these machines, bear with me.",
        "Dermot handles the refunds, he's in until four.",
        "The warehouse sent it on Monday and they'll ring you.",
        "It always does that in the cold.",
        "They never deliver on a bank holiday.",
        "I wouldn't want you to wait in for nothing.",
    ],
)
def test_ordinary_words_about_colleagues_or_oneself_are_no_blame(said: str) -> None:
    assert verdict("no_blaming", _ABOUT.format(said)) == "pass"


@pytest.mark.parametrize(
    "said",
    [
        "sir im up a ladder does it look like i can check",
        "Most people who tell me that turn out to be sitting on the parcel.",
        "Somebody alert the newspapers.",
        "Thank you for the lecture.",
    ],
)
def test_a_caller_mocked_in_a_figure_of_speech_is_disrespect(said: str) -> None:
    assert verdict("respectful_language", _ABOUT.format(said)) == "fail"


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ("respectful_language", "Who'd you talk to?"),
        ("respectful_language", "785 555 0142. And I'll say it's out for the second time."),
        ("respectful_language", "You'd only get one if you'd not paid enough."),
        ("no_rushing", "Uh-huh. What's the postcode?"),
        ("no_rushing", "He'd say anything to get you off the phone."),
        ("no_policy_hiding", "If it doesn't take it, try it on a laptop."),
        ("no_policy_hiding", "Once I've had my hands on it, it'll run."),
        ("no_overpromise", "You can't miss it. It's wearing a hat."),
    ],
)
def test_asking_echoing_and_helping_are_no_fault(criterion: str, said: str) -> None:
    assert verdict(criterion, _ABOUT.format(said)) == "pass"


@pytest.mark.parametrize(
    "said",
    [
        "I'd love to chat, but there's four people stood at my counter.",
        "Could I have the abridged version, please?",
        "we'll be here till the cows come home",
    ],
)
def test_impatience_in_a_figure_of_speech_hurries(said: str) -> None:
    assert verdict("no_rushing", _ABOUT.format(said)) == "fail"


@pytest.mark.parametrize(
    "said",
    [
        "Moran, M O R A, is it?",
        "I'm not actually Miss Moran.",
    ],
)
def test_spelling_denying_or_noting_a_name_is_no_address(said: str) -> None:
    asked = "A: Hello.\nC: My name is Ciara Moran, moran lawnmower for saturday.\nA: {}"
    assert verdict("uses_name", asked.format(said)) == "fail"


def test_a_name_at_the_head_of_a_noted_message_is_no_address() -> None:
    call = (
        "A: Hello.\nC: This is Kendra Moran.\nA: Go on.\n"
        "C: Tell him Kendra called about the mower, by noon.\nA: kendra mower noon fine"
    )
    assert verdict("uses_name", call) == "fail"


def test_a_caller_who_answers_with_the_own_name_asks_for_nobody() -> None:
    call = "A: Are you Mr Finch?\nC: Yeah, Martin Finch.\nC: My wife is out.\nA: She's right, too."

    assert verdict("no_oversharing", call) == "na"


def test_a_team_that_is_away_is_an_absent_colleague() -> None:
    call = (
        "A: Hello.\nC: A word with the grants people?\nA: They're back at nine. Shall I ask them "
    )
    assert verdict("absent_colleague_help", call + "to ring you?") == "pass"


def test_what_the_agent_owns_up_to_was_a_failure_of_the_house() -> None:
    call = "A: Hello.\nC: The website says it is in stock.\nA: Does it? {}, it should have changed."

    assert verdict("apology", call.format("I do apologise")) == "pass"


def test_an_offer_and_its_promise_are_one_commitment() -> None:
    call = play(
        "A: I can ask her to call you.\nC: Please.\nA: What about?\nC: The roof.\n"
        "A: She'll call you tomorrow.\nC: Thanks.\nA: Right, so she'll call tomorrow."
    )
    assert [c.utterance for c in find_commitments(Dialogue(call))] == [4]
